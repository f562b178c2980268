internal import CUchardet
internal import Glibc

/// Detects and decodes the encodings that came before Unicode.
enum LegacyDecoder {
    /// Decodes `bytes` as the encoding that their look suggests; Windows-1252 where nothing does. Where that makes
    /// no text, any other may that the house takes.
    ///
    /// - Throws: ``ReadingError/notText`` where they are noise in every encoding.
    static func decode(_ bytes: [UInt8], _ decoding: inout Decoding) throws(ReadingError) -> [UInt8] {
        for name in [isMostlyASCII(bytes) ? nil : detect(bytes), "WINDOWS-1252"] {
            guard let name else { continue }
            let found = attempt(bytes, EncodingKin.refined(name, bytes), decoding)
            guard let found else { continue }
            if !isNoise(found, bytes) { return accept(found, &decoding) }
            guard let likely = mostLikely(bytes, decoding) else { throw .notText }
            return accept(likely, &decoding)
        }
        return UTF8Repair.repair(bytes, &decoding)
    }

    /// Decodes text of seven bits that announces its encoding by an escape; `nil` where it is none.
    static func decodeEscaped(_ bytes: [UInt8], _ decoding: inout Decoding) -> [UInt8]? {
        guard let name = EncodingKin.escaped(bytes), let found = attempt(bytes, name, decoding),
            !isNoise(found, bytes)
        else { return nil }
        return accept(found, &decoding)
    }

    /// Bytes in an encoding, and the account of it.
    private typealias Attempt = (text: [UInt8], decoding: Decoding)

    private static func attempt(_ bytes: [UInt8], _ name: String, _ decoding: Decoding) -> Attempt? {
        var decoding = decoding
        return decode(bytes, named: name, &decoding).map { ($0, decoding) }
    }

    private static func accept(_ attempt: Attempt, _ decoding: inout Decoding) -> [UInt8] {
        decoding = attempt.decoding
        return attempt.text
    }

    private static func isNoise(_ attempt: Attempt, _ bytes: [UInt8]) -> Bool {
        NoiseTest.isNoise(attempt.text, of: bytes, width(of: attempt.decoding.encoding))
    }

    /// Encodings of one byte a character that are tried where the likeliest one makes no text.
    static let narrow = [
        "WINDOWS-1250", "WINDOWS-1251", "WINDOWS-1252", "WINDOWS-1253", "WINDOWS-1254", "WINDOWS-1255",
        "WINDOWS-1256", "WINDOWS-1257", "WINDOWS-1258", "ISO-8859-2", "ISO-8859-5", "ISO-8859-6",
        "ISO-8859-7", "ISO-8859-8", "KOI8-U", "CP866", "CP874",
    ]
    /// Encodings of two bytes a character beyond ASCII.
    private static let mixed = ["GB18030", "BIG5-HKSCS", "CP932", "CP949", "EUC-JP", "EUC-TW", "JOHAB"]
    /// Bytes by which the encoding is chosen then.
    private static let sample = 1024

    private static func width(of encoding: String) -> NoiseTest.Width {
        let isMixed =
            mixed.contains(encoding) || ["ISO-2022", "HZ", "UTF-"].contains { encoding.hasPrefix($0) }
        return isMixed ? .mixed : .one
    }

    /// The bytes in the encoding in which they are likeliest text; `nil` where they are noise in all.
    private static func mostLikely(_ bytes: [UInt8], _ decoding: Decoding) -> Attempt? {
        let sample = Array(bytes.prefix(Self.sample))
        var best: (name: String, evidence: Float)?
        unsafe withExtendedLifetime(held) {
            for name in narrow + mixed {
                guard let evidence = evidence(sample, name, decoding) else { continue }
                if evidence > best?.evidence ?? 0 { best = (name, evidence) }
            }
        }
        return best.flatMap { attempt(bytes, $0.name, decoding) }
    }

    /// By how many bits `bytes` are likelier text in the encoding `name` than noise; `nil` when iconv does not know
    /// it.
    static func evidence(_ bytes: [UInt8], _ name: String, _ decoding: Decoding = Decoding()) -> Float? {
        if let classes = classes[name] { return NoiseTest.evidence(bytes, classes) }
        guard let found = attempt(bytes, name, decoding) else { return nil }
        return NoiseTest.evidence(found.text, width(of: found.decoding.encoding))
    }

    /// The classes of the characters that the bytes are, in each encoding of one byte a character in which that does
    /// not hang on what follows: there a letter and its mark may become one.
    private static let classes: [String: [CharacterClass]] = {
        var classes: [String: [CharacterClass]] = [:]
        for name in narrow where name != "WINDOWS-1255" && name != "WINDOWS-1258" {
            classes[name] = (0...255 as ClosedRange<UInt8>).map { byte in
                let text = convert([byte], from: name)?.text ?? []
                return String(decoding: text, as: UTF8.self).unicodeScalars.first.map(CharacterClass.init)
                    ?? .broken
            }
        }
        return classes
    }()

    /// A converter from each, open for ever: the C library unloads what it needs for an encoding soon after the last
    /// one is closed, and to load it again takes far longer than to convert a page.
    private nonisolated(unsafe) static let held: [iconv_t] =
        unsafe (narrow + mixed).compactMap { unsafe iconv_open("UTF-8", $0) }

    /// Decodes `bytes` as the encoding `name`; `nil` when iconv does not know it.
    static func decode(_ bytes: [UInt8], named name: String, _ decoding: inout Decoding) -> [UInt8]? {
        let wider = superset(of: name.uppercased())
        if wider == "UTF-8" || wider == "US-ASCII" {
            return UTF8Repair.repair(bytes, &decoding)
        }
        guard let (text, invalid) = convert(bytes, from: wider) else { return nil }
        decoding.encoding = wider
        decoding.invalidSequences += invalid
        return text
    }

    /// Single letters beyond ASCII, few and far between, are those of a Western language or of typographic
    /// quotes: too little for a detector, which then guesses Hungarian or Vietnamese.
    private static func isMostlyASCII(_ bytes: [UInt8]) -> Bool {
        var (high, pairs, controls) = (0, 0, 0)
        for index in bytes.indices {
            if bytes[index] == 0x1B { controls += 1 }
            guard bytes[index] >= 0x80 else { continue }
            high += 1
            if index > 0, bytes[index - 1] >= 0x80 { pairs += 1 }
        }
        return controls == 0 && high * 32 < bytes.count && pairs * 4 <= high
    }

    /// The name of the encoding that libuchardet sees.
    private static func detect(_ bytes: [UInt8]) -> String? {
        let detector = unsafe uchardet_new()
        defer { unsafe uchardet_delete(detector) }
        // What the first part does not show, the rest seldom does.
        let length = min(bytes.count, 64 << 10)
        let result = unsafe bytes.withUnsafeBytes { buffer in
            unsafe uchardet_handle_data(
                detector, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), length)
        }
        guard result == 0 else { return nil }
        unsafe uchardet_data_end(detector)
        let name = unsafe String(cString: uchardet_get_charset(detector))
        return name.isEmpty ? nil : name
    }

    /// The encoding that holds `name` and what people write when they say `name`.
    private static func superset(of name: String) -> String {
        switch name {
        case "ISO-8859-1", "ISO8859-1", "LATIN1", "LATIN-1", "WINDOWS-1252", "CP1252": "WINDOWS-1252"
        case "ISO-8859-9", "ISO8859-9": "WINDOWS-1254"
        case "TIS-620", "ISO-8859-11": "CP874"
        case "GB2312", "GBK", "GB18030", "EUC-CN": "GB18030"
        case "SHIFT_JIS", "SHIFT-JIS", "SJIS", "X-SJIS": "CP932"
        case "EUC-KR", "UHC", "KS_C_5601-1987": "CP949"
        case "BIG5", "BIG-5": "BIG5-HKSCS"
        case "UTF8", "UTF-8": "UTF-8"
        case "ASCII", "US-ASCII": "US-ASCII"
        default: name
        }
    }

    /// Converts `bytes` to UTF-8 with U+FFFD for what iconv refuses; `nil` for an encoding it does not know.
    private static func convert(_ bytes: [UInt8], from name: String) -> (text: [UInt8], invalid: Int)? {
        guard name.utf8.allSatisfy({ $0.isWord && $0 < 0x80 || StaticSet("-_.:").contains($0) }) else {
            return nil
        }
        guard let converter = unsafe iconv_open("UTF-8", name), Int(bitPattern: converter) != -1 else {
            return nil
        }
        defer { unsafe iconv_close(converter) }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 2)
        var (position, invalid) = (0, 0)
        var chunk = [UInt8](repeating: 0, count: min(max(bytes.count * 3, 256), 64 << 10))
        while position < bytes.count {
            let (taken, made, error) = unsafe step(converter, bytes, position, &chunk)
            text.append(contentsOf: chunk[0..<made])
            position += taken
            if error == E2BIG || error == 0 && taken > 0 { continue }
            // A sequence that is none, or one that is cut off at the end.
            invalid += 1
            text.append(contentsOf: [0xEF, 0xBF, 0xBD])
            position += 1
        }
        // A letter that a mark might have followed is held back until then.
        text.append(contentsOf: chunk[0..<(unsafe flush(converter, &chunk))])
        return (text, invalid)
    }

    /// What iconv returns when it stops short: (size_t) -1.
    private static let iconvFailed = Int(bitPattern: UInt.max)

    /// Lets iconv give what it held back: how many bytes it made.
    private static func flush(_ converter: iconv_t, _ chunk: inout [UInt8]) -> Int {
        let room = chunk.count
        return unsafe chunk.withUnsafeMutableBytes { output in
            var to = unsafe output.baseAddress?.assumingMemoryBound(to: CChar.self)
            var free = room
            _ = unsafe iconv(converter, nil, nil, &to, &free)
            return room - free
        }
    }

    /// One call of iconv: how many bytes it took and made, and the error that stopped it.
    private static func step(
        _ converter: iconv_t, _ bytes: [UInt8], _ position: Int, _ chunk: inout [UInt8]
    ) -> (taken: Int, made: Int, error: CInt) {
        let room = chunk.count
        return unsafe bytes.withUnsafeBytes { input in
            unsafe chunk.withUnsafeMutableBytes { output in
                var from = unsafe UnsafeMutablePointer<CChar>(
                    mutating: input.baseAddress?.advanced(by: position).assumingMemoryBound(to: CChar.self))
                var to = unsafe output.baseAddress?.assumingMemoryBound(to: CChar.self)
                var (left, free) = (bytes.count - position, room)
                let result = unsafe iconv(converter, &from, &left, &to, &free)
                let error = result == iconvFailed ? errno : 0
                return (bytes.count - position - left, room - free, error)
            }
        }
    }
}
