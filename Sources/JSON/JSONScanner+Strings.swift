extension JSONScanner {
    /// Reads a string. Lone surrogates become U+FFFD.
    public mutating func string() throws(JSONError) -> String {
        try expect(UInt8(ascii: "\""))
        let start = position
        let stop = firstSpecial(from: start)
        if stop < end, bytes[stop] == UInt8(ascii: "\"") {
            // Nothing is escaped, as mostly: it is read where it stands.
            position = stop + 1
            return String(decoding: bytes[start..<stop], as: UTF8.self)
        }
        position = start - 1
        return String(decoding: try stringBytes(), as: UTF8.self)
    }

    /// Reads a string as its UTF-8 bytes.
    public mutating func stringBytes() throws(JSONError) -> [UInt8] {
        try expect(UInt8(ascii: "\""))
        var value: [UInt8] = []
        // The string reaches to the first mark at least.
        value.reserveCapacity(bytes.firstPlace(of: UInt8(ascii: "\""), from: position, to: end) - position)
        while true {
            let start = position
            position = firstSpecial(from: start)
            value.append(contentsOf: bytes[start..<position])
            if try endsString() { return value }
            try appendEscaped(to: &value)
        }
    }

    /// Passes over what ends a run of a string: the mark at its end, or a backslash.
    private mutating func endsString() throws(JSONError) -> Bool {
        guard position < end else { throw error(.unexpectedEnd) }
        let byte = bytes[position]
        guard byte >= 0x20 else { throw error(.controlCharacter) }
        position += 1
        return byte == UInt8(ascii: "\"")
    }

    private func firstSpecial(from start: Int) -> Int {
        unsafe bytes.withUnsafeBufferPointer { unsafe JSONBytes.firstSpecial($0, from: start, to: end) }
    }

    /// Passes over a string.
    mutating func skipString() throws(JSONError) {
        try expect(UInt8(ascii: "\""))
        var ignored: [UInt8] = []
        while true {
            position = firstSpecial(from: position)
            if try endsString() { return }
            ignored.removeAll(keepingCapacity: true)
            try appendEscaped(to: &ignored)
        }
    }

    private mutating func appendEscaped(to value: inout [UInt8]) throws(JSONError) {
        guard position < end else { throw error(.unexpectedEnd) }
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): value.append(byte)
        case UInt8(ascii: "b"): value.append(0x08)
        case UInt8(ascii: "f"): value.append(0x0C)
        case UInt8(ascii: "n"): value.append(0x0A)
        case UInt8(ascii: "r"): value.append(0x0D)
        case UInt8(ascii: "t"): value.append(0x09)
        case UInt8(ascii: "u"): value.append(contentsOf: String(try unicodeEscape()).utf8)
        default: throw error(.unknownEscape)
        }
    }

    private mutating func unicodeEscape() throws(JSONError) -> Character {
        let first = try hexUnit()
        guard 0xD800...0xDBFF ~= first else {
            return Character(Unicode.Scalar(first) ?? "\u{FFFD}")
        }
        let mark = position
        if position + 1 < end, bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u")
        {
            position += 2
            let second = try hexUnit()
            if 0xDC00...0xDFFF ~= second {
                let scalar = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
                return Character(Unicode.Scalar(scalar) ?? "\u{FFFD}")
            }
            position = mark
        }
        return "\u{FFFD}"
    }

    private mutating func hexUnit() throws(JSONError) -> UInt32 {
        guard position + 4 <= end else { throw error(.unexpectedEnd) }
        var unit: UInt32 = 0
        for byte in bytes[position..<position + 4] {
            switch byte {
            case 0x30...0x39: unit = unit << 4 | UInt32(byte - 0x30)
            case 0x41...0x46: unit = unit << 4 | UInt32(byte - 0x41 + 10)
            case 0x61...0x66: unit = unit << 4 | UInt32(byte - 0x61 + 10)
            default: throw error(.unknownEscape)
            }
        }
        position += 4
        return unit
    }
}
