internal import Checksum
public import Linux
public import Times

/// Puts a damaged log right without destroying anything.
///
/// What is damaged is copied beside the log, then recorded in `repairs.jsonl`, then blanked, in this order and
/// each durably before the next. What is left is a log that verifies: events that are lost are known to be.
public struct LogRepair {
    /// What was done.
    public struct Report: Equatable, Sendable {
        /// What opening the log found and did.
        public var recovery: [String] = []
        /// What was recorded.
        public var records: [RepairRecord] = []
        /// Footers, tombstones and others that were put aside, with where they are now.
        public var documents: [(path: FilePath, copy: FilePath)] = []

        /// Whether there was nothing to do.
        public var isEmpty: Bool { recovery.isEmpty && records.isEmpty && documents.isEmpty }

        /// Whether both tell of the same.
        public static func == (left: Report, right: Report) -> Bool {
            left.recovery == right.recovery && left.records == right.records
                && left.documents.elementsEqual(right.documents) { $0 == $1 }
        }
    }

    let folder: LogFolder
    let disk: any Disk
    let now: WallTime
    var known = KnownLosses.none
    var report = Report()

    /// Repairs the log in `folder`, which must be there and held by nobody.
    ///
    /// - Parameter processNumber: left in the lock file for whoever finds the log held.
    public static func run(
        _ folder: LogFolder, on disk: any Disk, now: WallTime, processNumber: Int32
    ) throws(LogError) -> Report {
        var limits = LogWriter.Limits(segmentSize: .max, segmentAge: 0)
        limits.wholeScan = .max
        // Opening locks the log, blanks a torn tail, and seals a damaged current segment: then all damage is in
        // segments that nobody writes to.
        let writer = try LogWriter.open(
            folder, on: disk, limits: limits, newLogID: "0000000000000000", processNumber: processNumber)
        var repair = LogRepair(folder: folder, disk: disk, now: now)
        repair.report.recovery = writer.report.messages
        do throws(SystemError) {
            try repair.putRight(upTo: writer.mark.sequence)
        } catch { throw error.isFull ? .full(error) : .failed(error) }
        return repair.report
    }

    private init(folder: LogFolder, disk: any Disk, now: WallTime) {
        (self.folder, self.disk, self.now) = (folder, disk, now)
    }

    private mutating func putRight(upTo last: UInt64) throws(SystemError) {
        known = try KnownLosses.read(folder, on: disk)
        if known.badLines > 0 { try putRecordsAside() }
        try putTombstonesRight()
        let finder = SegmentFinder(folder: folder, disk: disk)
        let sealed = try finder.sealed()
        var standing = try Tombstone.last(in: folder, on: disk).map(LogVerifier.position(after:))
        for (index, first) in sealed.enumerated() {
            var before = standing ?? LogVerifier.beginning(at: first)
            if before.next < first {
                // A whole segment is missing; before the first one that is no damage.
                if standing != nil { try record(lost: before.next...first - 1) }
                before.next = first
                before.link = nil
            }
            let end = index + 1 < sealed.count ? sealed[index + 1] : UInt64.max
            standing = try putRight(first, after: before, end: end)
        }
        if let standing, standing.next <= last { try putEndRight(standing, last) }
    }

    /// Records what is lost between the sealed segments and the first event of the current one, or the mark.
    private mutating func putEndRight(
        _ standing: SegmentSurvey.Standing, _ last: UInt64
    ) throws(SystemError) {
        var scanner = LineScanner(from: 0)
        let current = try OpenFile(folder.current, .read, on: disk)
        var next = last + 1
        while let line = try scanner.nextWhole(in: current) {
            let check = EventLine.check(scanner.buffer.span.extracting(line.range))
            guard case .success(let place) = check else { continue }
            next = place.sequence
            break
        }
        if standing.next < next { try record(lost: standing.next...next - 1) }
    }

    /// Puts one sealed segment right; gives where the log stands after it.
    private mutating func putRight(
        _ first: UInt64, after before: SegmentSurvey.Standing, end: UInt64
    ) throws(SystemError) -> SegmentSurvey.Standing {
        guard let file = try SegmentFinder(folder: folder, disk: disk).openSealed(first) else {
            return before
        }
        let survey = try SegmentSurvey(file, after: before, within: .init(durable: .max, known: known))
        guard !survey.damage.isEmpty else {
            try putFooterRight(first, survey, in: file)
            return survey.standing
        }
        let pieces = try Self.pieces(of: file)
        let plan = RepairPlan(pieces, next: before.next, link: before.link, end: end)
        if LogFolder.isCompressed(file.path) {
            try replace(first, by: plan.kept.map { pieces[$0].range }, of: file, survey.damage)
        } else {
            try putAside(plan.strays, of: first, from: file)
        }
        for range in plan.lost { try record(lost: range) }
        for sequence in plan.unlinked where !known.unlinked.contains(sequence) {
            try record(.unlinked(sequence))
        }
        if let changed = try SegmentFinder(folder: folder, disk: disk).openSealed(first) {
            let survey = try SegmentSurvey(changed, after: before, within: .init(durable: .max, known: known))
            try putFooterRight(first, survey, in: changed)
        }
        return SegmentSurvey.Standing(
            next: plan.next, link: plan.link, lastLink: plan.link ?? before.lastLink)
    }

    /// Copies strays beside the log, then blanks them where they stood.
    private mutating func putAside(
        _ strays: [RepairPlan.Stray], of first: UInt64, from file: borrowing SegmentFile
    ) throws(SystemError) {
        guard !strays.isEmpty else { return }
        let segment = folder.sealed(first: first)
        let output = try OpenFile(segment, .readWrite, on: disk)
        for stray in strays {
            let bytes = try file.read(at: stray.range.lowerBound, count: stray.range.count)
            let offset = stray.range.lowerBound
            let copy = try folder.keep(bytes, on: disk) {
                folder.damaged(first: first, offset: offset, number: $0)
            }
            try record(
                .aside(segment: segment, offset: offset, length: bytes.count, copy: copy, was: stray.was))
            try output.blank(stray.range)
        }
        try output.synchronizeData()
    }

    /// Writes the events that stay of a compressed segment as a plain one, and sets the other aside.
    private mutating func replace(
        _ first: UInt64, by ranges: [Range<Int>], of file: borrowing SegmentFile, _ damage: [LogDamage]
    ) throws(SystemError) {
        let plain = folder.sealed(first: first)
        try disk.removeIfThere(plain.unfinished)
        let output = try OpenFile(plain.unfinished, .createNew(0o640), on: disk)
        var size = 0
        for range in ranges {
            let bytes = try file.read(at: range.lowerBound, count: range.count)
            try output.write(bytes, at: size)
            size += bytes.count
        }
        try output.synchronize()
        // In this order: with both there the plain one is read.
        try disk.rename(plain.unfinished, to: plain, replacing: false)
        try disk.synchronizeDirectory(folder.path)
        let compressed = folder.compressed(first: first)
        let length = try disk.status(at: compressed).size
        let copy = try folder.setAside(compressed, on: disk) { folder.damaged(compressed, number: $0) }
        let was = damage.first.map { "\($0)" } ?? ""
        try record(.aside(segment: compressed, offset: 0, length: length, copy: copy, was: was))
    }
}
