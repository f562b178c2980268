internal import Intake
internal import Linux
internal import Logging
internal import Spool

/// The threads' notes of which file each works on. That one cannot be made is said once, and holds nobody up.
final class InHandNotes: Sendable {
    private let journal: InHandJournal
    private let logger: Logger
    private let lock = Lock()
    private nonisolated(unsafe) var hasComplained = false

    /// Notes in `journal`.
    init(_ journal: InHandJournal, logger: Logger) { (self.journal, self.logger) = (journal, logger) }

    /// Thread `thread`, from 1, works on the file at `path` from now on.
    func note(_ path: FilePath, _ status: FileStatus, by thread: Int) {
        attempt { () throws(SystemError) in try journal.note(path, status, by: thread) }
    }

    /// Thread `thread`, from 1, works on no file.
    func clear(_ thread: Int) {
        attempt { () throws(SystemError) in try journal.clear(thread) }
    }

    /// The files of all events up to `sequence` are out of the folder, or cannot be moved.
    func settled(_ sequence: UInt64) {
        attempt { () throws(SystemError) in try journal.settled(upTo: sequence) }
    }

    /// Does something with the journal.
    func attempt(_ body: () throws(SystemError) -> Void) {
        do throws(SystemError) { try body() } catch {
            let isFirst = lock.withLock {
                defer { hasComplained = true }
                return !hasComplained
            }
            if isFirst {
                logger.tell(.trouble, .warning, "a crash would not tell which file was in hand: \(error)")
            }
        }
    }
}
