/// Names of time zones, by their form alone: which ones there are, only the zone database knows.
enum ZoneName {
    /// Whether `text` has the form of an IANA name, such as `Asia/Shanghai`, `UTC` or `Etc/GMT+3`.
    static func isWellFormed(_ text: String) -> Bool {
        guard text.utf8.count <= 64 else { return false }
        return text.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
            guard let first = part.utf8.first, isLetter(first) else { return false }
            return part.utf8.allSatisfy { isLetter($0) || "0123456789_+-".utf8.contains($0) }
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
