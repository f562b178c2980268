internal import Checksum
internal import Likeness

extension KnownFile {
    /// What is in the log of `file` after a further event, where `before` was known.
    ///
    /// - Parameters:
    ///   - isArticle: whether the event is of an article, and not of what could not be read.
    init(_ file: DroppedFile, before: KnownFile?, isArticle: Bool, sequence: UInt64) {
        self.init(whole: file, isArticle: isArticle, sequence)
        guard let item = file.item else { return }
        let known = before?.digest == digest ? before : nil
        items = max(known?.items ?? 0, item.ordinal)
        isWhole = item.isLast || known?.isWhole == true
        hasArticle = isArticle || known?.hasArticle == true
    }

    /// All of `file`.
    init(whole file: DroppedFile, isArticle: Bool, _ sequence: UInt64) {
        self.init(
            digest: Self.digest(of: file), items: 0, isWhole: true, hasArticle: isArticle, sequence: sequence)
    }

    /// Whether this is of a file with the same bytes as `file`.
    func isOf(_ file: DroppedFile) -> Bool { digest == Self.digest(of: file) }

    private static func digest(of file: DroppedFile) -> UInt32 {
        file.digest.map { UInt32($0.first64 >> 32) } ?? 0
    }
}
