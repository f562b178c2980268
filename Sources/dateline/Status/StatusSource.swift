import EventLog
import Linux
import Settings

/// Where the status is read from: the daemon's report, its lock and its log.
struct StatusSource {
    let settings: Settings
    private let disk = LinuxDisk()

    init(settings: Settings) { self.settings = settings }

    /// The folder of the log.
    var folder: LogFolder { LogFolder(FilePath(settings.log.directory)) }

    /// What a daemon wrote of itself last; `nil` when none did.
    private func report() throws(SystemError) -> [UInt8]? {
        try disk.contents(of: FilePath(settings.service.runtimeDirectory).appending("status.json"))
    }

    /// Says what to do about rights that do not suffice; a log that is not there yet is no fault.
    private func checkRights() throws(LogPlaceError) {
        do throws(LogPlaceError) { _ = try LogPlace.open(settings) } catch {
            guard case .missing = error else { throw error }
        }
    }

    /// How it stands now; with the sizes of folders, which take a look at each file.
    func snapshot(withSizes: Bool = false) throws -> StatusSnapshot {
        var status = StatusSnapshot()
        status.incoming = settings.spool.incoming
        status.log = settings.log.directory
        try checkRights()
        status.isRunning = try LogLock.isHeld(folder, on: disk)
        status.last = try LogReader.lastSequence(in: folder, on: disk)
        if status.isRunning {
            let holder = try LogLock.holder(of: folder, on: disk)
            status.process = holder.map { "\($0)" } ?? ""
            if let report = try report() { status.read(report, of: holder) }
        }
        guard withSizes else { return status }
        status.logBytes = try size(of: folder.path)
        status.indexBytes = try size(of: FilePath(settings.index.directory))
        if status.logBytes > 0 { status.space = try disk.space(at: folder.path) }
        return status
    }

    /// Bytes of the files in a folder, those below it left out.
    private func size(of path: FilePath) throws(SystemError) -> Int {
        var total = 0
        for name in try disk.names(in: path) {
            do throws(SystemError) {
                let status = try disk.status(at: path.appending(name))
                if status.kind == .regular { total += status.size }
            } catch {
                // Renamed or removed since it was listed.
                guard error.isMissing else { throw error }
            }
        }
        return total
    }
}
