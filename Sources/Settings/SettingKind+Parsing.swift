extension SettingKind {
    /// The bytes that `text` states, within `range`.
    static func size(_ text: String, _ range: ClosedRange<Int>) throws(ValueFault) -> Int {
        guard let bytes = ByteSize.parse(text) else {
            throw wrongType(text, "a size", "write bytes, or a number with K, M, G or T as in 64M")
        }
        guard range.contains(bytes) else { throw outOfRange(text, sizes(range)) }
        return bytes
    }

    /// The time that `text` states, within `range`.
    static func span(_ text: String, _ range: ClosedRange<Duration>) throws(ValueFault) -> Duration {
        guard let span = TimeSpan.parse(text) else {
            throw wrongType(text, "a time span", "write one such as 250ms, 2s, 5min or 1h 30min")
        }
        guard range.contains(span) else { throw outOfRange(text, spans(range)) }
        return span
    }

    /// The number that `text` states, within `range`.
    static func number(_ text: String, _ range: ClosedRange<Int>) throws(ValueFault) -> Int {
        guard let number = WholeNumber.parse(text) else {
            throw wrongType(text, "a whole number", "give \(numbers(range))")
        }
        guard range.contains(number) else { throw outOfRange(text, numbers(range)) }
        return number
    }

    /// What `text` says, yes or no.
    static func boolean(_ text: String) throws(ValueFault) -> Bool {
        guard let value = BooleanWord.parse(text) else {
            throw wrongType(text, "yes or no", "give yes, no, true, false, on, off, 1 or 0")
        }
        return value
    }

    /// The word that `text` is.
    static func word<Word: RawRepresentable & CaseIterable>(
        _ text: String
    ) throws(ValueFault) -> Word where Word.RawValue == String {
        guard let word = Word(rawValue: text) else {
            throw notAmong(Word.allCases.map(\.rawValue), text)
        }
        return word
    }

    /// The fault of a value that is none of `words`.
    static func notAmong(_ words: [String], _ text: String) -> ValueFault {
        let nearest = Nearest.name(to: text, among: words)
        let advice = nearest.map { "did you mean \($0)?" } ?? "give \(PlainText.list(words, last: "or"))"
        let message = "\(PlainText.quote(text)) is not one of its values; \(advice)"
        return ValueFault(.wrongType, message, nearest: nearest)
    }

    /// The name of a zone that `text` is.
    static func zone(_ text: String) throws(ValueFault) -> String {
        guard ZoneName.isWellFormed(text) else {
            throw wrongType(text, "a zone name", "give an IANA name such as Asia/Shanghai or UTC")
        }
        return text
    }

    /// Refuses a zone that is none of `zones`: times would be read as if it had not been named.
    static func check(zone text: String, among zones: [String]) throws(ValueFault) {
        guard !zones.contains(try zone(text)) else { return }
        // Of the names of one length, such as Asia/Macau and Asia/Macao, the first of the alphabet is as good.
        let nearest = Nearest.name(to: text, among: zones.sorted())
        let advice = nearest.map { "did you mean \($0)?" } ?? "give an IANA name such as Asia/Shanghai or UTC"
        throw ValueFault(
            .wrongType, "\(PlainText.quote(text)) is no zone that is known; \(advice)", nearest: nearest)
    }

    private static func wrongType(_ text: String, _ type: String, _ advice: String) -> ValueFault {
        ValueFault(.wrongType, "\(PlainText.quote(text)) is not \(type); \(advice)")
    }

    private static func outOfRange(_ text: String, _ range: String) -> ValueFault {
        ValueFault(.outOfRange, "\(PlainText.quote(text)) is out of range; give \(range)")
    }
}
