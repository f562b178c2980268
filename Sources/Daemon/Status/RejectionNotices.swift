internal import Intake
internal import Linux

/// A file that was rejected, as the journal tells it.
struct RejectedFile: Equatable, Sendable {
    /// Its path below the watched folder.
    let path: FilePath
    /// The stable code of the reason.
    let code: String
    /// The reason in words.
    let reason: String
    /// The sequence of its event, where it has one.
    let sequence: UInt64?
}

extension RejectedFile {
    /// The file that was rejected for that reason.
    init(_ file: DroppedFile, _ rejection: Rejection, sequence: UInt64?) {
        self.init(
            path: FilePath(bytes: file.path), code: rejection.code.rawValue,
            reason: [rejection.message, rejection.detail].compactMap { $0 }.joined(separator: " "),
            sequence: sequence)
    }
}

/// Decides which rejections the journal tells one by one, so that a folder full of rubbish does not drown
/// everything else in it. The log has them all.
struct RejectionNotices {
    /// Rejections told one by one in each window.
    static let burst = 10
    /// Milliseconds of a window.
    static let window = 60_000

    /// What is to be told.
    enum Saying: Equatable {
        case file(RejectedFile)
        case more(Int)
    }

    private var windowEnd: Monotonic?
    private var told = 0
    private var untold = 0

    /// Takes what was rejected since the last time: `files`, and `others` that nobody kept.
    mutating func take(_ files: [RejectedFile], others: Int, now: Monotonic) -> [Saying] {
        var sayings: [Saying] = []
        if let end = windowEnd, end <= now { sayings += close() }
        guard !files.isEmpty || others > 0 else { return sayings }
        if windowEnd == nil { windowEnd = now.advanced(milliseconds: Self.window) }
        let room = max(0, Self.burst - told)
        sayings += files.prefix(room).map { .file($0) }
        told += min(room, files.count)
        untold += max(0, files.count - room) + others
        return sayings
    }

    /// Ends the window, and tells how many were left out.
    mutating func close() -> [Saying] {
        defer { (windowEnd, told, untold) = (nil, 0, 0) }
        return untold > 0 ? [.more(untold)] : []
    }
}
