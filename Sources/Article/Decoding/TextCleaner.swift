/// Takes out of a text what does not print and makes every line end and every blank the same.
enum TextCleaner {
    /// A clean copy of `text`, which is UTF-8.
    static func clean(_ text: [UInt8], _ decoding: inout Decoding) -> [UInt8] {
        var clean: [UInt8] = []
        clean.reserveCapacity(text.count)
        var (index, runStart) = (0, 0)
        while index < text.count {
            let byte = text[index]
            if byte >= 0x20,
                byte < 0x7F || byte == 0x0A
                    || byte >= 0xC3 && byte != 0xE2 && byte != 0xE3 && byte != 0xEF && byte != 0xE1
            {
                index += 1
                continue
            }
            guard let change = change(text, at: index) else {
                index += 1
                continue
            }
            clean.append(contentsOf: text[runStart..<index])
            switch change.by {
            case .nothing: break
            case .control: decoding.controls += 1
            case .lineEnd: clean.append(0x0A)
            case .blank: clean.append(0x20)
            case .blanks: clean.append(contentsOf: [0x20, 0x20])
            }
            index += change.length
            runStart = index
        }
        clean.append(contentsOf: text[runStart...])
        return clean
    }

    private enum Substitute {
        case nothing, control, lineEnd, blank, blanks
    }

    /// What to put for the character at `index`; `nil` to leave it.
    private static func change(_ text: [UInt8], at index: Int) -> (by: Substitute, length: Int)? {
        let byte = text[index]
        switch byte {
        case 0x09, 0x0A: return nil
        case 0x0D: return (.lineEnd, index + 1 < text.count && text[index + 1] == 0x0A ? 2 : 1)
        case 0x0B, 0x0C: return (.lineEnd, 1)
        case 0x00...0x1F, 0x7F: return (.control, 1)
        default: break
        }
        guard index + 1 < text.count else { return nil }
        let second = text[index + 1]
        if byte == 0xC2 {
            switch second {
            case 0x85: return (.lineEnd, 2)
            case 0x80...0x9F: return (.control, 2)
            case 0xA0: return (.blank, 2)
            case 0xAD: return (.nothing, 2)
            default: return nil
            }
        }
        guard index + 2 < text.count else { return nil }
        return wide(byte, second, text[index + 2]).map { ($0, 3) }
    }

    /// The same for characters of three bytes.
    private static func wide(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Substitute? {
        switch (first, second, third) {
        case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE1, 0x9A, 0x80): .blank
        case (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9): .lineEnd
        // The zero-width space and the marks that only steer the direction of writing. The joiners
        // U+200C and U+200D stay: Persian, Urdu and Hindi spell with them.
        case (0xE2, 0x80, 0x8B), (0xE2, 0x80, 0x8E), (0xE2, 0x80, 0x8F), (0xE2, 0x80, 0xAA...0xAE): .nothing
        case (0xE2, 0x81, 0xA0...0xA4), (0xE2, 0x81, 0xA6...0xAF), (0xE1, 0xA0, 0x8E): .nothing
        case (0xEF, 0xBB, 0xBF): .nothing
        case (0xE3, 0x80, 0x80): .blanks
        default: nil
        }
    }
}
