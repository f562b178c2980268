public import Linux

/// Finds the events whose lines hold certain bytes, in order, without looking at the other lines.
///
/// It goes as far as the log is durable when the search begins. What is damaged is passed over: no line is given
/// that is not as it was written.
public struct EventSearch: ~Copyable {
    private let finder: SegmentFinder
    private let needle: [UInt8]
    private let first: UInt64
    /// The last event that may be given.
    public let last: UInt64
    /// The event with which the segment begins that is searched.
    public private(set) var reached: UInt64
    private var file: SegmentFile?
    /// The sequence that names the open segment; `nil` for the current one.
    private var name: UInt64?
    private var isOver = false
    private var buffer = [UInt8](repeating: 0, count: pieceSize)
    /// What was read of the open segment and not searched yet, and where it stands in the segment.
    private var unsearched = 0..<0
    private var offset = 0

    /// Bytes of one read.
    private static let pieceSize = 1 << 20

    /// A search for `needle`, which holds no line end, in the events from `first` on, `last` at most.
    public init(
        _ folder: LogFolder, on disk: any Disk, for needle: [UInt8], from first: UInt64,
        through last: UInt64 = .max
    ) throws(SystemError) {
        finder = SegmentFinder(folder: folder, disk: disk)
        (self.needle, self.first) = (needle, max(1, first))
        self.last = min(last, try LogReader.lastSequence(in: folder, on: disk))
        reached = first
    }

    /// The latest event that has the bytes and `isWanted`; `nil` when there is none.
    public static func latest(
        in folder: LogFolder, on disk: any Disk, for needle: [UInt8], where isWanted: (LogEvent) -> Bool
    ) throws(SystemError) -> LogEvent? {
        var end = UInt64.max
        // The newest segment first, and in it the last one.
        for begin in try SegmentFinder(folder: folder, disk: disk).sealed().reversed() + [0] {
            var search = try EventSearch(folder, on: disk, for: needle, from: begin, through: end)
            var latest: LogEvent?
            while let event = try search.next() { if isWanted(event) { latest = event } }
            if let latest { return latest }
            guard begin > 0 else { break }
            end = begin - 1
        }
        return nil
    }

    /// The next event that has the bytes; `nil` when there is none any more.
    public mutating func next() throws(SystemError) -> LogEvent? {
        while !isOver {
            guard let segment = file.take() else {
                try open()
                continue
            }
            let line = try line(in: segment)
            let path = segment.path
            if line != nil { file = consume segment }
            guard let line else { continue }
            let bytes = Array(buffer[line])
            guard case .success(let place) = EventLine.check(bytes.span), first...last ~= place.sequence
            else {
                continue
            }
            return LogEvent(
                sequence: place.sequence, line: bytes, segment: path, offset: offset + line.lowerBound)
        }
        return nil
    }

    /// Opens the next segment; the first one where the first event stands.
    private mutating func open() throws(SystemError) {
        let isFirst = name == nil
        let found =
            if let name { try finder.open(after: name) } else { try finder.open(holding: first) }
        guard let found, found.begins <= last else {
            isOver = true
            return
        }
        var start = 0
        if isFirst {
            var index = SegmentIndex()
            do { start = try index.offset(before: first, in: found.file) } catch {
                guard error.isNotAsWritten else { throw error }
            }
        }
        reached = max(first, found.begins)
        name = found.first
        (unsearched, offset) = (0..<0, start)
        file = found.take()
    }

    /// Where the next line of the open segment that has the bytes stands in the buffer; `nil` at its end.
    private mutating func line(in segment: borrowing SegmentFile) throws(SystemError) -> Range<Int>? {
        while true {
            if let place = ByteSearch.first(of: needle, in: buffer, within: unsearched) {
                let lineEnd = UInt8(ascii: "\n")
                let begin = buffer[unsearched.lowerBound..<place].lastIndex(of: lineEnd).map { $0 + 1 }
                if let end = buffer[place..<unsearched.upperBound].firstIndex(of: lineEnd) {
                    defer { unsearched = end + 1..<unsearched.upperBound }
                    return (begin ?? unsearched.lowerBound)..<end
                }
            }
            if try !read(segment) {
                if name == nil { isOver = true }
                return nil
            }
        }
    }

    /// Reads on, and keeps the line that is not whole yet; `false` at the end of the segment.
    private mutating func read(_ segment: borrowing SegmentFile) throws(SystemError) -> Bool {
        let kept =
            buffer[unsearched].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? unsearched.lowerBound
        let count = unsearched.upperBound - kept
        buffer.replaceSubrange(0..<count, with: buffer[kept..<unsearched.upperBound])
        offset += kept
        if count == buffer.count { buffer += [UInt8](repeating: 0, count: buffer.count) }
        unsearched = 0..<count
        do throws(SystemError) {
            let read = try segment.read(at: offset + count, into: &buffer, from: count)
            unsearched = 0..<count + read
            return read > 0
        } catch {
            guard error.isNotAsWritten else { throw error }
            // What cannot be decompressed is passed over.
            guard let next = segment.resumption(after: offset + count) else { return false }
            (unsearched, offset) = (0..<0, next)
            return true
        }
    }
}
