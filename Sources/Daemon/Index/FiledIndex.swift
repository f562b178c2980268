internal import Likeness
internal import Linux

/// The files of the index, for whoever looks files up in them beside the desk. They never change; which there are does.
final class FiledIndex: Sendable {
    private let lock = Lock()
    private nonisolated(unsafe) var runs: IndexRuns
    private nonisolated(unsafe) var changes = 0

    /// Those that are there at the start.
    init(_ runs: IndexRuns) { self.runs = runs }

    /// Others are there now.
    func put(_ runs: IndexRuns) {
        lock.withLock {
            self.runs = runs
            changes += 1
        }
    }

    /// What is there now; `nil` where nothing has changed since there had been as many changes as `count` says,
    /// which is brought up to date.
    func taken(after count: inout Int) -> IndexRuns? {
        lock.withLock {
            if count == changes { return nil }
            count = changes
            return runs
        }
    }
}
