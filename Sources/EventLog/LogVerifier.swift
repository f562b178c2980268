public import Linux

/// Reads every line of a log and says exactly what is not as it was written.
///
/// Beside a live writer it goes as far as the durable mark stood when it began, so it never takes a line
/// that is being written for a damaged one.
public struct LogVerifier: ~Copyable {
    /// What a verification found.
    public struct Result: Equatable, Sendable {
        /// Segments that were read, the current one included.
        public var segments = 0
        /// Whole events.
        public var events: UInt64 = 0
        /// Bytes that were read.
        public var bytes = 0
        /// Lines that recovery has blanked.
        public var blankLines = 0
        /// The first and last sequence; 0 in an empty log.
        public var first: UInt64 = 0
        public var last: UInt64 = 0
        /// Bytes after the durable mark that are no whole event: the next start of the daemon blanks them.
        public var tornBytes = 0
        /// Everything that is wrong, in order.
        public var damage: [LogDamage] = []

        /// Whether the log is as it was written.
        public var isSound: Bool { damage.isEmpty }
    }

    private let folder: LogFolder
    private let disk: any Disk
    private let progress: (Result) -> Void
    private var result = Result()
    private var expected: UInt64?
    private var link = EventChain.beginning
    private var bound = UInt64.max

    /// A verifier of the log in `folder` that calls `progress` now and then.
    public init(_ folder: LogFolder, on disk: any Disk, progress: @escaping (Result) -> Void = { _ in }) {
        self.folder = folder
        self.disk = disk
        self.progress = progress
    }

    /// Reads the whole log.
    public consuming func run() throws(SystemError) -> Result {
        let mark = DurableMark(try disk.contents(of: folder.durable) ?? [])
        if try LogLock.isHeld(folder, on: disk), let mark { bound = mark.sequence }
        let finder = SegmentFinder(folder: folder, disk: disk)
        var verified: UInt64 = 0
        while true {
            if let next = try finder.sealed().first(where: { $0 > verified }) {
                verified = next
                try verify(OpenFile(folder.sealed(first: next), .read, on: disk), named: next, mark: mark)
                continue
            }
            do {
                let current = try OpenFile(folder.current, .read, on: disk)
                // Sealed while it was being opened: it shows under its final name now.
                if try finder.sealed().contains(where: { $0 > verified }) { continue }
                try verify(current, named: nil, mark: mark)
            } catch { guard error.isMissing else { throw error } }
            break
        }
        if let mark, result.last < mark.sequence {
            report(.missing(durable: mark.sequence), in: folder.current, line: 0, offset: 0, at: result.last + 1)
        }
        return result
    }

    private mutating func verify(
        _ file: borrowing OpenFile, named first: UInt64?, mark: DurableMark?
    ) throws(SystemError) {
        result.segments += 1
        var number = 0
        var scanner = LineScanner(from: 0)
        let before = result.bytes
        if let first, first != (expected ?? first) {
            report(.wrongSequence(found: first), in: file.path, line: 0, offset: 0, at: expected ?? first)
            expected = first
        }
        while result.last < bound || first != nil, let line = try scanner.nextWhole(in: file) {
            number += 1
            result.bytes = before + line.end
            examine(line, number: number, in: file.path, mark: mark, isCurrent: first == nil)
            if number.isMultiple(of: 4096) { progress(result) }
        }
        if result.last < bound || first != nil, let rest = scanner.rest() {
            fault(.cutShort, line: rest, number: number + 1, in: file.path, mark: mark, isCurrent: first == nil)
        }
        progress(result)
    }

    private mutating func examine(
        _ line: LineScanner.Line, number: Int, in path: FilePath, mark: DurableMark?, isCurrent: Bool
    ) {
        switch EventLine.check(line.bytes.span) {
        case .success(let place):
            let wanted = expected ?? place.sequence
            if place.sequence != wanted {
                report(
                    .wrongSequence(found: place.sequence), in: path, line: number, offset: line.offset, at: wanted)
            } else if place.link != link, place.sequence == 1 || result.events > 0 {
                report(.wrongLink, in: path, line: number, offset: line.offset, at: wanted)
            }
            if result.events == 0 { result.first = place.sequence }
            result.events += 1
            result.last = max(result.last, place.sequence)
            expected = place.sequence + 1
            link = EventLine.link(to: line.bytes.span)
        case .failure(let found):
            if EventLine.isBlank(line.bytes.span) {
                result.blankLines += 1
            } else {
                fault(.badLine(found), line: line, number: number, in: path, mark: mark, isCurrent: isCurrent)
            }
        }
    }

    /// Bad bytes at the end of the current segment that nobody was told were safe are a torn tail, no damage.
    private mutating func fault(
        _ kind: LogDamage.Kind, line: LineScanner.Line, number: Int, in path: FilePath, mark: DurableMark?,
        isCurrent: Bool
    ) {
        if isCurrent, let mark, result.last >= mark.sequence {
            result.tornBytes += line.bytes.count
        } else {
            report(kind, in: path, line: number, offset: line.offset, at: expected ?? 1)
        }
    }

    private mutating func report(
        _ kind: LogDamage.Kind, in path: FilePath, line: Int, offset: Int, at sequence: UInt64
    ) {
        result.damage.append(
            LogDamage(segment: path, line: line, offset: offset, expected: sequence, kind: kind))
    }
}
