/// Knows the wire's own key words: "BC-US--Storm, 3rd Ld-Writethru", "USA-TRUMP/ (WRAPUP 2)", "DEL12 NATION-PM".
enum Slug {
    static func matches(_ text: Snippet, isFirst: Bool) -> Bool {
        guard text.count <= 120 else { return false }
        if let front = fronts.match(text, at: 0) {
            var next = front.end
            while next < text.count, text.raw[next] == UInt8(ascii: "-") { next += 1 }
            if next < text.count, text.raw[next].isUpper { return true }
        }
        if isTransmission(text) { return true }
        if text.raw[0] == UInt8(ascii: "^") { return true }
        guard isFirst else { return false }
        if isOneToken(text) { return true }
        let end = firstTokenEnd(text)
        let token = text.raw[0..<end]
        guard !token.contains(where: \.isLower), end >= 4 else { return false }
        var slashes = 0
        for index in 0..<end where text.raw[index] == UInt8(ascii: "/") { slashes += 1 }
        let rest = text.trimmedRange(end..<text.count)
        let isBracketed = rest.isEmpty || text.raw[rest.lowerBound] == UInt8(ascii: "(")
        if slashes == 1, token.last == UInt8(ascii: "/") || isBracketed {
            return token.allSatisfy { $0.isUpper || $0.isDigit || $0 == 0x2D || $0 == 0x2F }
        }
        return isCoded(text, end)
    }

    /// The head of a transmission: "r i BC-CHILE-EARTHQUAKE 3rdLd-Writethru 11-30 0412", "a0541AP-EU-Ministers-Talks":
    /// the wire's selectors, then a keyword.
    private static func isTransmission(_ text: Snippet) -> Bool {
        guard text.count >= 8, text.raw[0].isLower else { return false }
        var index = 1
        if text.raw[1] == 0x20 {
            // One or two letters for service and category.
            guard text.raw[2].isLower || text.raw[2].isDigit, text.raw[3] == 0x20 else { return false }
            index = 4
        } else {
            while index < text.count, text.raw[index].isDigit { index += 1 }
            guard index >= 4, index <= 6 else { return false }
        }
        var end = index
        while end < text.count, !text.isSpace(end) { end += 1 }
        let keyword = text.raw[index..<end]
        return keyword.contains(UInt8(ascii: "-")) && keyword.prefix(2).allSatisfy { $0.isUpper }
    }

    /// One word with several hyphens or slashes in it: "Swiss-diplomacy-talks,3rdlead", "Diplomatie/Schweiz/".
    private static func isOneToken(_ text: Snippet) -> Bool {
        guard text.count >= 8, text.count <= 60, !text.raw.contains(where: \.isBlank) else { return false }
        var marks = 0
        for index in 0..<text.count {
            if StaticSet("-/").contains(text.raw[index]) {
                marks += 1
            } else if !text.isWord(index) {
                guard StaticSet(",_").contains(text.raw[index]) else { return false }
            }
        }
        return marks >= 2 && text.raw[0].isLetter
    }

    /// "DEL12 NATION-PM-VISIT": a code of letters and a number, then key words with hyphens.
    private static func isCoded(_ text: Snippet, _ end: Int) -> Bool {
        let token = text.raw[0..<end]
        guard token.count <= 7, token.first?.isUpper == true, token.last?.isDigit == true,
            token.allSatisfy({ $0.isUpper || $0.isDigit })
        else { return false }
        let rest = text.trimmedRange(end..<text.count)
        return rest.count >= 4 && !text.raw[rest].contains(where: \.isLower) && text.raw[rest].contains(0x2D)
    }

    private static func firstTokenEnd(_ text: Snippet) -> Int {
        text.raw.firstIndex(where: \.isBlank) ?? text.count
    }

    private static let fronts = PhraseTable<Bool>(
        [
            "bc-", "am-", "pm-", "ap-", "eu-", "as-", "bc-us-", "1st ld-", "2nd ld-", "us-", "slug:",
            "slug: ", "bdt",
        ].map { ($0, true) })
}
