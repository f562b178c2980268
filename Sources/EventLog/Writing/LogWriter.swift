public import Checksum
internal import Glibc
public import Linux
public import Times

/// The one writer of a log.
///
/// Invariants:
/// - a group of lines is written and synced as a whole before the durable mark moves, and only then is it
///   acknowledged to the caller;
/// - after a failed operation, a full disk aside, the writer touches the disk no more;
/// - the current segment never gets shorter, and gets its final name by a rename.
public struct LogWriter: ~Copyable {
    /// When a segment is sealed.
    public struct Limits: Sendable {
        /// Bytes after which the next group goes to a new segment.
        public var segmentSize: Int
        /// Seconds since its first event after which the next group goes to a new segment; 0 for never.
        public var segmentAge: Int
        /// What stays free on the file system: an append that would take of it finds the disk full.
        public var keepFree = FreeReserve.none
        /// Bytes of a segment that opening always reads as a whole.
        var wholeScan = SurveyStart.wholeScan

        /// Limits of these values, and no reserve.
        public init(segmentSize: Int, segmentAge: Int) {
            (self.segmentSize, self.segmentAge) = (segmentSize, segmentAge)
        }
    }

    /// Bytes that are reserved ahead of the end at a time, so that a sync need not record a new size of the
    /// file's blocks each time. A small segment reserves less: what is not used by the time it is sealed stays
    /// reserved.
    static let reserveSteps = 64 << 10...4 << 20

    private let folder: LogFolder
    private let disk: any Disk
    /// When segments are sealed, and what stays free; a change holds from the next append on.
    public var limits: Limits
    private let lock: OpenFile
    private let durable: OpenFile
    /// The current segment; absent after one was sealed, until there is room for the next.
    private var file: OpenFile?
    private var size: Int
    private var reserved: Int
    private var canReserve = true
    /// Whether a full disk left a part of a group behind, which the next append overwrites.
    private var hasRemains = false
    /// Why the writer must not be used any more.
    private var failure: SystemError?
    private var firstSequence: UInt64
    /// When the first event of the current segment was decided; absent while it is empty.
    private var begun: WallTime?

    /// What is to be said of the current segment, as long as this writer has written all of it.
    private var tally: SegmentTally?
    /// The footers of the segments that were sealed last, as far as they are known without reading.
    private var footers: [SegmentFooter] = []
    /// Footers that are kept for whoever takes them, at most: the others are made by reading.
    private static let mostFooters = 64

    /// Segments that were sealed since the log was opened.
    public private(set) var seals = 0
    /// What is on stable storage.
    public private(set) var mark: DurableMark
    /// What opening the log found.
    public let report: RecoveryReport
    /// What the first event that is appended must be linked to.
    public let chain: EventChain

    /// Opens the log in `folder`, making it if it is not there, and recovers it from a crash.
    ///
    /// - Parameters:
    ///   - newLogID: the identity that a new log gets: 16 hexadecimal digits, at random.
    ///   - processNumber: left in the lock file for whoever finds the log held.
    public static func open(
        _ folder: LogFolder, on disk: any Disk, limits: Limits, newLogID: String, processNumber: Int32
    ) throws(LogError) -> LogWriter {
        do throws(SystemError) {
            try disk.makeDirectories(folder.path, mode: 0o750)
            var lock = try OpenFile(folder.lock, .create(0o640), on: disk)
            if try lock.lock() {
                try lock.write(Array("\(processNumber)\n          ".utf8), at: 0)
                return try LogWriter(folder, on: disk, limits: limits, newLogID: newLogID, lock: lock)
            }
        } catch { throw error.isFull ? .full(error) : .failed(error) }
        let holder: Int?
        do { holder = try LogLock.holder(of: folder, on: disk) } catch { throw .failed(error) }
        throw .locked(folder.path, by: holder)
    }

    private init(
        _ folder: LogFolder, on disk: any Disk, limits: Limits, newLogID: String, lock: consuming OpenFile
    ) throws(SystemError) {
        let recovery = LogRecovery(folder: folder, disk: disk, wholeScan: limits.wholeScan)
        let outcome = try recovery.run(newLogID: newLogID)
        file = try OpenFile(folder.current, .readWrite, on: disk)
        durable = try OpenFile(folder.durable, .readWrite, on: disk)
        mark = outcome.mark
        report = outcome.report
        chain = outcome.chain
        size = outcome.size
        reserved = outcome.size
        begun = outcome.begun
        firstSequence = outcome.firstSequence
        tally = outcome.size == 0 ? SegmentTally() : nil
        self.lock = lock
        self.folder = folder
        self.disk = disk
        self.limits = limits
    }

    /// Appends a group of lines and makes it durable.
    ///
    /// - Parameters:
    ///   - lines: whole lines as ``EventChain`` makes them, newlines included.
    ///   - last: the sequence of the last of them.
    ///   - digests: the SHA-256 of each line, if they are at hand: then the segment need not be read again for
    ///     its footer.
    ///   - now: the time of day, for the age of the segment.
    /// - Throws: ``LogError/full(_:)`` when there is no room: the same lines, and more if need be, can be
    ///   appended later. ``LogError/failed(_:)``, after which every further call fails alike.
    public mutating func append(
        _ lines: [UInt8], last: UInt64, digests: [Digest256] = [], now: WallTime
    ) throws(LogError) {
        precondition(last > mark.sequence && !lines.isEmpty)
        try sealIfDue(now: now)
        try attempt { (writer) throws(SystemError) in
            guard let file = writer.file.take() else {
                preconditionFailure("a segment is open after sealing")
            }
            do throws(SystemError) {
                try writer.checkPlace(of: file)
                try writer.reserve(lines.count, in: file)
                writer.hasRemains = true
                try file.write(lines, at: writer.size)
            } catch {
                writer.file = consume file
                throw error
            }
            writer.file = consume file
        }
        // From here on a full disk is a failure like any other: a sync must not be tried again.
        try attempt(fullIsFailure: true) { (writer) throws(SystemError) in
            try writer.file?.synchronizeData()
            writer.hasRemains = false
            writer.size += lines.count
            writer.begun = writer.begun ?? now
            writer.mark = DurableMark(sequence: last, offset: writer.size)
            try writer.durable.write(writer.mark.bytes, at: 0)
        }
        if tally?.add(lines, digests, last: last) != true { tally = nil }
    }

    /// Gives away the footers of segments that were sealed since they were asked for last.
    public mutating func takeFooters() -> [SegmentFooter] {
        defer { footers = [] }
        return footers
    }

    /// When the current segment is due to be sealed for its age; `nil` while it has none.
    public var ageEnds: WallTime? {
        guard limits.segmentAge > 0, let begun else { return nil }
        return WallTime(nanoseconds: begun.nanoseconds + Int64(limits.segmentAge) * 1_000_000_000)
    }

    /// Seals the current segment if it is large or old enough, and begins the next.
    public mutating func sealIfDue(now: WallTime) throws(LogError) {
        if let begun, !hasRemains {
            let age = now.seconds - begun.seconds
            if size >= limits.segmentSize || limits.segmentAge > 0 && age >= Int64(limits.segmentAge) {
                try attempt { (writer) throws(SystemError) in
                    try writer.disk.rename(
                        writer.folder.current, to: writer.folder.sealed(first: writer.firstSequence),
                        replacing: false)
                    writer.file = nil
                    writer.begun = nil
                    writer.seals += 1
                }
                if let tally {
                    footers.append(tally.sealed(name: firstSequence))
                    if footers.count > Self.mostFooters { footers.removeFirst() }
                }
            }
        }
        guard file == nil else { return }
        try attempt { (writer) throws(SystemError) in
            writer.file = try OpenFile(writer.folder.current, .createNew(0o640), on: writer.disk)
        }
        size = 0
        reserved = 0
        tally = SegmentTally()
        firstSequence = mark.sequence + 1
        try attempt(fullIsFailure: true) { (writer) throws(SystemError) in
            try writer.disk.synchronizeDirectory(writer.folder.path)
        }
    }

    /// Runs `body` unless an earlier one failed, and remembers a failure that a full disk does not explain.
    private mutating func attempt(
        fullIsFailure: Bool = false, _ body: (inout LogWriter) throws(SystemError) -> Void
    ) throws(LogError) {
        if let failure { throw .failed(failure) }
        do throws(SystemError) { try body(&self) } catch {
            if error.isFull, !fullIsFailure { throw .full(error) }
            failure = error
            throw .failed(error)
        }
    }

    /// Makes sure that the files are still the ones that their names name, and whole. Were the folder removed or
    /// replaced beneath a writer, what it wrote would go nowhere, and another could write under the same names; in
    /// a segment that was cut short, it would stand behind a hole, in a line that nobody can read.
    private func checkPlace(of file: borrowing OpenFile) throws(SystemError) {
        guard try check(file, isAt: folder.current).size >= Int64(size) else {
            throw SystemError(
                errno: EIO, operation: "find all that was written: somebody has cut short",
                path: folder.current)
        }
        _ = try check(lock, isAt: folder.lock)
    }

    private func check(_ file: borrowing OpenFile, isAt path: FilePath) throws(SystemError) -> FileStatus {
        let status = try disk.status(at: path)
        guard try status.isSameFile(as: file.status()) else {
            throw SystemError(
                errno: ESTALE, operation: "find the log where it was opened: another is at", path: path)
        }
        return status
    }

    /// Makes sure that the disk has room for `count` more bytes, so that a full disk is noticed before a
    /// line is torn by it.
    private mutating func reserve(_ count: Int, in file: borrowing OpenFile) throws(SystemError) {
        guard size + count > reserved else { return }
        let room = try room(for: count)
        guard canReserve else { return }
        let step = min(max(size, Self.reserveSteps.lowerBound), Self.reserveSteps.upperBound)
        for length in [max(count, min(step, limits.segmentSize - size, room)), count] {
            do throws(SystemError) {
                try file.reserve(offset: size, length: length)
                reserved = size + length
                return
            } catch {
                // The step is a convenience; the group itself is what must fit.
                if error.isFull, length > count { continue }
                guard error.isUnsupported else { throw error }
                // There a full disk shows as a failed write.
                canReserve = false
                return
            }
        }
    }

    /// Bytes that may be taken of the disk; fails as a full disk does where they are less than `count`.
    private func room(for count: Int) throws(SystemError) -> Int {
        guard limits.keepFree != .none else { return .max }
        let room = try limits.keepFree.room(at: folder.path, on: disk)
        guard room >= count else {
            throw SystemError(
                errno: ENOSPC, operation: "keep free what KeepFree= asks for on the file system of",
                path: folder.path)
        }
        return room
    }
}
