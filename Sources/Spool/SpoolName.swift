public import Linux

/// Which names in the watched folder are looked at.
public enum SpoolName {
    /// Endings by which writers mark files that are not complete yet.
    static let partialSuffixes = [".tmp", ".part", ".partial", ".filepart", ".crdownload", "~"]

    /// Whether a file or folder of this name is taken in.
    public static func isTaken(_ name: FilePath) -> Bool {
        guard name.bytes.first != UInt8(ascii: ".") else { return false }
        return !partialSuffixes.contains { name.bytes.suffix($0.utf8.count).elementsEqual($0.utf8) }
    }

    /// `name` as one that is not taken in.
    static func hidden(_ name: FilePath) -> FilePath { FilePath(bytes: [UInt8(ascii: ".")] + name.bytes) }

    /// The longest name that file systems take, in bytes.
    static let longest = 255

    /// `name` with `suffix` to its end, the name cut where both would be too long.
    static func fitting(_ name: FilePath, suffix: String, reserve: Int = 0) -> FilePath {
        let room = longest - suffix.utf8.count - reserve
        return FilePath(bytes: Array(name.bytes.prefix(room)) + Array(suffix.utf8))
    }
}
