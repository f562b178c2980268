internal import Likeness
internal import Linux
internal import Logging

/// The thread that writes what is complete of the index into files, and merges them.
///
/// All of it can be made again from the log: when it cannot be written, what would have been stays in memory, and
/// the daemon goes on.
final class IndexKeeper {
    /// Something complete that may be written.
    struct Job: Sendable {
        let run: FrozenRun
        /// What the event after its last one carries as its link.
        let link: UInt64
        /// Rows before this one have left the window.
        let firstRow: UInt32
    }

    private var store: IndexStore
    private let board: Board
    private let logger: Logger
    private let stop: StopFlag
    /// What could not be written yet.
    private var waiting: [Job] = []
    private var lastProblem = ""

    init(_ store: IndexStore, board: Board, logger: Logger, stop: StopFlag) {
        self.store = store
        self.board = board
        self.logger = logger
        self.stop = stop
    }

    /// What its thread does until `jobs` ends. `adopt` is called with what has become of the files.
    func work(_ jobs: Mailbox<Job>, adopt: (IndexRuns) -> Void) {
        Thread.giveWay()
        while let taken = jobs.receive() {
            waiting += taken
            do throws(SystemError) {
                while let job = waiting.first {
                    try store.add(job.run, link: job.link)
                    waiting.removeFirst()
                    try store.expire(before: job.firstRow)
                    adopt(store.runs)
                }
                while !stop.isSet, try store.merge() { adopt(store.runs) }
                say(nil)
            } catch {
                say("the index is not written: \(error)")
            }
        }
    }

    /// Shows `problem` in the status until it is over, and tells the journal once.
    private func say(_ problem: String?) {
        board.update { $0.index = problem }
        if let problem, problem != lastProblem { logger.tell(.trouble, .warning, "\(problem)") }
        lastProblem = problem ?? ""
    }
}
