internal import CLanguage

/// Says which language a text is in.
///
/// English wire copy is known by its small words, which costs next to nothing; everything else is asked of
/// CLD2. Where neither is sure the answer is `und`, never a guess.
public enum LanguageDetector {
    /// How much of a text is looked at, in bytes.
    static let reach = 2_000
    /// The part of a text, in percent, that has to be in one language.
    private static let leastPercent = 60
    /// The letters that a text needs before its language can be told, in bytes.
    private static let leastLetters = 48

    /// The language of a page whose parts are known.
    static func language(of page: borrowing Page) -> String {
        if let story = page.passages.first(where: { $0.part == .body }),
            EnglishWords.prevail(in: page.text, from: page.lines[story.first].start)
        {
            return "en"
        }
        return language(headline: page.article.headline, paragraphs: page.article.paragraphs)
    }

    /// The language of a text as a BCP 47 tag; `und` where it cannot be told.
    ///
    /// - Parameters:
    ///   - headline: asked only where the paragraphs are too short.
    ///   - paragraphs: the story.
    public static func language(headline: String?, paragraphs: [String]) -> String {
        var sample: [UInt8] = []
        for paragraph in paragraphs {
            sample.append(contentsOf: paragraph.utf8.prefix(reach - sample.count))
            if sample.count >= reach { break }
            sample.append(0x0A)
        }
        if let headline, sample.count < 400 { sample.append(contentsOf: headline.utf8) }
        return language(of: sample)
    }

    /// The language of `text`, which is UTF-8 but for a character that may be cut off at its end.
    static func language(of text: [UInt8]) -> String {
        // The words are looked at eight bytes at a time.
        let padded = text + [UInt8](repeating: 0, count: TextStore.padding)
        let isEnglish = unsafe padded.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return false }
            return unsafe EnglishWords.prevail(in: RawBytes(padded: base, count: text.count), from: 0)
        }
        if isEnglish { return "en" }
        let end = wholeEnd(text)
        let guess = unsafe text.withUnsafeBytes { buffer in
            unsafe clanguage_detect(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(end))
        }
        guard unsafe guess.is_reliable != 0, unsafe Int(guess.percent) >= leastPercent,
            unsafe Int(guess.text_bytes) >= leastLetters, let code = unsafe guess.code
        else { return "und" }
        return tag(unsafe String(cString: code))
    }

    /// The end of the last whole character.
    private static func wholeEnd(_ text: [UInt8]) -> Int {
        var end = text.count
        while end > 0, text[end - 1].isContinuation { end -= 1 }
        guard end > 0 else { return text.count }
        let (length, isValid) = UTF8Repair.sequence(text, at: end - 1)
        return text[end - 1] < 0x80 || isValid ? end - 1 + length : end - 1
    }

    /// CLD2's code as a BCP 47 tag: a few of its codes are those of another time.
    private static func tag(_ code: String) -> String {
        switch code {
        case "iw": "he"
        case "jw": "jv"
        case "in": "id"
        case "mo": "ro"
        case "tl": "fil"
        case "un", "xxx", "": "und"
        case "zh-Hant", "zh-Latn", "sr-ME": code
        default: code.hasPrefix("xx-") ? "und" : code
        }
    }
}
