public import Checksum
internal import JSON
internal import Linux

/// What a sealed segment holds, kept in a file beside it.
///
/// It tells where the log goes on without a look at the segment, when its events were decided, and, by one
/// digest over the digests of its lines, whether it is still what it was when it was sealed.
public struct SegmentFooter: Equatable, Sendable {
    /// The version of the format that this program writes and understands.
    public static let format = 1

    /// The sequence that names the segment.
    public var name: UInt64
    /// The identity of the log; absent where no event tells.
    public var logID: String?
    /// Whole events.
    public var events: UInt64 = 0
    /// The sequence of the first whole event in the file; 0 when there is none.
    public var first: UInt64 = 0
    /// The sequence of the last whole event in the file; 0 when there is none.
    public var last: UInt64 = 0
    /// When the first event was decided, as it says; absent where it does not.
    public var firstTime: String?
    /// When the last event was decided, as it says; absent where it does not.
    public var lastTime: String?
    /// Bytes of the plain file.
    public var bytes = 0
    /// The offset after the newline of the last whole event.
    public var end = 0
    /// Lines that hold nothing.
    public var blankLines = 0
    /// Lines that are damaged.
    public var badLines = 0
    /// The link that the event after the last one carries.
    public var link: UInt64 = EventChain.beginning
    /// The SHA-256 over the SHA-256 digests of all whole events' lines, in the order of the file.
    public var digest: Digest256

    init(name: UInt64, digest: Digest256) {
        self.name = name
        self.digest = digest
    }

    /// The footer as it stands in its file: a JSON object and a newline.
    public var document: [UInt8] {
        var writer = JSONWriter(capacity: 512)
        writer.beginObject()
        writer.key("format")
        writer.number(Self.format)
        members(&writer)
        return CheckedDocument.close(writer)
    }

    /// Writes what tombstones say too.
    func members(_ writer: inout JSONWriter) {
        writer.member("segment", LogFolder.digits(name) + ".jsonl")
        writer.key("log")
        writer.optional(logID)
        writer.member("first", String(first))
        writer.member("last", String(last))
        writer.key("firstTime")
        writer.optional(firstTime)
        writer.key("lastTime")
        writer.optional(lastTime)
        for (name, number) in [
            ("events", Int(clamping: events)), ("bytes", bytes), ("end", end), ("blankLines", blankLines),
            ("badLines", badLines),
        ] {
            writer.key(name)
            writer.number(number)
        }
        writer.member("link", Hex.string(link))
        writer.member("sha256", digest.hex)
    }

    /// Reads a footer; `nil` when it is not whole, or of a format that is not known.
    public init?(_ bytes: [UInt8]) {
        guard let line = CheckedDocument.line(of: bytes) else { return nil }
        self.init(name: 0, digest: .zero)
        var format = 0
        var scanner = JSONScanner(line)
        do throws(JSONError) {
            try scanner.object { (key, scanner) throws(JSONError) in
                if key == "format" { format = try scanner.count() } else { try read(key, &scanner) }
            }
            try scanner.finish()
        } catch { return nil }
        guard format == Self.format, isPossible else { return nil }
    }

    /// Reads one member; passes over one that is not known.
    mutating func read(_ key: String, _ scanner: inout JSONScanner) throws(JSONError) {
        switch key {
        case "segment":
            name = LogFolder.firstSequence(ofSealed: FilePath(try scanner.string())) ?? 0
        case "log": logID = try scanner.optionalString()
        case "first": first = try scanner.sequence()
        case "last": last = try scanner.sequence()
        case "firstTime": firstTime = try scanner.optionalString()
        case "lastTime": lastTime = try scanner.optionalString()
        case "events": events = try scanner.sequence()
        case "bytes": self.bytes = try scanner.count()
        case "end": end = try scanner.count()
        case "blankLines": blankLines = try scanner.count()
        case "badLines": badLines = try scanner.count()
        case "link": link = Hex.number(try scanner.stringBytes(), as: UInt64.self) ?? 0
        case "sha256": digest = Digest256(hex: try scanner.stringBytes()) ?? .zero
        default: try scanner.skip()
        }
    }

    /// Whether the numbers can be those of a segment.
    var isPossible: Bool {
        name > 0 && last <= LogFolder.largestSequence && first <= LogFolder.largestSequence
            && (events == 0) == (first == 0) && (first == 0) == (last == 0) && end <= bytes
            && digest != .zero
    }

    /// Whether the segment has all its events and nothing else but blank lines.
    public var isSound: Bool {
        badLines == 0 && events > 0 && first == name && last >= first && events == last - first + 1
    }
}

extension JSONWriter {
    /// Writes a string, or `null`.
    mutating func optional(_ value: String?) {
        if let value { string(value) } else { null() }
    }
}

extension SegmentFooter {
    /// The footer of the segment that `name` names, by a survey of it as a sealed one.
    init(
        of survey: SegmentSurvey, named name: UInt64, in file: borrowing some LineSource & ~Copyable
    ) throws(SystemError) {
        self.init(name: name, digest: survey.digest ?? .zero)
        logID = survey.first?.header?.logID
        events = survey.standing.events
        first = survey.first?.sequence ?? 0
        firstTime = survey.first?.header?.time
        bytes = survey.size
        end = survey.standing.end
        blankLines = survey.blankLines
        badLines = survey.badLines
        guard let lastLine = survey.lastLine else { return }
        last = lastLine.sequence
        link = survey.standing.lastLink
        let line = try file.read(at: lastLine.offset, count: lastLine.length)
        lastTime = EventHeader(line)?.time
    }

    /// The footer of the segment that `first` names; `nil` when it is not there or not whole, or belongs to
    /// another segment.
    static func read(first: UInt64, in folder: LogFolder, on disk: any Disk) throws(SystemError)
        -> SegmentFooter?
    {
        guard let bytes = try disk.contents(of: folder.footer(first: first), atMost: 64 << 10),
            let footer = SegmentFooter(bytes), footer.name == first
        else { return nil }
        return footer
    }
}
