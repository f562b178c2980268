/// A number as a text writes it, marks and all: "41.207", "1,204", "4-1", "12/05/2026" are one each.
///
/// Its parts are words of their own, and would agree by chance: most of a week's exchange rates have the same
/// whole part.
struct WrittenNumber {
    /// What it is told apart by: its digits and the marks between them, those before three digits aside.
    let hash: UInt64
    /// Its words.
    let range: Range<Int>

    /// The numbers of a text, in the order of their hashes.
    static func all(in words: Words, of text: String) -> [WrittenNumber] {
        let bytes = Array(text.utf8)
        var numbers: [WrittenNumber] = []
        numbers.reserveCapacity(words.numbers.count)
        var place = 0
        while place < words.numbers.count {
            let first = Int(words.numbers[place])
            var end = first + 1
            place += 1
            while place < words.numbers.count, words.numbers[place] == end, isOne(words, end, bytes) {
                end += 1
                place += 1
            }
            numbers.append(WrittenNumber(hash: hash(words, first..<end, bytes), range: first..<end))
        }
        numbers.sort { ($0.hash, $0.range.lowerBound) < ($1.hash, $1.range.lowerBound) }
        return numbers
    }

    /// Whether the word at `position` goes on with the number that ends before it: one mark is between them.
    private static func isOne(_ words: Words, _ position: Int, _ text: [UInt8]) -> Bool {
        let (before, here) = (words.places[position - 1], words.places[position])
        // Words of one run that is not all ASCII are not told where they stand in it.
        if before.sourceStart == here.sourceStart { return true }
        let mark = before.sourceStart + before.range.count
        guard here.sourceStart == mark + 1, mark < text.count else { return false }
        return ".,:/-'".utf8.contains(text[mark])
    }

    /// The number as `text` prints it, or about so where it stands in a run that is not all ASCII.
    static func text(_ words: Words, _ range: Range<Int>, in text: [UInt8]) -> String {
        let (first, last) = (words.places[range.lowerBound], words.places[range.upperBound - 1])
        let isRun = range.count == 1 || first.sourceStart == last.sourceStart
        let bytes =
            isRun
            ? Array(range.map { words.word($0) }.joined(separator: ".".utf8))
            : Array(text[first.sourceStart..<min(text.count, last.sourceStart + last.range.count)])
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func hash(_ words: Words, _ range: Range<Int>, _ text: [UInt8]) -> UInt64 {
        guard range.count > 1 else { return words.hashes[range.lowerBound] }
        var written: [UInt8] = []
        for position in range {
            let word = words.word(position)
            if position > range.lowerBound, word.count != 3 {
                written.append(mark(before: words.places[position], words.places[position - 1], text))
            }
            written += word
        }
        return Hashing.word(written[...])
    }

    private static func mark(before place: WordPlace, _ last: WordPlace, _ text: [UInt8]) -> UInt8 {
        guard place.sourceStart != last.sourceStart else { return UInt8(ascii: ".") }
        return text[place.sourceStart - 1]
    }
}
