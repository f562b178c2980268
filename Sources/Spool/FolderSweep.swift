internal import DequeModule
internal import Linux

/// Lists the watched folder bit by bit, a little of each source in turn.
///
/// However much lies there, no more is in memory than a few names of each folder that is being listed, and the
/// folders that are still to be. A name that was there when its folder was opened, and stays, is seen once.
final class FolderSweep {
    /// A folder that was entered.
    struct Folder: Equatable {
        let path: FilePath
        /// Whether folders are listed that are watched already.
        let isDeep: Bool
    }

    private final class Stream {
        let folder: Folder
        let file: OpenFile
        let isWatched: Bool

        init(_ folder: Folder, _ file: consuming OpenFile, isWatched: Bool) {
            (self.folder, self.isWatched) = (folder, isWatched)
            self.file = file
        }
    }

    private struct Track {
        var pending: [Folder] = []
        var stream: Stream?
    }

    /// Folders that are open at a time at most, each of another source.
    private static let mostStreams = 64

    private let root: FilePath
    private let disk: any Disk
    var filter: SpoolFilter
    private var tracks: [FilePath: Track] = [:]
    private var turns: Deque<FilePath> = []
    private var queued: Set<FilePath> = []
    private var streamCount = 0

    init(root: FilePath, on disk: any Disk, filter: SpoolFilter) {
        (self.root, self.disk, self.filter) = (root, disk, filter)
    }

    /// Whether there is nothing left to list.
    var isIdle: Bool { tracks.isEmpty }

    /// Whether something of a source is still to be listed.
    func isAt(_ source: FilePath) -> Bool { tracks[source] != nil }

    /// Lists the folder at `path`, and those in it: all of them, or those that are new.
    func begin(_ path: FilePath, isDeep: Bool = true) {
        guard queued.insert(path).inserted else { return }
        let source = path.firstFolder ?? path
        if tracks[source] == nil {
            tracks[source] = Track()
            turns.append(source)
        }
        tracks[source]?.pending.append(Folder(path: path, isDeep: isDeep))
    }

    /// Lists a little more of the next source that has room.
    ///
    /// - Parameters:
    ///   - hasRoom: whether more files of a source are wanted now.
    ///   - enter: called with a folder that is open, before it is listed; answers whether it is watched.
    ///   - isKnown: whether a folder was entered before.
    ///   - lost: called with a folder that could not be opened.
    /// - Returns: what was seen; `nil` when nothing is to be listed or wanted.
    func step(
        hasRoom: (FilePath) -> Bool, enter: (FilePath, borrowing OpenFile) -> Bool,
        isKnown: (FilePath) -> Bool, lost: (FilePath, SystemError) -> Void
    ) -> [SpoolWatcher.Sighting]? {
        for _ in 0..<turns.count {
            guard let source = turns.popFirst(), var track = tracks[source] else { return nil }
            guard hasRoom(source), track.stream != nil || streamCount < Self.mostStreams else {
                turns.append(source)
                continue
            }
            var seen: [SpoolWatcher.Sighting] = []
            do throws(SystemError) {
                if track.stream == nil, let folder = track.pending.popLast() {
                    queued.remove(folder.path)
                    do throws(SystemError) { track.stream = try open(folder, enter) } catch {
                        lost(folder.path, error)
                        throw error
                    }
                    streamCount += 1
                }
                if let stream = track.stream {
                    let entries = try stream.file.entries()
                    for entry in entries {
                        do throws(SystemError) {
                            try look(at: entry, in: stream, &track.pending, &seen, isKnown, enter)
                        } catch {
                            // A folder that may be listed and not searched: its files are seen by name alone.
                            lost(stream.folder.path, error)
                            if seen.last != .problem(error) { seen.append(.problem(error)) }
                        }
                    }
                    if entries.isEmpty { close(&track) }
                }
            } catch {
                // What vanished since it was noted is nobody's business; the watched folder itself is.
                if !error.isMissing || source.bytes.isEmpty { seen.append(.problem(error)) }
                close(&track)
            }
            if track.stream == nil, track.pending.isEmpty {
                tracks[source] = nil
            } else {
                tracks[source] = track
                turns.append(source)
            }
            return seen
        }
        return nil
    }

    private func open(
        _ folder: Folder, _ enter: (FilePath, borrowing OpenFile) -> Bool
    ) throws(SystemError) -> Stream {
        let rootFolder = try OpenFile(root, .read, on: disk)
        let file = folder.path.bytes.isEmpty ? rootFolder : try OpenFile(folder.path, beneath: rootFolder)
        let isWatched = enter(folder.path, file)
        return Stream(folder, file, isWatched: isWatched)
    }

    private func watch(
        _ path: FilePath, _ name: FilePath, in root: borrowing OpenFile,
        _ enter: (FilePath, borrowing OpenFile) -> Bool
    ) {
        do throws(SystemError) { _ = enter(path, try OpenFile(name, beneath: root)) } catch {
            // The listing of the folder, which is to come, tells why it cannot be opened.
            return
        }
    }

    private func close(_ track: inout Track) {
        if track.stream != nil { streamCount -= 1 }
        track.stream = nil
    }

    private func look(
        at entry: FolderEntry, in stream: Stream, _ pending: inout [Folder],
        _ seen: inout [SpoolWatcher.Sighting], _ isKnown: (FilePath) -> Bool,
        _ enter: (FilePath, borrowing OpenFile) -> Bool
    ) throws(SystemError) {
        let path = stream.folder.path.appending(entry.name)
        guard filter.mayTake(path, entry.name) else { return }
        var status: FileStatus?
        if entry.kind != .folder {
            // What vanished since it was listed is nobody's business.
            do throws(SystemError) { status = try stream.file.statusIfThere(of: entry.name) } catch {
                let folder = stream.folder.path
                throw SystemError(
                    errno: error.errno, operation: "look into",
                    path: folder.bytes.isEmpty ? root : root.appending(folder))
            }
            guard status != nil else { return }
        }
        if entry.kind == .folder || status?.kind == .folder {
            guard stream.folder.isDeep || !isKnown(path) else { return }
            if stream.folder.path.bytes.isEmpty {
                // Whatever waits in other sources, and however long: what comes into this one is noted from now on.
                if !isKnown(path) { watch(path, entry.name, in: stream.file, enter) }
                begin(path)
            } else if queued.insert(path).inserted {
                pending.append(Folder(path: path, isDeep: true))
            }
        } else if let status, filter.takes(path, entry.name) {
            seen.append(.found(path, status, isWatched: stream.isWatched))
        }
    }
}
