internal import Checksum

/// What the footer of a segment will say, gathered while the segment is written.
///
/// So nobody has to read the segment again to make its footer, and the footer tells of what was written, not of
/// what is read back. It goes with a segment that one writer wrote from its first byte on.
struct SegmentTally {
    private var footer = SegmentFooter(name: 0, digest: .zero)
    private let digests = SHA256Stream()
    private var lastLine: [UInt8] = []

    /// Takes in a group of lines that was written and synced, with the digests of all of them; `false` when these
    /// are not there, and the footer has to be made by reading.
    mutating func add(_ lines: [UInt8], _ digests: [Digest256], last: UInt64) -> Bool {
        guard let digest = digests.last else { return false }
        if footer.events == 0 {
            let header = EventHeader(Array(lines.prefix { $0 != Self.newline }))
            (footer.logID, footer.firstTime) = (header?.logID, header?.time)
            footer.first = last + 1 - UInt64(digests.count)
        }
        for digest in digests { self.digests.append(digest) }
        lastLine = Self.lastLine(of: lines.span)
        footer.events += UInt64(digests.count)
        (footer.last, footer.link) = (last, digest.first64)
        footer.bytes += lines.count
        return true
    }

    private static let newline = UInt8(ascii: "\n")

    private static func lastLine(of lines: Span<UInt8>) -> [UInt8] {
        let end = lines.count - 1
        var start = end
        while start > 0, lines[start - 1] != newline { start -= 1 }
        return lines.extracting(start..<end).withUnsafeBufferPointer { Array($0) }
    }

    /// The footer of the segment that `name` names; nothing may be added after that.
    func sealed(name: UInt64) -> SegmentFooter {
        var footer = footer
        footer.name = name
        footer.end = footer.bytes
        footer.lastTime = EventHeader(lastLine)?.time
        footer.digest = digests.finish()
        return footer
    }
}
