internal import CUTF8Proc
internal import Glibc

/// Brings text into Normalization Form C.
enum Normalization {
    /// `text`, which is UTF-8, in NFC; itself where nothing in it can change.
    static func nfc(_ text: [UInt8]) -> [UInt8] {
        guard mayChange(text) else { return text }
        var output: UnsafeMutablePointer<UInt8>?
        let length = unsafe text.withUnsafeBufferPointer { input in
            unsafe utf8proc_map(
                input.baseAddress, input.count, &output,
                utf8proc_option_t(UTF8PROC_STABLE.rawValue | UTF8PROC_COMPOSE.rawValue))
        }
        guard length >= 0, let output = unsafe output else { return text }
        defer { unsafe free(output) }
        return unsafe Array(UnsafeBufferPointer(start: output, count: length))
    }

    /// Whether a character stands in `text` that NFC may change: combining marks, Jamo, and what decomposes.
    private static func mayChange(_ text: [UInt8]) -> Bool {
        for index in text.indices.dropLast() where text[index] >= 0xCC {
            let second = text[index + 1]
            switch text[index] {
            case 0xCC, 0xCD: return true
            case 0xD9 where second >= 0x93 && second <= 0x95: return true
            case 0xD6: return true
            case 0xD7 where second <= 0x87: return true
            // Indic vowel signs and nuktas, Tibetan, Jamo, compatibility ideographs, letterlike symbols.
            case 0xE0 where second != 0xB8 && second != 0xB9: return true
            case 0xE1 where second <= 0x87: return true
            case 0xE2 where second == 0x84: return true
            case 0xE3
            where second == 0x82 && index + 2 < text.count
                && (text[index + 2] == 0x99 || text[index + 2] == 0x9A):
                return true
            case 0xEF where second >= 0xA4 && second <= 0xAC: return true
            case 0xF0 where second >= 0x91 && second != 0x9F: return true
            default: continue
            }
        }
        return false
    }
}
