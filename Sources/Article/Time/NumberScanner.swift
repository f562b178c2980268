/// Reads whole numbers as they are printed in dates and times.
enum NumberScanner {
    /// A number with where it ends.
    struct Match {
        let value: Int
        let digits: Int
        let end: Int
    }

    /// The number of at most `most` digits that begins at `index`; `nil` when there is none or a longer one.
    static func number(_ text: Snippet, at index: Int, most: Int) -> Match? {
        var (end, value) = (index, 0)
        while end < text.count, text.raw[end].isDigit {
            guard end - index < most else { return nil }
            value = value * 10 + Int(text.raw[end] - 0x30)
            end += 1
        }
        return end == index ? nil : Match(value: value, digits: end - index, end: end)
    }

    /// A day of the month that may be mistyped with a letter O or l for a digit ("2O").
    static func noisyDay(_ text: Snippet, at index: Int) -> Match? {
        if let plain = number(text, at: index, most: 3), !text.isWord(plain.end) { return plain }
        var (end, value) = (index, 0)
        while end < text.count, end - index < 3 {
            switch text.folded[end] {
            case 0x30...0x39: value = value * 10 + Int(text.folded[end] - 0x30)
            case UInt8(ascii: "o"): value = value * 10
            case UInt8(ascii: "l"), UInt8(ascii: "i"): value = value * 10 + 1
            default: return finish(text, index: index, end: end, value: value)
            }
            end += 1
        }
        return finish(text, index: index, end: end, value: value)
    }

    private static func finish(_ text: Snippet, index: Int, end: Int, value: Int) -> Match? {
        guard end > index, !text.isWord(end), text.raw[index..<end].contains(where: \.isDigit) else {
            return nil
        }
        return Match(value: value, digits: end - index, end: end)
    }
}
