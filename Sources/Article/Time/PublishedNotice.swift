/// The day that a notice below a story states: "This report was first published Oct. 19, 2023."
enum PublishedNotice {
    /// How far behind "published" the date may stand, in bytes.
    private static let reach = 60

    /// What `text` states; `nil` when no date with a year follows the word.
    static func statement(_ text: Snippet, settings: ReadingSettings) -> TimeStatement? {
        for index in 0..<text.count where text.isWordStart(index) && text.has("published", at: index) {
            let dates = DateScanner(order: settings.dateOrder)
            for start in index..<min(text.count, index + 9 + reach) where text.isWordStart(start) {
                guard let found = dates.date(text, at: start), found.date.year != nil else { continue }
                return TimeStatement(date: found.date, evidence: text.string(start..<found.end))
            }
        }
        return nil
    }
}
