/// The word before, or after, a headline by which a sender takes an item back.
enum NoticeSlug {
    private static let kinds: Set<String> = [
        "kill", "killed", "kills", "withdrawn", "withdrawal", "withdraw", "withdraws", "retracted",
        "retraction",
        // What AFP calls it in French, EFE in Spanish and dpa in German.
        "annulation", "anulación", "zurückgezogen", "zurückziehung",
    ]
    private static let openers: Set<String> = [
        "advisory", "alert", "urgent", "mandatory", "story", "editors", "attention", "note",
    ]

    /// What a headline or a slug says beside it; `nil` where there is no such word.
    static func read(_ line: NoticeWords) -> String? {
        let words = line.words
        guard words.count < longest, let start = words.firstIndex(where: { !openers.contains($0.text) })
        else {
            return nil
        }
        // "WITHDRAWN-Storm nears": the first word has the mark inside it.
        let parts = words[start].raw.split(maxSplits: 1, whereSeparator: "-:–—/".contains)
        if parts.count == 2, kinds.contains(parts[0].lowercased()) {
            return trimmed([String(parts[1])] + words[(start + 1)...].map(\.raw))
        }
        if kinds.contains(words[start].text), words[start].endsClause {
            return trimmed(words[(start + 1)...].map(\.raw))
        }
        // "BC-US--Bridge, KILL"
        if let last = words.last, kinds.contains(last.text), !last.raw.contains(where: \.isLowercase),
            words.count > 1, words[words.count - 2].endsClause
        {
            return trimmed(words.dropLast().map(\.raw))
        }
        let tail = (words.last?.raw ?? "").split(separator: ",")
        if tail.count == 2, tail[1] == "KILL" || tail[1] == "WITHDRAWN" {
            return trimmed(words.dropLast().map(\.raw) + [String(tail[0])])
        }
        return nil
    }

    /// What a line says beside a word in capitals at either end that no mark sets off: "KILL BC-US--Bridge",
    /// "BC-US-Bridge-KILL". That is a notice only if the rest names a known item, or the text says so as well.
    static func readUnmarked(_ line: NoticeWords) -> String? {
        let words = line.words
        guard words.count < longest, let first = words.first, let last = words.last else { return nil }
        if words.count > 1, isInCapitals(first.raw) { return trimmed(words.dropFirst().map(\.raw)) }
        if words.count > 1, isInCapitals(last.raw) { return trimmed(words.dropLast().map(\.raw)) }
        guard let mark = last.raw.lastIndex(where: "-–—/_".contains) else { return nil }
        guard isInCapitals(String(last.raw[last.raw.index(after: mark)...])) else { return nil }
        return trimmed(words.dropLast().map(\.raw) + [String(last.raw[..<mark])])
    }

    private static func isInCapitals(_ word: String) -> Bool {
        kinds.contains(word.lowercased()) && !word.contains(where: \.isLowercase)
    }

    /// Words of a line with a slug at most.
    private static let longest = 40

    private static func trimmed(_ words: [String]) -> String? {
        let rest = words.joined(separator: " ").drop { !$0.isLetter && !$0.isNumber }
        return rest.isEmpty ? nil : String(rest)
    }
}
