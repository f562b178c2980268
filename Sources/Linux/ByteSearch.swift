internal import CLinux

/// Finding bytes in bytes.
public enum ByteSearch {
    /// Where `needle` begins in the part `range` of `hay`, all of it where none is named; `nil` where it does not
    /// stand there.
    public static func first(of needle: [UInt8], in hay: [UInt8], within range: Range<Int>? = nil) -> Int? {
        let range = range ?? hay.indices
        let found = hay[range].withUnsafeBytes { hay in
            needle.withUnsafeBytes { needle in
                datelined_find(hay.baseAddress, hay.count, needle.baseAddress, needle.count)
            }
        }
        return found < 0 ? nil : range.lowerBound + found
    }
}
