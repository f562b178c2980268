public import Linux

/// The names of the files of a log.
///
/// The format itself is specified in `FORMAT.md` beside this file.
public struct LogFolder: Sendable {
    /// The largest sequence that an event may have, so that counting on can never overflow: a larger one in a
    /// file is damage.
    public static let largestSequence = UInt64(Int64.max)

    /// The folder.
    public let path: FilePath

    /// The log in the folder `path`.
    public init(_ path: FilePath) { self.path = path }

    /// The segment that is being written.
    public var current: FilePath { path.appending("current.jsonl") }
    /// The mark of what is on stable storage.
    public var durable: FilePath { path.appending("durable") }
    /// The file whose lock the one writer holds, with its process number as text.
    public var lock: FilePath { path.appending("durable.lock") }

    /// A sealed segment whose first event has this sequence.
    public func sealed(first: UInt64) -> FilePath { path.appending(Self.digits(first) + ".jsonl") }

    /// The same segment, compressed.
    public func compressed(first: UInt64) -> FilePath {
        sealed(first: first).withSuffix(Self.compressedSuffix)
    }

    /// Whether a file is a compressed segment, by its name.
    public static func isCompressed(_ path: FilePath) -> Bool {
        path.bytes.suffix(compressedSuffix.utf8.count).elementsEqual(compressedSuffix.utf8)
    }

    private static let compressedSuffix = ".zst"

    /// Where the bytes of a torn tail are kept: named after the sequence that would have come next and the
    /// offset they stood at. The second copy of one place ends in `.2`, and so on.
    public func torn(next: UInt64, offset: Int, number: Int = 1) -> FilePath {
        let name = "torn-\(Self.digits(next))-\(Self.digits(UInt64(offset)))"
        return path.appending(number > 1 ? "\(name).\(number)" : name)
    }

    /// The first sequence of a sealed segment, plain or compressed, read from its name; `nil` for any other file.
    public static func firstSequence(ofSealed name: FilePath) -> UInt64? {
        guard let text = name.utf8, text.dropFirst(20) == ".jsonl" || text.dropFirst(20) == ".jsonl.zst",
            let first = number(text.utf8.prefix(20)), 1...largestSequence ~= first
        else { return nil }
        return first
    }

    /// Twenty digits, leading zeros included: as many as the largest sequence has, so that names sort.
    static func digits(_ number: UInt64) -> String {
        let digits = String(number)
        return String(repeating: "0", count: 20 - digits.utf8.count) + digits
    }

    /// The number that decimal digits write; `nil` for anything else.
    static func number(_ digits: some Collection<UInt8>) -> UInt64? {
        guard !digits.isEmpty else { return nil }
        var number: UInt64 = 0
        for digit in digits {
            guard 0x30...0x39 ~= digit else { return nil }
            let (scaled, overflow) = number.multipliedReportingOverflow(by: 10)
            let (sum, carry) = scaled.addingReportingOverflow(UInt64(digit - 0x30))
            guard !overflow, !carry else { return nil }
            number = sum
        }
        return number
    }
}
