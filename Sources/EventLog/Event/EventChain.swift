public import Checksum
internal import JSON
internal import Times

/// The end of a log, to which the next event is linked.
///
/// Events are numbered and linked here, and nowhere else: each carries the first 8 bytes of the SHA-256 of
/// the event before, so a line that was removed, swapped or repeated shows in the text alone.
public struct EventChain: Equatable, Sendable {
    /// What links the first event of all: the digest of nothing.
    public static let beginning = EventLine.link(to: [UInt8]().span)

    /// The identity of the log, 16 hexadecimal digits; each event's id begins with it.
    public let logID: String
    /// The sequence that the next event gets.
    public private(set) var nextSequence: UInt64
    /// The link that the next event carries.
    public private(set) var link: UInt64
    /// The last sequence that is known to be durable; each event carries what it was when its line was made.
    public private(set) var durable: UInt64
    /// What every line begins with, up to the sequence in its id.
    private let head: [UInt8]

    private static let dataKey = Array(#","datacontenttype":"application/json","data":"#.utf8)

    /// The end of a log whose next event is `nextSequence` and carries `link`, and which is durable as a whole.
    public init(logID: String, nextSequence: UInt64 = 1, link: UInt64 = EventChain.beginning) {
        precondition(nextSequence > 0, "sequences start at 1")
        self.logID = logID
        self.nextSequence = nextSequence
        self.link = link
        durable = nextSequence - 1
        head = Array(#"{"specversion":"1.0","id":""#.utf8) + logID.utf8 + [UInt8(ascii: "-")]
    }

    /// Notes that the events up to `sequence` are durable.
    ///
    /// The more often this is told, the less a recovery must take for a torn tail: a bad line that is not
    /// after what a later line calls durable is damage.
    public mutating func acknowledge(_ sequence: UInt64) {
        precondition(sequence < nextSequence, "only what was appended can be durable")
        durable = max(durable, sequence)
    }

    /// Appends the line of `draft`, its newline included, to `output` and moves on.
    ///
    /// - Returns: the event's sequence.
    @discardableResult
    public mutating func append(_ draft: EventDraft, to output: inout [UInt8]) -> UInt64 {
        append([draft], to: &output)
        return nextSequence - 1
    }

    /// Appends the lines of `drafts`, newlines included, to `output` and moves on.
    ///
    /// Two lines are digested at a time: a link stands near the end of its line, so that what comes before it
    /// need not wait for the digest that it is of.
    public mutating func append(_ drafts: [EventDraft], to output: inout [UInt8]) {
        var digests: [Digest256] = []
        append(drafts, to: &output, digests: &digests)
    }

    /// The same, and appends the digests of the lines, without their newlines, to `digests`.
    public mutating func append(
        _ drafts: [EventDraft], to output: inout [UInt8], digests: inout [Digest256]
    ) {
        var rest = drafts[...]
        while let draft = rest.popFirst() {
            let first = begin(draft, in: &output)
            end(first, in: &output)
            let line = first..<output.count
            output.append(UInt8(ascii: "\n"))
            guard let next = rest.popFirst() else {
                note(SHA256.digest(of: output.span.extracting(line)), &digests)
                return
            }
            let second = begin(next, in: &output)
            let (digest, begun) = SHA256.digest(
                of: output.span.extracting(line), beginning: output.span.extracting(second...))
            note(digest, &digests)
            end(second, in: &output)
            note(SHA256.digest(of: output.span.extracting(second...), begun: begun), &digests)
            output.append(UInt8(ascii: "\n"))
        }
    }

    private mutating func note(_ digest: Digest256, _ digests: inout [Digest256]) {
        link = digest.first64
        digests.append(digest)
    }

    /// Writes a line up to its link, and answers where it begins.
    private mutating func begin(_ draft: EventDraft, in output: inout [UInt8]) -> Int {
        let start = output.count
        output.append(contentsOf: head)
        DecimalDigits.append(nextSequence, to: &output)
        output.append(UInt8(ascii: "\""))
        var writer = JSONWriter(continuing: output.take(), afterMember: true)
        writer.member("source", draft.source)
        writer.member("type", draft.type)
        writer.key("time")
        writer.plainString { draft.time.appendRFC3339(places: 6, to: &$0) }
        writer.member("subject", draft.subject)
        writer.key("sequence")
        writer.plainString { DecimalDigits.append(nextSequence, to: &$0) }
        writer.key("durable")
        writer.plainString { DecimalDigits.append(durable, to: &$0) }
        // Whatever still held on to the bytes would have them copied for each event.
        output = (consume writer).take()
        output.append(contentsOf: Self.dataKey)
        for piece in draft.pieces { output.append(contentsOf: piece) }
        output.append(contentsOf: EventLine.linkKey)
        nextSequence += 1
        return start
    }

    /// Ends the line that begins at `start` with its link and its checksum.
    private func end(_ start: Int, in output: inout [UInt8]) {
        Hex.append(link, to: &output)
        output.append(UInt8(ascii: "\""))
        EventLine.close(&output, from: start)
    }
}

extension [UInt8] {
    /// Gives up what is in it, so that another can go on writing in the same place.
    fileprivate mutating func take() -> [UInt8] {
        var taken: [UInt8] = []
        swap(&taken, &self)
        return taken
    }
}
