internal import Linux
internal import Times

/// Brings a log that may have been left by a crash into a state to be written on.
///
/// Only the segment that was being written is read (``SegmentSurvey`` judges it), a large one from the durable
/// mark on, and of the one before it the footer or the last event:
/// - whole events, then nothing: they are synced, and are what the log holds;
/// - whole events, then a torn tail: its bytes are kept beside the log, then overwritten with spaces and a
///   newline, since readers that follow the file take a shorter one for a new one;
/// - damage: the segment is sealed as it is, and writing goes on in a new one, after the highest sequence that
///   was durable or can be read.
///
/// Every step can be broken off by another crash and is then taken again: the copy of a torn tail is durable
/// before the tail is blanked, and the mark before a damaged segment is sealed.
struct LogRecovery {
    let folder: LogFolder
    let disk: any Disk
    var wholeScan = SurveyStart.wholeScan

    /// What recovery leaves to the writer.
    struct Outcome {
        var chain: EventChain
        /// The size of the current segment.
        var size: Int
        /// The first sequence in the current segment, or the one that it will begin with.
        var firstSequence: UInt64
        /// When the first event of the current segment was decided; `nil` while it is empty.
        var begun: WallTime?
        var mark: DurableMark
        var report: RecoveryReport
    }

    func run(newLogID: String) throws(SystemError) -> Outcome {
        let sealed = try SegmentFinder(folder: folder, disk: disk).sealed()
        let before = try SealedEnd(of: sealed, in: folder, on: disk)
        let mark = try DurableMark.read(folder, on: disk)
        let known = try KnownLosses.read(folder, on: disk)
        if try !disk.exists(folder.current) { try makeCurrent() }

        let file = try OpenFile(folder.current, .readWrite, on: disk)
        let survey = try SegmentSurvey(
            file, after: before.standing,
            within: .init(durable: max(mark?.sequence ?? 0, before.standing.next - 1), known: known),
            from: SurveyStart(
                file, at: mark, after: sealed.isEmpty ? nil : before.standing,
                wholeScan: wholeScan))
        var report = RecoveryReport(damage: survey.damage, torn: nil)
        // Where nothing is sealed, older segments were removed: a late beginning is as it should be.
        if survey.beginsLate, sealed.isEmpty { report.damage.removeFirst() }
        if let tear = survey.tear { report.torn = try blank(tear, in: file, next: survey.standing.next) }
        try rewrite(from: survey.certainEnd, to: survey.tear?.offset ?? survey.size, in: file)
        try file.synchronizeData()

        let logID = survey.first?.header?.logID ?? before.logID ?? newLogID
        let isDamaged = survey.damage.count > (survey.beginsLate ? 1 : 0) && survey.size > 0
        let name = max(survey.beginning, (sealed.last ?? 0) + 1)
        var next = max(survey.standing.next, survey.durable + 1)
        if isDamaged { next = max(next, name + 1) }
        let newMark = DurableMark(
            sequence: next - 1, offset: survey.standing.events > 0 ? survey.standing.end : before.offset)
        // In a new file and a whole: after damage nothing else tells which sequences have been used, and of
        // the old file a sync may have failed.
        try disk.replaceDurably(folder.durable, with: newMark.bytes, mode: 0o640)
        if isDamaged {
            try disk.rename(folder.current, to: folder.sealed(first: name), replacing: false)
            try makeCurrent()
        }
        let isEmpty = isDamaged || survey.first == nil
        let begun = try moment(of: survey, in: file)
        return Outcome(
            chain: EventChain(logID: logID, nextSequence: next, link: survey.standing.lastLink),
            size: isDamaged ? 0 : survey.size,
            firstSequence: isEmpty ? next : survey.first?.sequence ?? next,
            begun: isEmpty ? nil : begun, mark: newMark, report: report)
    }

    /// When the segment's first event was decided, or it changed last where that event does not say.
    private func moment(of survey: SegmentSurvey, in file: borrowing OpenFile) throws(SystemError) -> WallTime
    {
        if let moment = survey.first?.header?.moment { return moment }
        return try file.status().modified
    }

    /// Keeps a torn tail beside the log, then blanks it.
    private func blank(
        _ tear: SegmentSurvey.Tear, in file: borrowing OpenFile, next: UInt64
    ) throws(SystemError) -> RecoveryReport.Torn {
        let bytes = try file.read(at: tear.offset, count: tear.length)
        // One that is there already is of an earlier try: by now the tail may be blanked in part.
        let copy = try folder.keep(bytes, on: disk) {
            folder.torn(next: next, offset: tear.offset, number: $0)
        }
        try file.blank(tear.offset..<tear.offset + bytes.count)
        return RecoveryReport.Torn(segment: file.path, offset: tear.offset, length: bytes.count, copy: copy)
    }

    /// Writes what may be in memory only once more, so that the sync that follows means something.
    ///
    /// A process before this one may have failed to sync these bytes. Its kernel then took the pages for clean:
    /// they are read as they should be, a sync says that all is well, and the disk has never had them.
    private func rewrite(from start: Int, to end: Int, in file: borrowing OpenFile) throws(SystemError) {
        for offset in stride(from: start, to: end, by: 1 << 20) {
            try file.write(try file.read(at: offset, count: min(1 << 20, end - offset)), at: offset)
        }
    }

    private func makeCurrent() throws(SystemError) {
        _ = try OpenFile(folder.current, .createNew(0o640), on: disk)
        try disk.synchronizeDirectory(folder.path)
    }
}
