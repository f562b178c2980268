internal import Linux
internal import Logging
internal import Spool

/// What is said of the watched folder itself.
extension ControlLoop {
    /// Tells the journal once that the watched folder went, and once that it is back.
    func tellRoot() {
        guard isRootGone != (watcher.rootProblem != nil) else { return }
        if let problem = watcher.rootProblem {
            logger.tell(.trouble, .warning, "the watched folder cannot be seen: \(problem)")
        } else {
            logger.tell(.trouble, .info, "the watched folder can be seen again: \(watcher.root)")
        }
        isRootGone.toggle()
    }
}
