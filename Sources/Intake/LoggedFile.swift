internal import Checksum

/// How far a file that may still lie in the folder is in the log.
struct LoggedFile: Equatable, Sendable {
    /// The first bytes of its digest.
    var digest: UInt64
    /// Items of it that are in the log; 0 for a file of one article.
    var items = 0
    /// Whether all of it is in the log.
    var isWhole = true

    /// What is in the log of `file` after a further event, where `before` was known.
    init(_ file: DroppedFile, before: LoggedFile?) {
        self.init(whole: file)
        guard let item = file.item else { return }
        let known = before?.digest == digest ? before : nil
        items = max(known?.items ?? 0, item.ordinal)
        isWhole = item.isLast || known?.isWhole == true
    }

    /// All of `file`.
    init(whole file: DroppedFile) { digest = file.digest?.first64 ?? 0 }

    /// Whether this is of a file with the same bytes as `file`.
    func isOf(_ file: DroppedFile) -> Bool { digest == file.digest?.first64 ?? 0 }
}
