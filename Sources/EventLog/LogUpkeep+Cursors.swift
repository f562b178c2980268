public import Linux

extension CursorFolder {
    /// What the cursors hold back from being removed. One that cannot be read holds back everything.
    public func holds() throws(SystemError) -> [LogUpkeep.Hold] {
        var holds: [LogUpkeep.Hold] = []
        for entry in try list() {
            do throws(SystemError) {
                holds.append(
                    LogUpkeep.Hold(
                        name: entry.name, sequence: entry.position.map { $0.sequence + 1 } ?? 1,
                        moved: try disk.status(at: path.appending(entry.name)).modified))
            } catch {
                // Deleted since it was listed.
                guard error.isMissing else { throw error }
            }
        }
        return holds
    }
}
