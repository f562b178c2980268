internal import CUTF8Proc

/// Brings runs of characters that are not all ASCII into their normal form.
enum UnicodeRun {
    private static let options =
        UTF8PROC_STABLE.rawValue | UTF8PROC_COMPAT.rawValue | UTF8PROC_COMPOSE.rawValue
        | UTF8PROC_CASEFOLD.rawValue | UTF8PROC_IGNORE.rawValue

    /// Adds the words of `run`, a part of `text`, which is UTF-8, to `scan`.
    static func append(_ text: UnsafePointer<UInt8>, _ run: Range<Int>, to scan: inout WordScan) {
        var mapped: UnsafeMutablePointer<UInt8>?
        let length = unsafe utf8proc_map(
            text + run.lowerBound, utf8proc_ssize_t(run.count), &mapped, utf8proc_option_t(options))
        guard length >= 0, let bytes = unsafe mapped else { return }
        defer { unsafe free(bytes) }
        var word: [UInt8] = []
        var hasDigits = false
        var offset = 0
        while offset < length {
            var scalar: utf8proc_int32_t = 0
            let size = unsafe utf8proc_iterate(bytes + offset, length - offset, &scalar)
            guard size > 0 else { break }
            let category = UInt32(utf8proc_category(scalar).rawValue)
            if isWordPart(category, isInWord: !word.isEmpty) {
                for part in 0..<size { unsafe word.append(bytes[offset + part]) }
                if category == UTF8PROC_CATEGORY_ND.rawValue { hasDigits = true }
            } else if !word.isEmpty {
                scan.add(word, source: run.lowerBound, hasDigits: hasDigits)
                word.removeAll(keepingCapacity: true)
                hasDigits = false
            }
            offset += size
        }
        if !word.isEmpty { scan.add(word, source: run.lowerBound, hasDigits: hasDigits) }
    }

    /// Letters and digits are; marks are where they follow one, as the vowels of Indic scripts do.
    private static func isWordPart(_ category: UInt32, isInWord: Bool) -> Bool {
        switch category {
        case UTF8PROC_CATEGORY_LU.rawValue...UTF8PROC_CATEGORY_LO.rawValue,
            UTF8PROC_CATEGORY_ND.rawValue...UTF8PROC_CATEGORY_NO.rawValue:
            true
        case UTF8PROC_CATEGORY_MN.rawValue...UTF8PROC_CATEGORY_ME.rawValue: isInWord
        default: false
        }
    }
}
