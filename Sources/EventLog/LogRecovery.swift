internal import Linux

/// Brings a log that may have been left by a crash into a state to be written on.
///
/// Only the segment that was being written is read. What is found there decides:
/// - whole events, then nothing: they are synced, and are what the log holds;
/// - whole events, then bytes that are none, beyond the durable mark: a torn tail. Its bytes are kept beside
///   the log, then overwritten with spaces and a newline, since readers that follow the file take a shorter
///   one for a new one;
/// - bad bytes before the mark or before whole events: damage. The segment is sealed as it is, and writing
///   goes on in a new one, after the highest sequence that was acknowledged or can be read.
struct LogRecovery {
    let folder: LogFolder
    let disk: any Disk

    /// What recovery leaves to the writer.
    struct Outcome {
        var chain: EventChain
        /// The end of what is durable in the current segment; 0 when that is empty.
        var size: Int
        /// The first sequence in the current segment, or the one that it will begin with.
        var firstSequence: UInt64
        var mark: DurableMark
        var report: RecoveryReport
    }

    func run(newLogID: String) throws(SystemError) -> Outcome {
        let names = try disk.names(in: folder.path)
        let lastSealed = names.compactMap(LogFolder.firstSequence(ofSealed:)).max()
        let before = try lastSealed.map { first throws(SystemError) in try endOfSealed(first: first) }
        let start = EventChain(
            logID: before?.logID ?? newLogID, nextSequence: before?.chain.nextSequence ?? 1,
            link: before?.chain.link ?? EventChain.beginning)
        let mark = DurableMark(try disk.contents(of: folder.durable) ?? []) ?? .none

        if try !exists(folder.current) { try makeCurrent() }
        let file = try OpenFile(folder.current, .readWrite, on: disk)
        let survey = try SegmentSurvey(file, expected: start.nextSequence, link: start.link)
        let logID = try survey.first == nil ? start.logID : Self.logID(ofFirstLineIn: file) ?? start.logID
        var report = RecoveryReport(damage: [], torn: nil)

        if let missing = missing(survey, start: start, mark: mark) { report.damage.append(missing) }
        if report.damage.isEmpty, survey.isWholeButForItsTail {
            if let from = survey.tornFrom {
                report.torn = try blank(from: from, to: survey.size, in: file, next: survey.nextSequence(start))
            }
            try file.synchronizeData()
            let chain = EventChain(
                logID: logID, nextSequence: survey.nextSequence(start), link: survey.link)
            let newMark =
                survey.last.map { DurableMark(sequence: $0.sequence, offset: survey.lastEnd) }
                ?? before?.mark ?? .none
            return Outcome(
                chain: chain, size: survey.size, firstSequence: survey.first?.sequence ?? start.nextSequence,
                mark: newMark, report: report)
        }

        report.damage += survey.damage
        try file.synchronizeData()
        let next = max(mark.sequence + 1, survey.nextSequence(start))
        try disk.rename(
            folder.current, to: folder.sealed(first: survey.first?.sequence ?? start.nextSequence),
            replacing: false)
        try makeCurrent()
        return Outcome(
            chain: EventChain(logID: logID, nextSequence: next, link: survey.link), size: 0, firstSequence: next,
            mark: DurableMark(sequence: next - 1, offset: survey.lastEnd), report: report)
    }

    /// The damage of a log that ends before what was acknowledged.
    private func missing(_ survey: SegmentSurvey, start: EventChain, mark: DurableMark) -> LogDamage? {
        let next = survey.nextSequence(start)
        guard next <= mark.sequence else { return nil }
        return LogDamage(
            segment: folder.current, line: 0, offset: survey.lastEnd, expected: next,
            kind: .missing(durable: mark.sequence))
    }

    private func blank(
        from start: Int, to end: Int, in file: borrowing OpenFile, next: UInt64
    ) throws(SystemError) -> RecoveryReport.Torn {
        let bytes = try file.read(at: start, count: end - start)
        let copy = folder.torn(next: next, offset: start)
        let keeper = try OpenFile(copy, .create(0o640), on: disk)
        try keeper.write(bytes, at: 0)
        try keeper.synchronize()
        try disk.synchronizeDirectory(folder.path)
        var blanks = [UInt8](repeating: UInt8(ascii: " "), count: bytes.count)
        blanks[blanks.count - 1] = UInt8(ascii: "\n")
        try file.write(blanks, at: start)
        return RecoveryReport.Torn(segment: file.path, offset: start, length: bytes.count, copy: copy)
    }

    private func makeCurrent() throws(SystemError) {
        _ = try OpenFile(folder.current, .createNew(0o640), on: disk)
        try disk.synchronizeDirectory(folder.path)
    }

    private func exists(_ path: FilePath) throws(SystemError) -> Bool {
        do {
            _ = try disk.status(at: path)
            return true
        } catch where error.isMissing { return false }
    }

    /// Where the log stands after the sealed segment that begins with `first`.
    private func endOfSealed(first: UInt64) throws(SystemError) -> (chain: EventChain, mark: DurableMark, logID: String) {
        let file = try OpenFile(folder.sealed(first: first), .read, on: disk)
        let logID = try Self.logID(ofFirstLineIn: file) ?? ""
        guard let end = try SegmentEnd(of: file) else {
            return (
                EventChain(logID: logID, nextSequence: first), DurableMark(sequence: first - 1, offset: 0), logID
            )
        }
        return (
            EventChain(logID: logID, nextSequence: end.place.sequence + 1, link: end.link),
            DurableMark(sequence: end.place.sequence, offset: end.offset), logID
        )
    }

    /// The log's identity, from the id of the first whole event in `file`.
    private static func logID(ofFirstLineIn file: borrowing OpenFile) throws(SystemError) -> String? {
        var scanner = LineScanner(from: 0)
        while let line = try scanner.nextWhole(in: file) {
            guard case .success = EventLine.check(line.bytes.span) else { continue }
            if let id = EventHeader(line.bytes)?.id, let dash = id.lastIndex(of: "-") {
                return String(id[..<dash])
            }
        }
        return nil
    }
}

extension SegmentSurvey {
    /// The sequence after the last whole event, or the one that the segment was to begin with.
    func nextSequence(_ start: EventChain) -> UInt64 { last.map { $0.sequence + 1 } ?? start.nextSequence }

    /// Whether all that is wrong, if anything is, stands after the last whole event.
    var isWholeButForItsTail: Bool {
        guard let tornFrom else { return damage.isEmpty }
        return damage.allSatisfy { $0.offset >= tornFrom }
    }
}
