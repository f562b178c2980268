import Article
import Formats
import Linux

/// Sentences that articles are put together from.
struct Sentences {
    private(set) var all: [String] = []

    /// Fewest sentences that make for articles of many kinds.
    private static let fewest = 1000

    /// The sentences of `files`, in any format that is read; made-up ones when there are none.
    init(of files: [String]) throws {
        for file in files {
            guard let bytes = try LinuxDisk().contents(of: FilePath(file)) else { continue }
            for item in Format.detect(bytes).items(in: bytes, settings: ReadingSettings()) {
                guard case .success(let reading) = item.result else { continue }
                for paragraph in reading.article.paragraphs { add(paragraph) }
            }
        }
        if files.isEmpty { all = Self.madeUp(60_000) }
        guard all.count >= Self.fewest else { throw TooFew(count: all.count) }
    }

    /// There is too little text.
    struct TooFew: Error, CustomStringConvertible {
        let count: Int
        var description: String {
            "the files hold \(count) sentences; at least \(Sentences.fewest) are needed"
        }
    }

    private mutating func add(_ paragraph: String) {
        var sentence = ""
        for word in paragraph.split(whereSeparator: \.isWhitespace) {
            if !sentence.isEmpty { sentence += " " }
            sentence += word
            if let last = word.utf8.last, ".?!".utf8.contains(last), word.utf8.count > 4 {
                end(&sentence)
            }
        }
        end(&sentence)
    }

    private mutating func end(_ sentence: inout String) {
        if sentence.utf8.count >= 40 { all.append(sentence) }
        sentence = ""
    }

    /// Sentences of invented words, of which some are far more frequent than others.
    private static func madeUp(_ count: Int) -> [String] {
        var random = Numbers(seed: 1)
        let syllables = [
            "ba", "ko", "ri", "su", "te", "mo", "la", "ne", "vi", "du", "pa", "xi", "ger", "tan",
        ]
        let words = (0..<20_000).map { number in
            (0..<1 + number.trailingZeroBitCount % 3 + (number > 99 ? 1 : 0)).map { _ in
                syllables[random.below(syllables.count)]
            }.joined()
        }
        return (0..<count).map { _ in
            (0..<8 + random.below(28)).map { _ in
                words[random.below(1 + random.below(1 + random.below(words.count)))]
            }.joined(separator: " ") + "."
        }
    }
}

/// Numbers that look random and are the same in every run.
struct Numbers {
    private var state: UInt64

    /// The numbers of `seed`.
    init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    /// The next number under `limit`.
    mutating func below(_ limit: Int) -> Int {
        state ^= state &<< 13
        state ^= state &>> 7
        state ^= state &<< 17
        return Int((state &* 0x2545_F491_4F6C_DD1D) &>> 33) % max(1, limit)
    }
}
