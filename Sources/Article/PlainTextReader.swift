/// Reads one article from plain text.
public enum PlainTextReader {
    /// The longest first line, in characters, that can be a headline.
    static let longestHeadline = 160

    /// Reads `bytes` as one article.
    ///
    /// - Parameters:
    ///   - bytes: the whole text, in UTF-8.
    ///   - settings: what is known of its source.
    /// - Throws: ``ReadingError`` when there is no text in `bytes`.
    public static func read(_ bytes: [UInt8], settings: ReadingSettings) throws(ReadingError) -> Reading {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(trimmed)
        while lines.first?.isEmpty == true { lines.removeFirst() }
        guard let first = lines.first else { throw .empty }

        var article = Article()
        if isHeadline(first), lines.count > 1 {
            article.headline = first
            lines.removeFirst()
        }
        article.paragraphs = lines.filter { !$0.isEmpty }
        if let agency = settings.agency {
            article.sources = [InfoSource(name: agency, role: .agency)]
        }
        return Reading(article: article)
    }

    private static func trimmed(_ line: Substring) -> String {
        var line = line
        while let last = line.last, last.isWhitespace { line.removeLast() }
        while let first = line.first, first.isWhitespace || first == "\u{FEFF}" { line.removeFirst() }
        return String(line)
    }

    /// A headline is short and is no sentence.
    private static func isHeadline(_ line: String) -> Bool {
        guard line.count <= longestHeadline, let last = line.last else { return false }
        return !".!?:;,\"”".contains(last)
    }
}
