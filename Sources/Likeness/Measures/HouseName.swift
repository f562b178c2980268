/// Tells whether two names are of one house, of which the one may be the host of its pages: "The Guardian" and
/// theguardian.com, "AP" and apnews.com.
enum HouseName {
    /// Letters of a name at least by which a host is known that has more before or after them.
    private static let fewestLetters = 4

    /// Whether `left` and `right` name one house.
    static func isSame(_ left: String, _ right: String) -> Bool {
        if left == right { return true }
        switch (isHost(left), isHost(right)) {
        case (true, false): return isNamed(right, left)
        case (false, true): return isNamed(left, right)
        default: return false
        }
    }

    /// Whether one word of `name` has a full stop in it, and no other word is there.
    private static func isHost(_ name: String) -> Bool {
        var dots = 0
        for byte in name.utf8 {
            guard byte > 0x20, byte < 0x80 else { return false }
            if byte == UInt8(ascii: ".") { dots += 1 }
        }
        return dots > 0 && name.utf8.last != UInt8(ascii: ".")
    }

    /// Whether a label of `host` is `name`, or begins or ends with it, but for "the" before them.
    private static func isNamed(_ name: String, _ host: String) -> Bool {
        let name = letters(name[...])
        guard !name.isEmpty else { return false }
        return host.split(separator: ".").dropLast().contains { label in
            let label = letters(label)
            if label == name || label == name + news { return true }
            return name.count >= fewestLetters
                && (label.starts(with: name) || label.suffix(name.count) == name[...])
        }
    }

    private static let news = Array("news".utf8)
    private static let article = Array("the".utf8)

    /// The letters and digits of `name` in lower case, without "the" before others.
    private static func letters(_ name: Substring) -> [UInt8] {
        let bytes = name.utf8.compactMap { byte -> UInt8? in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
            default: nil
            }
        }
        return bytes.count > article.count && bytes.starts(with: article) ? Array(bytes.dropFirst(3)) : bytes
    }
}
