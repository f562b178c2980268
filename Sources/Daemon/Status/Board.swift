internal import EventLog
internal import Intake
internal import Likeness
internal import Linux

/// What the threads of the pipeline tell the rest of the daemon.
final class Board: Sendable {
    /// The state of the pipeline at one moment.
    struct State: Sendable {
        var tallies = Tallies()
        /// The last sequence that was decided, and the last that is durable.
        var decided: UInt64 = 0
        var durable: UInt64 = 0
        /// Why intake is paused; `nil` while it is not.
        var pause: String?
        /// Why the index is not written; `nil` while it is.
        var index: String?
        /// How large the index is.
        var indexSize = IndexSize()
        /// Why the pipeline cannot go on; `nil` while it can.
        var failure: LogError?
        /// What keeps the log from being looked after as the settings say; `nil` when nothing does.
        var upkeep: String?
        /// The status as JSON, as it was last told.
        var report = Array("{}".utf8)
        /// Files that stay in the folder, with the reason, by path.
        var stuck: [FilePath: String] = [:]
        /// Files that were rejected since ``takeRejections()``, some of them, and how many more there were.
        var rejections: [RejectedFile] = []
        var otherRejections = 0
        /// Damage of the log that the journal has been told of, by its event and its fault.
        var toldDamage: Set<String> = []
    }

    private let lock = Lock()
    private nonisolated(unsafe) var state = State()
    private let wakeup: Wakeup

    /// A board that raises `wakeup` on what cannot wait.
    init(wakeup: Wakeup) { self.wakeup = wakeup }

    /// The state now.
    var current: State { lock.withLock { state } }

    /// Changes the state.
    func update(_ change: (inout State) -> Void) { lock.withLock { change(&state) } }

    /// Whether this damage is told for the first time: recovery, replay and upkeep may all come upon it, under the
    /// names that a segment had at the time.
    func isNews(_ damage: LogDamage) -> Bool {
        lock.withLock {
            state.toldDamage.count < Self.mostDamage
                ? state.toldDamage.insert("\(damage.expected) \(damage.offset) \(damage.fault)").inserted
                : true
        }
    }

    /// Faults that are remembered at most.
    private static let mostDamage = 1000

    /// A file was rejected.
    func reject(_ file: RejectedFile) {
        lock.withLock {
            if state.rejections.count < RejectionNotices.burst {
                state.rejections.append(file)
            } else {
                state.otherRejections += 1
            }
        }
    }

    /// The files that were rejected since the last time, and how many more there were.
    func takeRejections() -> (files: [RejectedFile], others: Int) {
        lock.withLock {
            defer { (state.rejections, state.otherRejections) = ([], 0) }
            return (state.rejections, state.otherRejections)
        }
    }

    /// The pipeline cannot go on.
    func fail(_ error: LogError) {
        lock.withLock { state.failure = state.failure ?? error }
        wakeup.raise()
    }
}
