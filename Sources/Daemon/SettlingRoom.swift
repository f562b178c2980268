internal import Intake
internal import Linux
internal import Spool
internal import Times

/// The thread that moves files out of the watched folder.
final class SettlingRoom {
    private let settler: Settler
    private let clock: any Clock

    /// A room that settles with `settler`.
    init(_ settler: Settler, clock: any Clock) {
        self.settler = settler
        self.clock = clock
    }

    /// What its thread does until `settlements` ends.
    func work(
        _ settlements: Mailbox<Desk.Settlement>, _ pulse: Pulse,
        deliver: ([(Intake.Ticket, Settler.Outcome)]) -> Void
    ) {
        while let taken = settlements.receive(atMost: 256) {
            let day = clock.wallTime().day
            let outcomes = taken.map { settlement in
                // On another file system each costs a copy and a sync.
                pulse.begin(on: settlement.file.size)
                return (settlement.ticket, settle(settlement, day: day))
            }
            pulse.begin()
            settler.endBatch()
            deliver(outcomes)
            pulse.rest()
        }
    }

    private func settle(_ settlement: Desk.Settlement, day: String) -> Settler.Outcome {
        let path = FilePath(bytes: settlement.file.path)
        let status = FileStatus(settlement.file)
        if let reason = settlement.reason { return settler.reject(path, status, reason: reason) }
        return settler.settle(path, status, day: day)
    }
}
