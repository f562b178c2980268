internal import Linux

/// The last whole event of a segment, found from its end.
struct SegmentEnd {
    /// Its place.
    let place: EventLine.Place
    /// The link that the next event carries.
    let link: UInt64
    /// The offset after its newline.
    let offset: Int
    /// Its envelope.
    let header: EventHeader?

    /// Looks for the last whole event in `file`, or in what stands before `end`; `nil` when there is none.
    init?(of file: borrowing some LineSource & ~Copyable, before end: Int = .max) throws(SystemError) {
        let size = min(end, try file.length())
        var window = 64 << 10
        while true {
            let start = max(0, size - window)
            let bytes = try file.read(at: start, count: size - start)
            if let found = Self.last(in: bytes, from: start) {
                self = found
                return
            }
            if start == 0 { return nil }
            window *= 8
        }
    }

    private init(place: EventLine.Place, link: UInt64, offset: Int, header: EventHeader?) {
        (self.place, self.link, self.offset, self.header) = (place, link, offset, header)
    }

    private static func last(in bytes: [UInt8], from start: Int) -> SegmentEnd? {
        var end = bytes.count
        while let newline = bytes[..<end].lastIndex(of: UInt8(ascii: "\n")) {
            let before = bytes[..<newline].lastIndex(of: UInt8(ascii: "\n"))
            // A line that begins before the window is seen whole in the next, larger one.
            guard before != nil || start == 0 else { return nil }
            let range = (before.map { $0 + 1 } ?? 0)..<newline
            let line = bytes.span.extracting(range)
            if case .success(let place) = EventLine.check(line) {
                return SegmentEnd(
                    place: place, link: EventLine.link(to: line), offset: start + newline + 1,
                    header: EventHeader(Array(bytes[range])))
            }
            end = newline
        }
        return nil
    }
}
