internal import CUTF8Proc

/// Kinds of characters that follow each other in text in other ways than in noise.
enum CharacterClass: Int, CaseIterable {
    case lineEnd, space, lower, upper, digit, mark, sign, accentedLower, accentedUpper
    case cyrillicLower, cyrillicUpper, greekLower, greekUpper, hebrew, arabic, otherAlphabet
    case han, kana, hangul, printersMark, eastAsianMark, symbol, narrowKana, broken

    /// The class of a character.
    init(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        self = value < 0x80 ? Self.ascii(UInt8(value)) : Self.block(value) ?? Self.byCategory(value)
    }

    private static func ascii(_ byte: UInt8) -> CharacterClass {
        switch byte {
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"): .lineEnd
        case UInt8(ascii: "\t"), UInt8(ascii: " "): .space
        case UInt8(ascii: "a")...UInt8(ascii: "z"): .lower
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): .upper
        case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
        case let byte where StaticSet(".,'\"-:;!?()/").contains(byte): .mark
        case 0x20...0x7E: .sign
        default: .broken
        }
    }

    /// The class of the characters of whole blocks; `nil` where the category tells.
    private static func block(_ value: UInt32) -> CharacterClass? {
        switch value {
        case 0xA0, 0xA1, 0xAB, 0xB7, 0xBB, 0xBF, 0x60C, 0x61B, 0x61F, 0x2010...0x203A, 0x20AC, 0x2116, 0x2122:
            .printersMark
        case 0x3000...0x303F, 0xFF00...0xFF60: .eastAsianMark
        case 0x3040...0x30FF: .kana
        case 0x4E00...0x9FFF: .han
        case 0xAC00...0xD7A3: .hangul
        case 0xFF61...0xFF9F: .narrowKana
        case 0xFFFD: .broken
        default: nil
        }
    }

    private static func byCategory(_ value: UInt32) -> CharacterClass {
        let isLatin = 0xC0...0x24F ~= value || 0x1E00...0x1EFF ~= value || value == 0xAA || value == 0xBA
        switch utf8proc_category(utf8proc_int32_t(value)) {
        case UTF8PROC_CATEGORY_CC, UTF8PROC_CATEGORY_CN, UTF8PROC_CATEGORY_CO, UTF8PROC_CATEGORY_CS:
            return .broken
        case UTF8PROC_CATEGORY_LU:
            if isLatin { return .accentedUpper }
            return 0x400...0x52F ~= value ? .cyrillicUpper : 0x370...0x3FF ~= value ? .greekUpper : .symbol
        case UTF8PROC_CATEGORY_LL:
            if isLatin { return .accentedLower }
            return 0x400...0x52F ~= value ? .cyrillicLower : 0x370...0x3FF ~= value ? .greekLower : .symbol
        case UTF8PROC_CATEGORY_LO, UTF8PROC_CATEGORY_LM, UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_MC:
            if isLatin || 0x300...0x36F ~= value { return .accentedLower }
            switch value {
            case 0x590...0x5FF: return .hebrew
            case 0x600...0x6FF: return .arabic
            case 0x700...0x1FFF: return .otherAlphabet
            default: return .symbol
            }
        default: return .symbol
        }
    }
}
