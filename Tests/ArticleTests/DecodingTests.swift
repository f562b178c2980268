import Testing

@testable import Article

/// Bytes to text.
@Suite("Decoding")
struct DecodingTests {
    private func decode(_ bytes: [UInt8]) throws -> (text: String, decoding: Decoding) {
        let decoded = try TextDecoder.decode(bytes)
        return (String(decoding: decoded.text, as: UTF8.self), decoded.decoding)
    }

    private func decode(_ text: String) throws -> String { try decode(Array(text.utf8)).text }

    @Test("Plain ASCII passes as it is")
    func plain() throws {
        let (text, decoding) = try decode(Array("One.\n\tTwo.\n".utf8))
        #expect(text == "One.\n\tTwo.\n")
        #expect(decoding.isPlain)
    }

    @Test("Line ends of every kind become line feeds")
    func lineEnds() throws {
        #expect(try decode("a\r\nb\rc\nd\u{0C}e\u{2028}f\u{85}g") == "a\nb\nc\nd\ne\nf\ng")
    }

    @Test("Blanks become spaces, zero-width characters go, joiners that spell stay")
    func blanks() throws {
        #expect(try decode("a\u{A0}b\u{2009}c\u{200B}d\u{FEFF}e\u{AD}f\u{200E}") == "a b cdef")
        #expect(try decode("\u{3000}首相") == "  首相")
        #expect(try decode("می\u{200C}خواهم") == "می\u{200C}خواهم")
    }

    @Test("Control characters are taken out and counted")
    func controls() throws {
        let (text, decoding) = try decode(Array("a\u{0}b\u{7}c\u{7F}d\u{9B}e".utf8))
        #expect(text == "abcde")
        #expect(decoding.controls == 4)
    }

    @Test("Text is brought into NFC")
    func normalization() throws {
        let bytes = try TextDecoder.decode(Array("Cafe\u{301} \u{1112}\u{1161}\u{11AB}".utf8)).text
        #expect(bytes == Array("Caf\u{E9} \u{D55C}".utf8))
    }

    @Test("A mark at the front tells UTF-8 and UTF-16")
    func marks() throws {
        #expect(try decode([0xEF, 0xBB, 0xBF] + Array("Čas".utf8)).text == "Čas")
        let little: [UInt8] = [0xFF, 0xFE, 0x0C, 0x01, 0x3D, 0xD8, 0x00, 0xDE, 0x0A, 0x00]
        #expect(try decode(little).text == "Č😀\n")
        #expect(try decode(little).decoding.encoding == "UTF-16LE")
        let big: [UInt8] = [0xFE, 0xFF, 0x01, 0x0C, 0xD8, 0x3D, 0xDE, 0x00]
        #expect(try decode(big).text == "Č😀")
        #expect(try decode([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00]).decoding.invalidSequences == 1)
    }

    @Test("UTF-16 without a mark shows by its zero bytes")
    func unmarkedUTF16() throws {
        let bytes = Array("The minister said on Friday.\n".utf16).flatMap {
            [UInt8($0 & 0xFF), UInt8($0 >> 8)]
        }
        #expect(try decode(bytes).text == "The minister said on Friday.\n")
    }

    @Test("Broken sequences are replaced and counted")
    func repair() throws {
        let (text, decoding) = try decode(
            Array("Größe, naïve, œuvre ".utf8) + [0xE2, 0x82] + Array(" x".utf8))
        #expect(text == "Größe, naïve, œuvre \u{FFFD} x")
        #expect(decoding.invalidSequences == 1)
        #expect(decoding.encoding == "UTF-8")
    }

    @Test(
        "Encodings from before Unicode are detected",
        arguments: [
            (
                "КОИ8", "KOI8-R",
                [
                    0xED, 0xEF, 0xF3, 0xEB, 0xF7, 0xE1, 0x20, 0xF0, 0xD2, 0xC5, 0xDA, 0xC9, 0xC4, 0xC5, 0xCE,
                    0xD4, 0x20,
                    0xD2, 0xCF, 0xD3, 0xD3, 0xC9, 0xC9, 0x20, 0xDA, 0xC1, 0xD1, 0xD7, 0xC9, 0xCC, 0x20, 0xD7,
                    0x20,
                    0xDE, 0xC5, 0xD4, 0xD7, 0xC5, 0xD2, 0xC7,
                ], "МОСКВА Президент россии заявил в четверг"
            )
        ] as [(String, String, [UInt8], String)])
    func legacy(_ name: String, _ encoding: String, _ bytes: [UInt8], _ expected: String) throws {
        let (text, decoding) = try decode(bytes)
        #expect(text == expected)
        #expect(decoding.encoding == encoding)
    }

    @Test("A few bytes of Windows-1252 in English text are no riddle")
    func westernQuotes() throws {
        let front = Array("LONDON, March 2 (Reuters) - The minister said the plan was ".utf8)
        let back = Array(" and that it would not be changed before the end of the year.\n".utf8)
        let (text, decoding) = try decode(front + [0x93] + Array("final".utf8) + [0x94] + back)
        #expect(text.contains("was “final” and"))
        #expect(decoding.encoding == "WINDOWS-1252")
    }

    @Test("An encoding that somebody states is taken")
    func statedEncoding() throws {
        let decoded = try TextDecoder.decode([0xB1, 0xB1, 0xBE, 0xA9], encoding: "gb2312")
        #expect(decoded.text == Array("北京".utf8))
    }

    @Test(
        "Mojibake is put right where it is certain",
        arguments: [
            ("Pakistanâ€™s â€œall-weatherâ€\u{9D} friend", "Pakistan’s “all-weather” friend"),
            ("SÃ£o Paulo, chargÃ© dâ€™affaires", "São Paulo, chargé d’affaires"),
            ("ÐœÐ¾Ñ\u{81}ÐºÐ²Ð°", "Москва"), ("5Â°C, Â£10", "5°C, £10"),
            ("itÃ¢â‚¬â„¢s twice", "it’s twice"), ("ðŸ˜€", "😀"),
        ])
    func mojibake(_ damaged: String, _ right: String) throws {
        #expect(try decode(damaged) == right)
        #expect(try decode(Array(damaged.utf8)).decoding.mojibake > 0)
    }

    @Test(
        "What only looks a little like mojibake stays",
        arguments: ["SÃO PAULO", "CAFÉ»", "Ângela", "pâté", "Ä° Å"])
    func noMojibake(_ text: String) throws {
        #expect(try decode(text) == text)
    }

    @Test("Bytes that are no text are refused")
    func binary() {
        let bytes = (0..<400).map { UInt8(truncatingIfNeeded: $0 &* 7 & 0x1F) }
        #expect(throws: ReadingError.notText) { try TextDecoder.decode(bytes) }
        #expect(throws: ReadingError.empty) { try TextDecoder.decode([]) }
        #expect(throws: ReadingError.empty) {
            try PlainTextReader.read(Array(" \n\u{A0}\n".utf8), settings: ReadingSettings())
        }
    }
}
