internal import EventLog
internal import Linux
internal import Logging
internal import Settings
internal import Spool

/// What a daemon has for itself alone, and may have to wait for: the log and the drop folder.
extension Daemon {
    /// A sweep that a timer started, or the process before, is soon done; who runs a sweep beside a daemon is told
    /// at once that there is nothing to be done.
    func lockWait(_ signals: Signals, _ reporter: Reporter) -> LockWait {
        var said = ""
        return LockWait(isOnce ? 0 : LockWait.patience, clock: clock, signals: signals) { message in
            if message != said { logger.tell(.trouble, .notice, "\(message)") }
            said = message
            reporter.starting(message)
        }
    }

    func openLog(_ wait: LockWait) throws -> LogWriter {
        while true {
            do throws(LogError) { return try openLog() } catch {
                guard case .locked(_, by: let holder) = error, try wait.goesOn(holder, "writes the log")
                else { throw error }
            }
        }
    }

    func lockSpool(_ wait: LockWait) throws -> SpoolLock {
        while true {
            do {
                return try SpoolLock(
                    in: FilePath(settings.spool.rejected), on: disk, processNumber: Machine.processNumber)
            } catch let error as SpoolLock.Held {
                guard try wait.goesOn(error.holder, "serves the drop folder") else { throw error }
            }
        }
    }

    private func openLog() throws(LogError) -> LogWriter {
        try LogWriter.open(
            LogFolder(FilePath(settings.log.directory)), on: disk, limits: LogWriter.Limits(settings.log),
            newLogID: Self.newLogID(), processNumber: Machine.processNumber)
    }

    /// Says what recovery found.
    func tell(_ report: RecoveryReport, _ board: Board) {
        for (damage, message) in zip(report.damage, report.damageMessages) where board.isNews(damage) {
            logger.tell(.damage, .error, "\(message)")
        }
        if let message = report.tornMessage { logger.tell(.tornTail, .warning, "\(message)") }
    }
}
