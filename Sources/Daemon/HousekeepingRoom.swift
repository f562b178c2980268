internal import Linux
internal import Logging
internal import Settings
internal import Spool

/// The thread that removes settled and rejected files whose time is over.
struct HousekeepingRoom {
    let housekeeper: Housekeeper
    let clock: any Clock
    let stop: StopFlag
    let logger: Logger

    /// Files that are removed before the others get their share of the disk.
    private static let share = 500
    /// Milliseconds between two shares, and between two looks when nothing is left.
    private static let pause = (short: 100, long: 600_000)

    /// A room for what the settings ask for.
    init(_ settings: SpoolSettings, on disk: any Disk, clock: any Clock, stop: StopFlag, logger: Logger) {
        housekeeper = Housekeeper(
            done: FilePath(settings.done), rejected: FilePath(settings.rejected),
            doneKeep: Int(settings.doneKeep.components.seconds),
            rejectedKeep: Int(settings.rejectedKeep.components.seconds), on: disk)
        (self.clock, self.stop, self.logger) = (clock, stop, logger)
    }

    /// What its thread does until the daemon ends.
    func work() {
        guard housekeeper.hasWork else { return }
        var hasComplained = false
        while true {
            var removed = 0
            do throws(SystemError) {
                removed = try housekeeper.work(now: clock.wallTime(), limit: Self.share)
            } catch {
                if !hasComplained { logger.tell(.trouble, .warning, "old files stay: \(error)") }
                hasComplained = true
            }
            let pause = removed == Self.share ? Self.pause.short : Self.pause.long
            if stop.wait(until: clock.monotonic().advanced(milliseconds: pause)) { return }
        }
    }
}
