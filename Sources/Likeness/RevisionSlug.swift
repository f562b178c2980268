/// The words at a headline's ends by which a sender says that there was an earlier version.
///
/// Before it: "CORRECTED-", "UPDATE 2-", "REFILE: ", "WRAPUP 1-", one after the other. After it: "2nd
/// Ld-Writethru", "(Corrected)".
struct RevisionSlug {
    /// Whether there are such words.
    private(set) var isThere = false
    /// The words of the headline proper.
    private(set) var core: Range<Int>

    private static let fronts: Set<String> = [
        "corrected", "correction", "correcting", "corrects", "refile", "refiled", "refiling", "update",
        "updated", "updating", "wrapup", "rpt", "repeat", "recast", "recasts", "revised", "writethru",
        "amended", "rectificatif", "corrige", "korrektur", "korrigiert", "berichtigung", "wdhlg",
    ]
    private static let backs: Set<String> = [
        "corrected", "correction", "updated", "update", "refiled", "revised",
    ]
    private static let ordinals: Set<String> = [
        "1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th",
    ]

    /// Looks at `words`, which are those of `text`.
    init(_ words: Words, in text: String) {
        core = 0..<words.count
        let bytes = Array(text.utf8)
        var place = 0
        while core.count > 1, Self.fronts.contains(words.text(core.lowerBound)) {
            let hasNumber = core.count > 2 && words.isNumber(core.lowerBound + 1)
            guard let end = Self.end(bytes, from: place, hasNumber: hasNumber) else { break }
            place = end
            isThere = true
            core = core.lowerBound + (hasNumber ? 2 : 1)..<core.upperBound
        }
        cutBack(words, bytes)
    }

    /// Where the word from `place` on ends, and the number after it, if a mark ends them.
    private static func end(_ bytes: [UInt8], from place: Int, hasNumber: Bool) -> Int? {
        var place = place
        func pass(_ isPassed: (UInt8) -> Bool) {
            while place < bytes.count, isPassed(bytes[place]) { place += 1 }
        }
        pass { !isAlphanumeric($0) }
        pass(isLetter)
        pass { $0 == 0x20 }
        if hasNumber {
            pass(isAlphanumeric)
            pass { $0 == 0x20 }
        }
        // Any byte over ASCII here is a dash.
        guard place < bytes.count, bytes[place] >= 0x80 || "-:)]>/".utf8.contains(bytes[place]) else {
            return nil
        }
        return place
    }

    private mutating func cutBack(_ words: Words, _ bytes: [UInt8]) {
        for position in core.dropFirst() {
            let isLead = words.text(position) == "ld" && Self.ordinals.contains(words.text(position - 1))
            guard isLead || words.text(position) == "writethru" else { continue }
            isThere = true
            core = core.lowerBound..<max(core.lowerBound + 1, isLead ? position - 1 : position)
            return
        }
        if core.count > 2, let last = bytes.last, last == UInt8(ascii: ")") || last == UInt8(ascii: "]"),
            Self.backs.contains(words.text(core.upperBound - 1))
        {
            isThere = true
            core = core.dropLast()
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { 0x41...0x5A ~= byte & 0xDF }
    private static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || 0x30...0x39 ~= byte }
}

extension Words {
    /// The word at `position`.
    func text(_ position: Int) -> String { String(decoding: word(position), as: UTF8.self) }
}

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
