internal import EventLog
internal import Intake
internal import Linux
internal import Spool

/// Finds the files that an earlier process logged and may not have settled: those of the last events that lie in
/// the folder still.
struct UnsettledEvents {
    let log: LogFolder
    let incoming: FilePath
    let disk: any Disk

    /// Events that are looked at, at most: far more than files in hand, but for those of many articles.
    private static let most: UInt64 = 65_536

    /// The files of the events after `settled` up to `last`.
    func files(after settled: UInt64, upTo last: UInt64) throws(SystemError) -> UnsettledFiles {
        var files = UnsettledFiles()
        guard settled < last else { return files }
        var reader = LogReader(log, on: disk, from: max(settled + 1, last - min(last, Self.most) + 1))
        while true {
            do throws(LogReadError) {
                guard let event = try reader.next() else { return files }
                guard let logged = Self.logged(event.line) else { continue }
                if try isThere(logged.file) {
                    files.addLeft(
                        logged.file, isArticle: logged.kind != .rejected, sequence: event.sequence)
                }
            } catch {
                switch error {
                // The replay of the log has told of these.
                case .damage, .removed: continue
                case .failed(let cause): throw cause
                }
            }
        }
    }

    private static func logged(_ line: [UInt8]) -> LoggedEvent? {
        guard let header = EventHeader(line) else { return nil }
        do {
            return try LoggedEvent(type: header.type, line: line, data: header.data)
        } catch { return nil }
    }

    /// Whether the file is where it was. Where that cannot be told, it may be.
    private func isThere(_ file: DroppedFile) throws(LogReadError) -> Bool {
        do throws(SystemError) {
            let now = try disk.status(at: incoming.appending(FilePath(bytes: file.path)))
            return now.isSameContent(as: FileStatus(file))
        } catch { return !error.isMissing }
    }
}
