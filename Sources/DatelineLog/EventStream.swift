internal import EventLog
internal import Linux

/// The events of a log, in order, each once, as far as they are on stable storage.
///
/// It reads the files alone, whether a daemon is running or not, and never holds one up. Segments may be
/// sealed, compressed and removed while it reads.
public struct EventStream: ~Copyable {
    /// Where a stream begins.
    public enum Start: Sendable {
        /// With the oldest event that there is.
        case oldest
        /// After the event of this number.
        case after(UInt64)
        /// After the last event that there is now.
        case end
    }

    private let folder: LogFolder
    private var reader: LogReader
    private var cursor: Cursor?
    private var changes: LogChanges?
    /// The event that was given last, and is counted as seen when the next one is asked for.
    private var given: LogEvent?

    /// The events of the log in the folder `path`, such as `/var/lib/datelined/log`.
    public init(_ path: String, from start: Start = .oldest) throws(StreamError) {
        folder = LogFolder(FilePath(path))
        let first: UInt64
        switch start {
        case .oldest: first = 0
        case .after(let sequence): first = sequence < .max ? sequence + 1 : sequence
        case .end:
            do { first = try LogReader.lastSequence(in: folder, on: LinuxDisk()) + 1 } catch {
                throw StreamError(error)
            }
        }
        reader = LogReader(folder, on: LinuxDisk(), from: first)
    }

    /// The events after those that were seen under the cursor `name`; all events when there is none yet.
    ///
    /// An event counts as seen when the next one is asked for, or ``acknowledge()`` is called: so one that was
    /// being worked on when the process ended comes again.
    public init(_ path: String, cursor name: String) throws(StreamError) {
        folder = LogFolder(FilePath(path))
        let cursors = CursorFolder(folder, on: LinuxDisk())
        let process = Machine.processNumber
        do throws(CursorError) {
            cursor = try cursors.open(name, process: process)
            if let position = cursor?.position {
                reader = try cursors.reader(from: position, name: name)
                return
            }
            let start: CursorPosition
            do { start = try cursors.beginning(now: SystemClock().wallTime()) } catch {
                throw CursorError.failed(error)
            }
            cursor = try cursors.create(name, at: start, process: process)
            reader = try cursors.reader(from: start, name: name)
        } catch { throw StreamError(error) }
    }

    /// The next event; `nil` when there is no further one yet.
    ///
    /// - Throws: ``StreamError`` for a place that is damaged or was removed, and for files that cannot be read.
    ///   Asked again, the stream goes on after what is damaged or gone.
    public mutating func next() throws(StreamError) -> Event? {
        try acknowledge()
        do throws(LogReadError) {
            while let event = try reader.next() {
                guard let read = Event(event) else { continue }
                given = event
                return read
            }
            return nil
        } catch { throw StreamError(error) }
    }

    /// The next event, when it has come; `nil` after about `milliseconds` without one.
    public mutating func next(waiting milliseconds: Int) throws(StreamError) -> Event? {
        if changes == nil {
            do { changes = try LogChanges(folder) } catch { throw StreamError(error) }
        }
        if let event = try next() { return event }
        try synchronize()
        let deadline = SystemClock().monotonic().advanced(milliseconds: milliseconds)
        while true {
            let left = deadline.milliseconds(after: SystemClock().monotonic())
            guard left > 0 else { return nil }
            do { try changes?.wait(milliseconds: min(left, LogChanges.interval)) } catch {
                throw StreamError(error)
            }
            if let event = try next() { return event }
        }
    }

    /// Counts the event that was given last as seen. It outlives the process.
    public mutating func acknowledge() throws(StreamError) {
        guard let event = given else { return }
        given = nil
        do { try cursor?.move(to: CursorPosition(after: event, moved: SystemClock().wallTime())) } catch {
            throw StreamError(error)
        }
    }

    /// Makes sure that what counts as seen outlives a power cut, too.
    public mutating func synchronize() throws(StreamError) {
        do { try cursor?.synchronize() } catch { throw StreamError(error) }
    }
}
