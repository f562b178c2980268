internal import EventLog
internal import Intake
internal import JSON
internal import Varlink

/// What a client wants to be sent of the log.
struct TailRequest: Equatable {
    /// A parameter that is unknown or has a value of no use.
    struct Fault: Error, Equatable {
        let parameter: String
    }

    /// The event after which to begin; `nil` where the client did not say.
    var after: UInt64?
    /// Whether to go on with the events that come.
    var follows = false
    /// CloudEvents types; all when empty.
    var types: Set<String> = []
    /// Names of sources; all when empty.
    var sources: Set<String> = []

    /// Reads the parameters of a call.
    init(_ call: VarlinkCall) throws(Fault) {
        var fault = "parameters"
        var unknown: String?
        var scanner = JSONScanner(call.parameters)
        do throws(JSONError) {
            try scanner.object { (key, scanner) throws(JSONError) in
                fault = key
                if scanner.peek() == .null {
                    try scanner.skip()
                    return
                }
                switch key {
                case "after": after = UInt64(exactly: try scanner.integer()) ?? .max
                case "follow": follows = try scanner.bool()
                case "types": types = try Self.strings(&scanner)
                case "sources": sources = try Self.strings(&scanner)
                default:
                    unknown = key
                    try scanner.skip()
                }
            }
            fault = "parameters"
            try scanner.finish()
        } catch { throw Fault(parameter: fault) }
        if let unknown { throw Fault(parameter: unknown) }
        if let after, after > LogFolder.largestSequence { throw Fault(parameter: "after") }
        // A type that there never is would be waited for in vain.
        guard types.allSatisfy({ LoggedEvent.Kind(rawValue: $0) != nil }) else {
            throw Fault(parameter: "types")
        }
    }

    private static func strings(_ scanner: inout JSONScanner) throws(JSONError) -> Set<String> {
        var strings: Set<String> = []
        try scanner.array { (scanner) throws(JSONError) in strings.insert(try scanner.string()) }
        return strings
    }

    /// Whether the event of this line is wanted.
    func accepts(_ line: [UInt8]) -> Bool {
        if types.isEmpty, sources.isEmpty { return true }
        guard let header = EventHeader(line) else { return false }
        if !types.isEmpty, !types.contains(header.type) { return false }
        guard !sources.isEmpty else { return true }
        return header.source.hasPrefix(Self.origin)
            && sources.contains(String(header.source.dropFirst(Self.origin.count)))
    }

    /// What stands before the name of a source in an event.
    private static let origin = "/incoming/"
}
