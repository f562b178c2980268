/// The line within a story by which a sender says that there was an earlier version: "(Corrects paragraph 3)",
/// "Eds: Updates with …", "An earlier version of this story …".
enum RevisionNote {
    private static let verbs = [
        "corrects", "corrected", "correction", "updates", "updated", "adds", "recasts", "refiles", "refiled",
        "rewrites", "clarifies", "repeats", "removes", "fixes", "restores", "subs",
    ]

    /// Whether a note of `text`, or its first line, is one.
    static func isIn(_ text: ComparedText) -> Bool {
        text.notes.contains(where: isNote)
            || (text.body.utf8.first == UInt8(ascii: "(") && isNote(String(text.body.prefix(200))))
    }

    private static func isNote(_ line: String) -> Bool {
        let words = NoticeWords(String(line.prefix(200)), limit: 14).words.map(\.text)
        guard let first = words.first else { return false }
        if line.first == "(" || line.first == "[", verbs.contains(first) { return true }
        if ["eds", "editors", "correction", "corrects"].contains(first) {
            return first.hasPrefix("correct") || words.dropFirst().prefix(6).contains(where: verbs.contains)
        }
        let isOfStory = words.contains { NoticeWords.items.contains($0) }
        let isEarlier = words.prefix(4).contains { $0 == "earlier" || $0 == "previous" }
        return isOfStory && (isEarlier || words.contains { $0 == "corrects" || $0 == "corrected" })
    }
}
