internal import Glibc

/// Tells text from noise, once the bytes are decoded in the encoding that suits them best.
///
/// In text a letter follows a letter of its own alphabet and case, a space a word; in noise every byte follows
/// every other. Two models give the bytes a probability: noise takes each byte as likely as the next, and text
/// takes classes of characters as likely as the table below says after the one before. Bytes are noise where that
/// model finds them more likely.
///
/// How rarely noise passes follows from the table: of `n` bytes in an encoding of one byte a character, at most
/// `r` to the power of `n`, where `r` is the largest sum, over all bytes, of the square root of their probability
/// in both models (a bound after Chernoff). The tests work it out: it is below .74, so that noise of 64 bytes
/// passes once in some 10⁸ times for each encoding that is tried. In truth it is far rarer still.
enum NoiseTest {
    /// How bytes make characters.
    enum Width {
        /// One byte a character.
        case one
        /// One byte for ASCII, two for the others.
        case mixed
        /// Two bytes a character.
        case two
    }

    /// Bytes that are too few to tell anything by.
    static let shortest = 64
    /// Bytes of text that are enough to tell.
    private static let enough = 64 << 10

    /// What is known of a class: how likely a character follows one of the same group, how likely it follows any
    /// other, and how many characters there are in it, at the most, in an encoding of one byte and in one of two.
    private typealias Row = (stays: Double, comes: Double, ofOneByte: Double, ofTwo: Double)

    /// Letters with accents follow plain ones as those do: they share their row.
    private static func row(_ class: CharacterClass) -> Row {
        switch `class` {
        case .lineEnd: (0.3, 0.05, 2, 2)
        case .space: (0.3, 0.19, 2, 2)
        case .lower: (0.8, 0.2, 26 / 0.9, 26 / 0.9)
        case .accentedLower: (0.8, 0.2, 60 / 0.1, 900 / 0.1)
        case .upper: (0.45, 0.08, 26 / 0.92, 26 / 0.92)
        case .accentedUpper: (0.45, 0.08, 40 / 0.08, 500 / 0.08)
        case .digit: (0.5, 0.06, 10, 10)
        case .mark: (0.1, 0.1, 12, 12)
        case .sign: (0.1, 0.02, 20, 20)
        case .cyrillicLower: (0.8, 0.06, 48, 160)
        case .cyrillicUpper: (0.4, 0.02, 48, 160)
        case .greekLower: (0.8, 0.03, 40, 80)
        case .greekUpper: (0.4, 0.01, 35, 80)
        case .hebrew: (0.8, 0.015, 56, 120)
        case .arabic: (0.8, 0.015, 70, 260)
        case .otherAlphabet: (0.8, 0.01, 97, 6000)
        case .han: (0.8, 0.04, 256, 20_992)
        case .kana: (0.5, 0.03, 256, 192)
        case .hangul: (0.7, 0.03, 256, 11_172)
        case .printersMark: (0.1, 0.02, 24, 100)
        case .eastAsianMark: (0.1, 0.012, 256, 300)
        case .symbol: (0.3, 0.003, 110, 22_000)
        case .narrowKana: (0.5, 0.002, 63, 63)
        case .broken: (0, 0.001, 80, 16_000)
        }
    }

    /// After a mark of East Asian text, more of it follows.
    private static let afterEastAsianMark: [CharacterClass: Double] = [
        .han: 0.35, .kana: 0.3, .eastAsianMark: 0.05,
    ]

    /// How likely a character of one class comes after one of another.
    static func probability(of next: CharacterClass, after last: CharacterClass) -> Double {
        let row = row(next)
        if last == .eastAsianMark { return (afterEastAsianMark[next] ?? 0) + 0.3 * row.comes }
        let stays = Self.row(last).stays
        return (group(last) == group(next) ? stays : 0) + (1 - stays) * row.comes
    }

    private static func group(_ class: CharacterClass) -> CharacterClass {
        switch `class` {
        case .accentedLower: .lower
        case .accentedUpper: .upper
        default: `class`
        }
    }

    /// By how many bits one character, of one byte or of two, is likelier in text than in noise.
    static func weight(of next: CharacterClass, after last: CharacterClass, bytes: Int) -> Double {
        let row = row(next)
        let share = probability(of: next, after: last) / (bytes == 1 ? row.ofOneByte : row.ofTwo)
        return log2(share) + Double(8 * bytes)
    }

    private static func table(bytes: Int) -> [Float] {
        CharacterClass.allCases.flatMap { last in
            CharacterClass.allCases.map { Float(weight(of: $0, after: last, bytes: bytes)) }
        }
    }

    private static let ofOneByte = table(bytes: 1)
    private static let ofTwoBytes = table(bytes: 2)

    /// Whether `bytes`, which became `text`, in UTF-8, are noise.
    static func isNoise(_ text: [UInt8], of bytes: [UInt8], _ width: Width) -> Bool {
        guard bytes.count >= shortest else { return false }
        return !(width != .two && isMostlyPrintable(bytes)) && evidence(text, width) <= 0
    }

    /// Another model of text, for keys and tables of any kind: of 100 bytes 97 are one of the printing ones of
    /// ASCII or blank, each as likely as the next. Noise passes here more rarely still.
    private static func isMostlyPrintable(_ bytes: [UInt8]) -> Bool {
        let others = bytes.count { !(0x20..<0x7F ~= $0) && !(0x09...0x0A ~= $0) && $0 != 0x0D }
        let (printing, rest) = printableWeights
        return Double(bytes.count - others) * printing + Double(others) * rest > 0
    }

    /// The weights of a printing byte and of any other in that model: there are 98 and 158 of them.
    static let printableWeights = (log2(0.97 / 98 * 256), log2(0.03 / 158 * 256))

    /// By how many bits `text`, in UTF-8, is likelier text than noise.
    static func evidence(_ text: [UInt8], _ width: Width) -> Float {
        let count = CharacterClass.allCases.count
        var (sum, last): (Float, CharacterClass) = (0, .lineEnd)
        for scalar in String(decoding: text.prefix(enough), as: UTF8.self).unicodeScalars {
            let next = CharacterClass(scalar)
            let isSingle =
                switch width {
                case .one: true
                case .two: false
                case .mixed: scalar.value < 0x80 || next == .narrowKana || next == .broken
                }
            sum += (isSingle ? ofOneByte : ofTwoBytes)[last.rawValue * count + next.rawValue]
            last = next
        }
        return sum
    }

    /// The same of `bytes` of which each is a character, of the class that `classes` says.
    static func evidence(_ bytes: [UInt8], _ classes: [CharacterClass]) -> Float {
        let (weights, count) = (ofOneByte, CharacterClass.allCases.count)
        var (sum, last): (Float, CharacterClass) = (0, .lineEnd)
        for byte in bytes {
            let next = classes[Int(byte)]
            sum += weights[last.rawValue * count + next.rawValue]
            last = next
        }
        return sum
    }
}
