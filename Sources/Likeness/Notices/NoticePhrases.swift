/// The words by which a sender takes an item back.
enum NoticePhrases {
    enum Phrase {
        /// "A kill is mandatory."
        case kill
        /// "Please withdraw the story …"
        case order
        /// "The story slugged … has been killed."
        case statement
    }

    private static let orders: Set<String> = [
        "kill", "withdraw", "disregard", "ignore", "delete", "eliminate",
    ]
    private static let uses: Set<String> = ["use", "publish", "run", "print"]
    private static let before: Set<String> = [
        "please", "editors", "clients", "subscribers", "must", "should", "and", "or", "immediately",
    ]
    private static let own: Set<String> = ["this", "our", "following", "above", "earlier", "previous"]
    private static let being: Set<String> = [
        "has", "have", "is", "was", "been", "being", "be", "are", "were",
    ]
    private static let done: Set<String> = [
        "withdrawn", "killed", "retracted", "eliminated", "deleted", "disregarded",
    ]
    private static let senders: Set<String> = [
        "we", "reuters", "afp", "ap", "press", "xinhua", "dpa", "upi", "tass", "bloomberg", "agency",
    ]
    /// Words between a verb and the item that it is about.
    private static let reach = 8
    /// Words between an item that is named and the verb.
    private static let longReach = 45

    /// The phrases in `words`.
    static func find(in words: NoticeWords) -> [Phrase] {
        words.words.indices.compactMap { place in
            if isMandatory(words, place) { return .kill }
            if isOrder(words, place) || isFrenchOrder(words, place) { return .order }
            return isStatement(words, place) || isSpanishStatement(words, place) ? .statement : nil
        }
    }

    private static func isMandatory(_ words: NoticeWords, _ place: Int) -> Bool {
        guard place < 20 else { return false }
        return words.has(["mandatory", "kill"], at: place)
            || words.has(["kill", "is", "mandatory"], at: place)
            || words.has(["kill", "mandatory"], at: place) || words.has(["kill", "advisory"], at: place)
    }

    private static func isOrder(_ words: NoticeWords, _ place: Int) -> Bool {
        let word = words.words[place].text
        let isVerb = orders.contains(word)
        let isBan =
            words.has(["do", "not"], at: place) && place + 2 < words.count
            && uses.contains(words.words[place + 2].text)
        guard isVerb || isBan else { return false }
        guard words.beginsClause(place) || before.contains(words.words[place - 1].text) else { return false }
        return item(words, from: place + (isBan ? 3 : 1)) != nil
    }

    /// The place of the item within reach, in the same clause.
    private static func item(_ words: NoticeWords, from place: Int) -> Int? {
        var position = place
        while position < min(words.count, place + reach) {
            if NoticeWords.items.contains(words.words[position].text) { return position }
            if words.words[position].endsClause { return nil }
            position += 1
        }
        return nil
    }

    private static func isStatement(_ words: NoticeWords, _ place: Int) -> Bool {
        let word = words.words[place].text
        guard done.contains(word) || word == "withdrawing" || word == "killing" else { return false }
        let isPassive = place > 0 && being.contains(words.words[place - 1].text)
        if isPassive, done.contains(word) {
            var position = place - 1
            while position >= max(0, place - longReach) {
                if NoticeWords.items.contains(words.words[position].text) {
                    return isNamed(words, position, before: place)
                        || (place - position <= reach && isOwn(words, position))
                }
                position -= 1
            }
            return false
        }
        // "Reuters has withdrawn its story …"
        guard place >= 2, let found = item(words, from: place + 1) else { return false }
        let subject = words.words[max(0, place - 3)..<place].contains { senders.contains($0.text) }
        return subject && isPossessed(words, found)
    }

    /// AFP's note to clients: that they may please take no account of dispatches.
    private static func isFrenchOrder(_ words: NoticeWords, _ place: Int) -> Bool {
        let end = place + 5
        return words.has(["veuillez", "ne", "pas", "tenir", "compte"], at: place)
            && words.words[min(end, words.count)..<min(end + reach, words.count)].contains {
                $0.text.hasPrefix("dépêche")
            }
    }

    /// EFE's formula: that a piece of news is void in every respect.
    private static func isSpanishStatement(_ words: NoticeWords, _ place: Int) -> Bool {
        words.has(["queda", "anulada", "a", "todos", "los", "efectos"], at: place)
            && words.words[max(0, place - longReach)..<place].contains { $0.text == "noticia" }
    }

    private static func isNamed(_ words: NoticeWords, _ item: Int, before end: Int) -> Bool {
        words.words[item..<end].contains { word in
            ["slugged", "slug", "headlined", "headline", "titled", "entitled", "numbered", "headed"]
                .contains(word.text)
        }
    }

    private static func isOwn(_ words: NoticeWords, _ item: Int) -> Bool {
        words.words[max(0, item - 4)..<item].contains { own.contains($0.text) }
    }

    private static func isPossessed(_ words: NoticeWords, _ item: Int) -> Bool {
        words.words[max(0, item - 4)..<item].contains { own.contains($0.text) || $0.text == "its" }
    }
}
