internal import CUTF8Proc

/// Brings text into the form in which texts are compared.
///
/// NFKC, case-folded (Unicode 15, by utf8proc), reduced to words of letters and digits that one space parts.
/// The digests in the log rest on this form: any change of it needs a new ``version``.
public enum TextNormalizer {
    /// The version of the form, written beside each digest.
    public static let version = 1

    /// The normal form of `text`, which is UTF-8, without spaces at its ends.
    public static func normalize(_ text: String) -> [UInt8] {
        var text = text
        return text.withUTF8 { source in
            var index = 0
            var output = unsafe plainWords(of: source, upTo: &index)
            unsafe appendWords(of: source, from: &index, to: &output)
            if output.last == space { output.removeLast() }
            return output
        }
    }

    private static let space = UInt8(ascii: " ")

    /// The words up to the first character that needs the tables, which most English texts do not have.
    private static func plainWords(of source: UnsafeBufferPointer<UInt8>, upTo index: inout Int) -> [UInt8] {
        let folded = foldedASCII
        return unsafe [UInt8](unsafeUninitializedCapacity: source.count) { output, count in
            var last = space
            while index < source.count {
                let byte = unsafe source[index]
                var letter: UInt8 = 0
                var length = 1
                if byte < 0x80 {
                    letter = folded[Int(byte)]
                } else {
                    length = unsafe separatorLength(source, at: index)
                    if length == 0 { return }
                }
                index += length
                if letter == 0 {
                    if last == space { continue }
                    letter = space
                }
                unsafe output[count] = letter
                last = letter
                count += 1
            }
        }
    }

    private static func appendWords(
        of source: UnsafeBufferPointer<UInt8>, from index: inout Int, to output: inout [UInt8]
    ) {
        let foldedASCII = foldedASCII
        while index < source.count {
            let byte = unsafe source[index]
            if byte >= 0x80 {
                let separator = unsafe separatorLength(source, at: index)
                if separator > 0 {
                    endWord(&output)
                    index += separator
                } else {
                    unsafe appendRun(of: source, from: &index, to: &output)
                }
                continue
            }
            let folded = foldedASCII[Int(byte)]
            if folded == 0 { endWord(&output) } else { output.append(folded) }
            index += 1
        }
    }

    /// For each ASCII byte the letter or digit that it folds to, or 0 where it parts words.
    private static let foldedASCII: [UInt8] = (0..<128).map { (byte: UInt8) in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 32
        default: 0
        }
    }

    private static func endWord(_ output: inout [UInt8]) {
        if let last = output.last, last != space { output.append(space) }
    }

    /// Bytes of the punctuation at `index` that news text is full of and that nothing combines with; 0 for
    /// anything else.
    private static func separatorLength(_ source: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        guard index + 3 < source.count, unsafe source[index + 3] < 0x80,
            unsafe source[index] == 0xE2, unsafe source[index + 1] == 0x80
        else { return 0 }
        switch unsafe source[index + 2] {
        case 0x93, 0x94, 0x98, 0x99, 0x9C, 0x9D: return 3  // – — ‘ ’ “ ”
        default: return 0
        }
    }

    /// Handles the rest of a run up to the next ASCII white space by the tables. White space parts words and
    /// never combines, so a run by itself has the form that it has within the text. What stood before it in
    /// the same word is taken back first.
    private static func appendRun(
        of source: UnsafeBufferPointer<UInt8>, from index: inout Int, to output: inout [UInt8]
    ) {
        var start = index
        while start > 0, unsafe !isWhitespace(source[start - 1]) {
            let byte = unsafe source[start - 1]
            guard byte < 0x80, foldedASCII[Int(byte)] != 0 else { break }
            start -= 1
            if output.last != space, !output.isEmpty { output.removeLast() }
        }
        var end = index
        while end < source.count, unsafe !isWhitespace(source[end]) { end += 1 }
        index = end
        let run = unsafe Array(UnsafeBufferPointer(rebasing: source[start..<end]))
        appendNormalized(run, to: &output)
    }

    private static func isWhitespace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }

    private static func appendNormalized(_ run: [UInt8], to output: inout [UInt8]) {
        var mapped: UnsafeMutablePointer<UInt8>?
        let options =
            UTF8PROC_STABLE.rawValue | UTF8PROC_COMPAT.rawValue | UTF8PROC_COMPOSE.rawValue
            | UTF8PROC_CASEFOLD.rawValue | UTF8PROC_IGNORE.rawValue
        let count = unsafe run.withUnsafeBufferPointer { buffer in
            unsafe utf8proc_map(
                buffer.baseAddress, utf8proc_ssize_t(buffer.count), &mapped, utf8proc_option_t(options))
        }
        guard count >= 0, let bytes = unsafe mapped else { return endWord(&output) }
        defer { unsafe free(bytes) }
        var offset = 0
        while offset < count {
            var scalar: utf8proc_int32_t = 0
            let length = unsafe utf8proc_iterate(bytes + offset, count - offset, &scalar)
            guard length > 0 else { break }
            if isWordPart(scalar, isInWord: output.last.map { $0 != space } ?? false) {
                for part in 0..<length { unsafe output.append(bytes[offset + part]) }
            } else {
                endWord(&output)
            }
            offset += length
        }
    }

    /// Letters and digits are; marks are where they follow one, as the vowels of Indic scripts do.
    private static func isWordPart(_ scalar: utf8proc_int32_t, isInWord: Bool) -> Bool {
        switch UInt32(utf8proc_category(scalar).rawValue) {
        case UTF8PROC_CATEGORY_LU.rawValue...UTF8PROC_CATEGORY_LO.rawValue,
            UTF8PROC_CATEGORY_ND.rawValue...UTF8PROC_CATEGORY_NO.rawValue:
            true
        case UTF8PROC_CATEGORY_MN.rawValue...UTF8PROC_CATEGORY_ME.rawValue: isInWord
        default: false
        }
    }
}
