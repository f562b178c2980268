public import Linux
public import Times

/// The one writer of a log.
///
/// Invariants:
/// - a group of lines is written and synced as a whole before the durable mark moves, and only then is it
///   acknowledged to the caller;
/// - after a failed write or sync the writer is never used again;
/// - the current segment never gets shorter, and gets its final name by a rename.
public struct LogWriter: ~Copyable {
    /// When a segment is sealed.
    public struct Limits: Sendable {
        /// Bytes after which the next group goes to a new segment.
        public var segmentSize: Int
        /// Seconds since its first event after which the next group goes to a new segment; 0 for never.
        public var segmentAge: Int

        /// Limits of these values.
        public init(segmentSize: Int, segmentAge: Int) {
            (self.segmentSize, self.segmentAge) = (segmentSize, segmentAge)
        }
    }

    /// Bytes that are reserved ahead of the end at a time, so that a sync need not record a new size of the
    /// file's blocks each time.
    static let reserveStep = 4 << 20

    private let folder: LogFolder
    private let disk: any Disk
    private let limits: Limits
    private let lock: OpenFile
    private let durable: OpenFile
    private var file: OpenFile
    private var size: Int
    private var reserved: Int
    private var canReserve = true
    private var firstSequence: UInt64
    /// When the first event of the current segment was appended; absent while it is empty.
    private var begun: WallTime?

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
            let lock = try OpenFile(folder.lock, .create(0o640), on: disk)
            if try lock.lock() {
                try lock.write(Array("\(processNumber)\n          ".utf8), at: 0)
                return try LogWriter(folder, on: disk, limits: limits, newLogID: newLogID, lock: lock)
            }
        } catch { throw error.isFull ? .full(error) : .failed(error) }
        throw .locked(folder.path, by: LogLock.holder(of: folder, on: disk))
    }

    private init(
        _ folder: LogFolder, on disk: any Disk, limits: Limits, newLogID: String, lock: consuming OpenFile
    ) throws(SystemError) {
        let outcome = try LogRecovery(folder: folder, disk: disk).run(newLogID: newLogID)
        let file = try OpenFile(folder.current, .readWrite, on: disk)
        let durable = try OpenFile(folder.durable, .create(0o640), on: disk)
        try durable.write(outcome.mark.bytes, at: 0)
        try durable.synchronize()
        try disk.synchronizeDirectory(folder.path)
        begun = outcome.size > 0 ? try file.status().modified : nil
        mark = outcome.mark
        report = outcome.report
        chain = outcome.chain
        size = outcome.size
        reserved = outcome.size
        firstSequence = outcome.firstSequence
        self.file = file
        self.durable = durable
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
    ///   - now: the time of day, for the age of the segment.
    /// - Throws: ``LogError/full(_:)`` before anything was written, ``LogError/failed(_:)`` after which the
    ///   writer must not be used again.
    public mutating func append(_ lines: [UInt8], last: UInt64, now: WallTime) throws(LogError) {
        precondition(last > mark.sequence && !lines.isEmpty)
        try sealIfDue(now: now)
        try reserve(lines.count)
        do throws(SystemError) {
            try file.write(lines, at: size)
            try file.synchronizeData()
            size += lines.count
            begun = begun ?? now
            mark = DurableMark(sequence: last, offset: size)
            try durable.write(mark.bytes, at: 0)
        } catch { throw .failed(error) }
    }

    /// Seals the current segment if it is large or old enough, and begins the next.
    public mutating func sealIfDue(now: WallTime) throws(LogError) {
        guard let begun else { return }
        let age = now.seconds - begun.seconds
        guard size >= limits.segmentSize || limits.segmentAge > 0 && age >= Int64(limits.segmentAge) else { return }
        do throws(SystemError) {
            try disk.rename(folder.current, to: folder.sealed(first: firstSequence), replacing: false)
            file = try OpenFile(folder.current, .createNew(0o640), on: disk)
            try disk.synchronizeDirectory(folder.path)
        } catch { throw .failed(error) }
        size = 0
        reserved = 0
        firstSequence = mark.sequence + 1
        self.begun = nil
    }

    /// Makes sure that the disk has room for `count` more bytes, so that a full disk is noticed before a
    /// line is torn by it.
    private mutating func reserve(_ count: Int) throws(LogError) {
        guard canReserve, size + count > reserved else { return }
        let length = max(count, Self.reserveStep)
        do throws(SystemError) {
            do throws(SystemError) {
                try file.reserve(offset: size, length: length)
                reserved = size + length
            } catch {
                // The step is a convenience; the group itself is what must fit.
                guard error.isFull, count < length else { throw error }
                try file.reserve(offset: size, length: count)
                reserved = size + count
            }
        } catch {
            if error.isFull { throw .full(error) }
            // Some file systems cannot reserve; there a full disk shows as a failed write.
            canReserve = false
        }
    }
}
