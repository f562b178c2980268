public import Linux

/// Wakes a reader when a log may have grown.
///
/// inotify tells of the durable mark that moves; where it does not, or where the folder is not there yet, a
/// look is due after a while.
public final class LogChanges {
    private let inotify: Inotify
    private let folder: LogFolder
    private var watch: Int32?

    /// Milliseconds after which to look even if nothing was noted.
    public static let interval = 1000

    /// Begins to listen. To be made before the log is read, so that nothing is missed in between.
    public init(_ folder: LogFolder) throws(SystemError) {
        inotify = try Inotify()
        self.folder = folder
        try begin()
    }

    /// Waits until the log may have grown, `milliseconds` have passed, or one of `others` can be read.
    public func wait(
        milliseconds: Int = LogChanges.interval, or others: [Int32] = []
    ) throws(SystemError) {
        _ = try Readiness.wait([inotify.descriptor] + others, milliseconds: milliseconds)
        try clear()
    }

    /// What to wait on, for ``interval`` milliseconds at most, together with other things.
    public var descriptor: Int32 { inotify.descriptor }

    /// Takes what was noted as seen: to be called after each wait, and before the log is read.
    public func clear() throws(SystemError) {
        for note in try inotify.read() where note.mask.contains(.ignored) { watch = nil }
        if watch == nil { try begin() }
    }

    private func begin() throws(SystemError) {
        do {
            watch = try inotify.watch(folder.path, for: [.modified, .movedTo, .created])
        } catch { guard error.isMissing else { throw error } }
    }
}
