/// Which parts of a text are sentences, as opposed to what a page prints around a story: links, labels,
/// headlines of other stories, names of sections.
///
/// What is no sentence is not counted where two texts are told to be copies, or one a part of the other:
/// it belongs to the page, and pages of different houses have nothing of it in common.
struct Prose {
    /// The shingles that begin in sentences, as ranges of their places.
    let shingles: [Range<Int>]
    /// Words in sentences.
    let words: Int

    /// A paragraph with this many words is prose, however it ends.
    private static let longParagraph = 20
    /// One that ends as a sentence does is prose from so many words on.
    private static let shortSentence = 5

    /// The prose of `body`, whose words are `words`.
    init(_ body: String, _ words: Words, shingles count: Int) {
        let bytes = Array(body.utf8)
        var found: [Range<Int>] = []
        var total = 0
        var (word, start, paragraphs, begun) = (0, 0, 0, 0)
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != 0x0A { end += 1 }
            let first = word
            if end > start {
                paragraphs += 1
                if UInt8(ascii: "a")...UInt8(ascii: "z") ~= bytes[start] { begun += 1 }
            }
            while word < words.count, words.places[word].sourceStart < end { word += 1 }
            let isProse =
                word - first >= Self.longParagraph
                || (word - first >= Self.shortSentence && Self.endsSentence(bytes[start..<end]))
            if isProse {
                total += word - first
                if let last = found.last, last.upperBound == first {
                    found[found.count - 1] = last.lowerBound..<word
                } else {
                    found.append(first..<word)
                }
            }
            start = end + 1
        }
        // Sentences that go on in the next paragraph were broken into lines: which ends one is not to be told.
        let isBroken = begun * 5 > paragraphs
        self.words = isBroken ? words.count : total
        shingles = isBroken ? [0..<count] : found.map { $0.clamped(to: 0..<count) }
    }

    /// Whether a line ends with a full stop or its like, a quotation mark or bracket after it or not.
    private static func endsSentence(_ line: ArraySlice<UInt8>) -> Bool {
        var line = line
        while let last = line.last {
            if ".!?".utf8.contains(last) { return true }
            if " \t\r\")]'".utf8.contains(last) {
                line.removeLast()
                continue
            }
            guard last >= 0x80, line.count >= 3 else { return false }
            let tail = Array(line.suffix(3))
            if closers.contains(tail) {
                line.removeLast(3)
                continue
            }
            return stops.contains(tail)
        }
        return false
    }

    /// ” ’ » (with the byte before it) 」 』 ）
    private static let closers = ["”", "’", "」", "』", "）"].map { Array($0.utf8) }
    /// The stops of scripts that have their own.
    private static let stops = ["。", "！", "？", "…", "।", "॥", "؟", "۔"].map { Array($0.utf8) }
}
