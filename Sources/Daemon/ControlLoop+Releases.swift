internal import Intake
internal import Linux
internal import Logging
internal import ServiceManager
internal import Spool

/// What becomes of a path when the pipeline gives it back.
extension ControlLoop {
    /// Takes back what is out of the pipeline.
    func takeReleases() {
        let now = clock.monotonic()
        for (path, ending) in pipeline.releases.takeAll() {
            examination.released(path, ending)
            switch ending {
            case .kept(let identity, let sequence):
                kept?.add(identity, sequence: sequence)
                arrivals.giveBack(path, .finished, now: now)
            case .settled, .gone:
                board.update { $0.stuck[path] = nil }
                arrivals.giveBack(path, .finished, now: now)
                // What replaced the file may have come before the folder was watched for it.
                if ending == .gone, isThere(path) { arrivals.note(path, .found, now: now) }
            case .waits(.beingWritten): arrivals.giveBack(path, .beingWritten, now: now)
            case .waits(.unreadable(let reason)), .waits(.unsettled(let reason)):
                if arrivals.giveBack(path, .stuck, now: now) {
                    stay(path, reason)
                } else {
                    board.update { $0.stuck[path] = nil }
                }
            }
        }
    }

    /// Whether anything has the name of a file that vanished. Where that cannot be told, the readers find out.
    private func isThere(_ path: FilePath) -> Bool {
        do throws(SystemError) {
            _ = try disk.status(at: watcher.root.appending(path))
            return true
        } catch { return !error.isMissing }
    }

    /// The first file that stays is told to the journal; how many there are, the status says.
    private func stay(_ path: FilePath, _ reason: String) {
        var isFirst = false
        board.update {
            isFirst = $0.stuck.isEmpty
            $0.stuck[path] = reason
        }
        guard isFirst else { return }
        logger.tell(
            .fileStays, .warning, "\(path) stays in the watched folder: \(reason)",
            ["file": .string(path.description)])
    }
}
