public import Linux

/// A pattern for a file's name, as shells have them: `*` for anything, `?` for one byte, `[a-z]` and `[!a-z]`
/// for one of a set.
public struct GlobPattern: Equatable, Sendable {
    private let pattern: [UInt8]

    /// The pattern that is written so.
    public init(_ text: String) { pattern = Array(text.utf8) }

    /// Whether the pattern fits the whole of `name`.
    public func matches(_ name: FilePath) -> Bool {
        let bytes = name.bytes
        var (index, position) = (0, 0)
        /// Where to go on when what came after the last star does not fit: the star eats one byte more.
        var retry: (index: Int, position: Int)?
        while position < bytes.count {
            if index < pattern.count, pattern[index] == UInt8(ascii: "*") {
                retry = (index, position)
                index += 1
            } else if let next = next(after: index, fits: bytes[position]) {
                (index, position) = (next, position + 1)
            } else if let star = retry {
                retry = (star.index, star.position + 1)
                (index, position) = (star.index + 1, star.position + 1)
            } else {
                return false
            }
        }
        return pattern[index...].allSatisfy { $0 == UInt8(ascii: "*") }
    }

    /// Where the pattern goes on after the element at `index`, if that fits `byte`.
    private func next(after index: Int, fits byte: UInt8) -> Int? {
        guard index < pattern.count else { return nil }
        switch pattern[index] {
        case UInt8(ascii: "?"): return index + 1
        case UInt8(ascii: "["): return set(at: index, fits: byte)
        default: return pattern[index] == byte ? index + 1 : nil
        }
    }

    private func set(at start: Int, fits byte: UInt8) -> Int? {
        var index = start + 1
        let isNegated = index < pattern.count && pattern[index] == UInt8(ascii: "!")
        if isNegated { index += 1 }
        let first = index
        var isFound = false
        while index < pattern.count, pattern[index] != UInt8(ascii: "]") || index == first {
            if index + 2 < pattern.count, pattern[index + 1] == UInt8(ascii: "-"),
                pattern[index + 2] != UInt8(ascii: "]")
            {
                if pattern[index] <= byte, byte <= pattern[index + 2] { isFound = true }
                index += 3
            } else {
                if pattern[index] == byte { isFound = true }
                index += 1
            }
        }
        // A set that is not closed is a bracket like any other byte.
        guard index < pattern.count else { return byte == UInt8(ascii: "[") ? start + 1 : nil }
        return isFound != isNegated ? index + 1 : nil
    }
}
