public import Linux
internal import Times

extension CursorFolder {
    /// What must stay in the log for the cursors that there are. One that cannot be read holds back everything.
    public func holds() throws(SystemError) -> [LogUpkeep.Hold] {
        try list().map { entry in
            LogUpkeep.Hold(
                name: entry.name, sequence: entry.position.map { $0.sequence + 1 } ?? 1,
                moved: entry.position?.moved ?? WallTime(nanoseconds: 0))
        }
    }
}
