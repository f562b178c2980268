extension NoticeWords {
    private static let nameMarks: Set<String> = [
        "slugged", "slug", "slugline", "headlined", "headline", "titled", "entitled", "headed",
    ]
    private static let numberMarks: Set<String> = ["number", "id", "identifier", "guid", "usn", "storyid"]
    private static let fillers: Set<String> = ["is", "no", "was", "with", "the", "of"]
    /// What follows a headline without quotation marks.
    private static let afterName: Set<String> = [
        "has", "have", "had", "was", "is", "which", "because", "due", "sent", "moved", "published", "issued",
        "that", "should", "contains", "contained", "filed",
    ]
    private static let longestName = 30

    /// Headlines and slugs that the words name, as printed.
    var named: [String] {
        words.indices.compactMap { place in
            if Self.nameMarks.contains(words[place].text) { return name(after: place) }
            return Self.items.contains(words[place].text) && isQuoted(place + 1)
                ? quoted(from: place + 1) : nil
        }
    }

    /// Identifiers that the words name.
    var identifiers: [String] {
        words.indices.compactMap { place in
            if words[place].raw.contains("://") { return Self.address(words[place].raw) }
            guard Self.numberMarks.contains(words[place].text) else { return nil }
            var next = place + 1
            while next < count, Self.fillers.contains(words[next].text) { next += 1 }
            guard next < count, words[next].text.contains(where: \.isNumber) else { return nil }
            return Self.trimmed(words[next].raw)
        }
    }

    private func name(after place: Int) -> String? {
        let next = place + 1
        guard next < count else { return nil }
        if isQuoted(next) { return quoted(from: next) }
        var name: [String] = []
        for position in next..<min(count, next + Self.longestName) {
            if Self.afterName.contains(words[position].text), !name.isEmpty { break }
            name.append(words[position].raw)
            if words[position].endsClause, !words[position].raw.hasSuffix(",") { break }
            // A slug is one word.
            if words[place].text.hasPrefix("slug"), words[position].endsClause { break }
        }
        return name.isEmpty ? nil : name.joined(separator: " ")
    }

    private static let quotes: Set<Character> = ["\"", "“", "”", "‘", "’", "'", "«", "»", "„"]

    private func isQuoted(_ place: Int) -> Bool {
        place < count && (words[place].raw.first.map(Self.quotes.contains) ?? false)
    }

    private func quoted(from place: Int) -> String? {
        var name: [String] = []
        for position in place..<min(count, place + Self.longestName) {
            let raw = words[position].raw
            name.append(raw)
            let end = raw.last { !".,;:!?)".contains($0) }
            if let end, Self.quotes.contains(end) { return name.joined(separator: " ") }
        }
        return nil
    }

    private static func address(_ raw: String) -> String {
        var address = Substring(raw)
        while let first = address.first, "<([\"“‘'".contains(first) { address.removeFirst() }
        while let last = address.last, ">)]\"”’'.,;".contains(last) { address.removeLast() }
        return String(address)
    }

    private static func trimmed(_ raw: String) -> String {
        String(raw.drop { !$0.isLetter && !$0.isNumber }.prefix { !".,;)\"”".contains($0) })
    }

    /// What an agency calls what it sends.
    static let items: Set<String> = [
        "story", "item", "article", "dispatch", "take", "version", "newsbreak", "stories", "items", "dépêche",
        "noticia",
    ]
}
