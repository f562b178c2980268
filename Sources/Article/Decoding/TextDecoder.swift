internal import CScan

/// Makes clean text of bytes in any encoding.
///
/// The text is UTF-8 in NFC. Lines end in line feeds. Control characters, zero-width spaces and soft hyphens
/// are gone; every kind of blank is a space, and an ideographic one two.
public enum TextDecoder {
    /// Text with the account of how it came about.
    public struct Decoded: Equatable, Sendable {
        /// The text, in UTF-8.
        public var text: [UInt8]
        /// How the bytes became text.
        public var decoding: Decoding
    }

    /// Decodes `bytes`.
    ///
    /// - Parameters:
    ///   - bytes: the whole text.
    ///   - encoding: its encoding where somebody says it, by any name that iconv knows; a byte-order mark
    ///     counts for more.
    /// - Throws: ``ReadingError`` when there are no bytes, or they are no text in any encoding.
    public static func decode(_ bytes: [UInt8], encoding: String? = nil) throws(ReadingError) -> Decoded {
        guard !bytes.isEmpty else { throw .empty }
        if encoding == nil, isPlain(bytes) { return Decoded(text: bytes, decoding: Decoding()) }
        var decoding = Decoding()
        var text = try unicode(bytes, encoding: encoding, &decoding)
        decoding.mojibake = Mojibake.repair(&text)
        if !isPlain(text) {
            text = TextCleaner.clean(text, &decoding)
            text = Normalization.nfc(text)
        }
        if decoding.controls > 16, decoding.controls * 16 > bytes.count { throw .notText }
        return Decoded(text: text, decoding: decoding)
    }

    /// Text that is UTF-8 already, as ``decode(_:encoding:)`` would leave it.
    static func cleaned(_ text: [UInt8]) -> [UInt8] {
        guard !isPlain(text) else { return text }
        var decoding = Decoding()
        return Normalization.nfc(TextCleaner.clean(text, &decoding))
    }

    /// Whether `bytes` are printing ASCII, tabs and line feeds: text that needs no work.
    static func isPlain(_ bytes: [UInt8]) -> Bool {
        unsafe bytes.withUnsafeBufferPointer { unsafe cscan_is_plain($0.baseAddress, $0.count) }
    }

    /// The bytes as UTF-8, whatever they were.
    private static func unicode(
        _ bytes: [UInt8], encoding: String?, _ decoding: inout Decoding
    ) throws(ReadingError) -> [UInt8] {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            return UTF8Repair.repair(Array(bytes[3...]), &decoding)
        }
        if let order = UTF16Decoder.order(of: bytes) {
            decoding.encoding = order == .big ? "UTF-16BE" : "UTF-16LE"
            let text = UTF16Decoder.decode(bytes, order, &decoding)
            if NoiseTest.isNoise(text, of: bytes, .two) { throw .notText }
            return text
        }
        if let encoding, let text = LegacyDecoder.decode(bytes, named: encoding, &decoding) { return text }
        if let text = LegacyDecoder.decodeEscaped(bytes, &decoding) { return text }
        let census = UTF8Repair.census(bytes)
        // A few bad bytes in text that is UTF-8 otherwise are damage, not another encoding.
        if census.invalid == 0 || census.valid >= census.invalid * 3 {
            return census.invalid == 0 ? bytes : UTF8Repair.repair(bytes, &decoding)
        }
        return try LegacyDecoder.decode(bytes, &decoding)
    }
}
