/// Makes clean text of bytes: UTF-8, line feeds only, no control characters.
enum TextDecoder {
    /// Text with the account of how it came about.
    struct Decoded {
        var text: [UInt8]
        var decoding = Decoding()
    }

    static func decode(_ bytes: [UInt8]) throws(ReadingError) -> Decoded {
        guard !bytes.isEmpty else { throw .empty }
        return Decoded(text: bytes)
    }
}
