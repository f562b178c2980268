internal import Checksum
internal import Intake
internal import Linux
internal import Spool
internal import Times

/// The thread that moves files out of the watched folder.
final class SettlingRoom {
    /// Files that are moved before it is told: few enough that readers get new ones while the next are moved.
    private static let batch = 32

    private let settler: Settler
    private let claim: FileClaim
    private let clock: any Clock
    private let notes: InHandNotes

    /// A room that settles with `settler` and reads with `claim` what has to be looked at again.
    init(_ settler: Settler, claim: FileClaim, clock: any Clock, notes: InHandNotes) {
        self.notes = notes
        self.settler = settler
        self.claim = claim
        self.clock = clock
    }

    /// What its thread does until `settlements` ends.
    func work(
        _ settlements: Mailbox<Desk.Settlement>, _ pulse: Pulse,
        deliver: ([(Intake.Ticket, Settler.Outcome)]) -> Void
    ) {
        while let taken = settlements.receive(atMost: Self.batch) {
            let day = clock.wallTime().day
            let outcomes = taken.map { settlement in
                // On another file system each costs a copy and a sync.
                pulse.begin(on: settlement.file.size)
                let outcome = settle(settlement, day: day)
                if let upTo = settlement.upTo { notes.settled(upTo) }
                return (settlement.ticket, outcome)
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
        let file = settlement.file
        if let reason = settlement.reason {
            return settler.reject(path, status, reason: reason) { holdsTheSame(file, in: $0) }
        }
        return settler.settle(path, status, day: day) { holdsTheSame(file, in: $0) }
    }

    /// Whether a file whose rights or links changed since it was read, or whose content did, is still the same:
    /// the other name of a file that has two changes its status when it is moved.
    private func holdsTheSame(_ file: DroppedFile, in status: FileStatus) -> Bool {
        // What was rejected unread was rejected for its kind or its size.
        guard let digest = file.digest else { return true }
        var folder = FileClaim.OpenFolder()
        let due = Arrivals.Due(path: FilePath(bytes: file.path), evidence: .whole)
        guard case .read(let now, let bytes) = claim.limited(to: file.size).read(due, in: &folder) else {
            return false
        }
        return now.isSameState(as: status) && SHA256.digest(of: bytes) == digest
    }
}
