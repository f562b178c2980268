internal import Linux
internal import Logging
internal import Settings
internal import Spool

/// The thread that removes settled and rejected files whose time is over.
struct HousekeepingRoom {
    /// What is asked for at the time.
    let settings: () -> SpoolSettings
    let disk: any Disk
    let clock: any Clock
    let stop: StopFlag
    let logger: Logger

    /// Files that are removed before the others get their share of the disk.
    private static let share = 500
    /// Milliseconds between two shares, and between two looks when nothing is left.
    private static let pause = (short: 100, long: 60_000)

    /// What its thread does until the daemon ends.
    func work() {
        var hasComplained = false
        while true {
            var removed = 0
            do throws(SystemError) {
                let housekeeper = Housekeeper(settings(), on: disk)
                if housekeeper.hasWork {
                    removed = try housekeeper.work(now: clock.wallTime(), limit: Self.share)
                }
            } catch {
                if !hasComplained { logger.tell(.trouble, .warning, "old files stay: \(error)") }
                hasComplained = true
            }
            let pause = removed == Self.share ? Self.pause.short : Self.pause.long
            if stop.wait(until: clock.monotonic().advanced(milliseconds: pause)) { return }
        }
    }
}

extension Housekeeper {
    init(_ settings: SpoolSettings, on disk: any Disk) {
        self.init(
            done: FilePath(settings.done), rejected: FilePath(settings.rejected),
            doneKeep: Int(settings.doneKeep.components.seconds),
            rejectedKeep: Int(settings.rejectedKeep.components.seconds), on: disk)
    }
}
