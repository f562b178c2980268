public import Linux

/// Wakes a reader when a log may have grown.
///
/// inotify tells of the durable mark that moves; where it does not, or where the folder is not there yet, a
/// look is due after a while.
public final class LogChanges {
    private let inotify: Inotify
    private let folder: LogFolder
    private var watch: Int32?
    /// The name of the mark in the folder.
    private let durable: FilePath

    /// Milliseconds after which to look even if nothing was noted.
    public static let interval = 1000

    /// Begins to listen. To be made before the log is read, so that nothing is missed in between.
    public init(_ folder: LogFolder) throws(SystemError) {
        inotify = try Inotify()
        self.folder = folder
        durable = folder.durable.lastComponent
        try begin()
    }

    /// Waits until the log may have grown, `milliseconds` have passed, or one of `others` can be read.
    ///
    /// - Parameters:
    ///   - output: where what is read goes to: nobody waits any longer for whoever no longer reads it.
    /// - Returns: `false` when nobody reads `output` any more.
    @discardableResult
    public func wait(
        milliseconds: Int = LogChanges.interval, or others: [Int32] = [], whileRead output: Int32? = nil
    ) throws(SystemError) -> Bool {
        let deadline = SystemClock().monotonic().advanced(milliseconds: milliseconds)
        while true {
            let left = max(0, deadline.milliseconds(after: SystemClock().monotonic()))
            let ready: [Bool]
            if let output {
                let seen = try Readiness.wait(
                    [inotify.descriptor] + others, peer: output, wantsRoom: false, milliseconds: left)
                if seen.peer == .gone { return false }
                ready = seen.readable
            } else {
                ready = try Readiness.wait([inotify.descriptor] + others, milliseconds: left)
            }
            if try clear() || ready.dropFirst().contains(true) || left == 0 { return true }
        }
    }

    /// What to wait on, for ``interval`` milliseconds at most, together with other things.
    public var descriptor: Int32 { inotify.descriptor }

    /// Takes what was noted as seen: to be called after each wait, and before the log is read.
    ///
    /// - Returns: whether the log may have grown: a line that was written may be read when the mark moves.
    @discardableResult
    public func clear() throws(SystemError) -> Bool {
        var mayHaveGrown = false
        for note in try inotify.read() {
            if note.mask.contains(.ignored) { watch = nil }
            if note.mask != .modified || note.name == durable { mayHaveGrown = true }
        }
        guard watch == nil else { return mayHaveGrown }
        try begin()
        return watch != nil || mayHaveGrown
    }

    private func begin() throws(SystemError) {
        do {
            watch = try inotify.watch(folder.path, for: [.modified, .movedTo, .created])
        } catch { guard error.isMissing else { throw error } }
    }
}
