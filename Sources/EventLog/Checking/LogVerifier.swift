public import Linux

/// Reads every line of a log and says exactly what is not as it was written.
///
/// Beside a live writer it goes as far as the durable mark stood when it came to the current segment, so it
/// never takes a line that is being written for a damaged one.
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
        /// The first sequence; 0 in an empty log.
        public var first: UInt64 = 0
        /// The last sequence; 0 in an empty log.
        public var last: UInt64 = 0
        /// Bytes of a torn tail after the last event that is known to be durable: the next start of the daemon
        /// keeps them aside and blanks them.
        public var tornBytes = 0
        /// Segments that were removed and have a tombstone.
        public var removedSegments = 0
        /// What an operator should know though nothing is damaged.
        public var notes: [String] = []
        /// Everything that is wrong, in order.
        public var damage: [LogDamage] = []

        /// Whether the log is as it was written.
        public var isSound: Bool { damage.isEmpty }
    }

    let folder: LogFolder
    let disk: any Disk
    private let progress: (Result) -> Void
    var result = Result()
    /// What an earlier repair has recorded.
    var known = KnownLosses.none
    /// Where the log stands after what was read; `nil` before the first segment.
    var standing: SegmentSurvey.Standing?

    /// A verifier of the log in `folder` that calls `progress` now and then.
    public init(_ folder: LogFolder, on disk: any Disk, progress: @escaping (Result) -> Void = { _ in }) {
        self.folder = folder
        self.disk = disk
        self.progress = progress
    }

    /// Reads the whole log.
    public consuming func run() throws(SystemError) -> Result {
        let finder = SegmentFinder(folder: folder, disk: disk)
        var verified: UInt64 = 0
        known = try KnownLosses.read(folder, on: disk)
        if known.badLines > 0 { report(.badDocument, in: folder.repairs, expected: 1) }
        while true {
            // Read first: what it counts is then in the segments that are found.
            let mark = try DurableMark.read(folder, on: disk)
            guard let found = try finder.open(after: verified) else {
                try checkTombstones()
                let removed = try Tombstone.last(in: folder, on: disk)
                let next = standing?.next ?? removed?.next ?? 1
                if let mark, mark.sequence >= next, !known.covers(next...mark.sequence) {
                    report(.missing(durable: mark.sequence), in: folder.current, expected: next)
                }
                break
            }
            guard let first = found.first else {
                if try verifyCurrent(found.file, after: verified, finder) { break }
                continue
            }
            verified = first
            let before = try position(at: first, in: found.file.path)
            let survey = try survey(found.file, after: before, within: .init(durable: .max, known: known))
            add(survey)
            try checkFooter(of: first, survey, in: found.file)
        }
        return result
    }

    /// Reads the current segment, bounded by the mark; `false` when it was sealed meanwhile.
    private mutating func verifyCurrent(
        _ file: borrowing SegmentFile, after verified: UInt64, _ finder: SegmentFinder
    ) throws(SystemError) -> Bool {
        while true {
            // In this order: a mark that is seen while nobody writes is the last.
            let isHeld = try LogLock.isHeld(folder, on: disk)
            let mark = try DurableMark.read(folder, on: disk)
            // Sealed before the mark was read, it may lack what the mark counts.
            if try finder.sealed().contains(where: { $0 > verified }) { return false }
            let removed = try standing == nil ? Tombstone.last(in: folder, on: disk) : nil
            let oldest = removed.map(Self.position(after:)) ?? Self.beginning(at: 1)
            let before = standing ?? oldest
            let sealed = standing == nil && removed == nil ? 0 : before.next - 1
            let found = try survey(
                file, after: before,
                within: .init(
                    durable: max(mark?.sequence ?? 0, sealed),
                    limit: isHeld ? mark?.sequence ?? 0 : .max, known: known))
            // What looks wrong may have been the work of a writer that has begun since.
            if !isHeld, !found.damage.isEmpty || found.tear != nil {
                if try LogLock.isHeld(folder, on: disk) { continue }
                if try DurableMark.read(folder, on: disk) != mark { continue }
            }
            add(found, dropsLateBeginning: standing == nil && removed == nil)
            try checkTombstones()
            return true
        }
    }

    private mutating func survey(
        _ file: borrowing SegmentFile, after standing: SegmentSurvey.Standing,
        within bounds: SegmentSurvey.Bounds
    ) throws(SystemError) -> SegmentSurvey {
        var sofar = result
        sofar.segments += 1
        let survey = try SegmentSurvey(file, after: standing, within: bounds) { events, bytes in
            var shown = sofar
            shown.events += events
            shown.bytes += bytes
            progress(shown)
        }
        return survey
    }

    /// Counts what was found in one segment in.
    private mutating func add(_ survey: SegmentSurvey, dropsLateBeginning: Bool = false) {
        result.segments += 1
        result.events += survey.standing.events
        result.bytes += survey.size
        result.blankLines += survey.blankLines
        result.tornBytes += survey.tear?.length ?? 0
        if result.first == 0 { result.first = survey.first?.sequence ?? 0 }
        if survey.standing.events > 0 { result.last = survey.standing.next - 1 }
        if survey.beginsLate, dropsLateBeginning, let first = survey.first {
            note(missing: 1, before: first.sequence)
            result.damage += survey.damage.dropFirst()
        } else {
            result.damage += survey.damage
        }
        standing = survey.standing
        progress(result)
    }

    /// Where a log stands before the first segment that is left, which begins with `first`.
    static func beginning(at first: UInt64) -> SegmentSurvey.Standing {
        SegmentSurvey.Standing(
            next: first, link: first == 1 ? EventChain.beginning : nil, lastLink: EventChain.beginning)
    }

    mutating func report(_ kind: LogDamage.Kind, in path: FilePath, expected: UInt64) {
        result.damage.append(LogDamage(segment: path, line: 0, offset: 0, expected: expected, kind: kind))
    }
}
