/// Comments at the end of a line: a `#` after white space.
///
/// systemd's own files do not have them and would take them for part of the value. Ours do, for no value of
/// ours looks so, and a path or an agency with a remark in it would do harm without a word.
enum TrailingComment {
    /// The line without its comment and the white space before that.
    static func removed(from line: String) -> Substring {
        var previous: UInt8?
        for index in line.utf8.indices {
            if line.utf8[index] == UInt8(ascii: "#"), previous.map(isSpace) ?? false {
                return trimmedEnd(line[..<index])
            }
            previous = line.utf8[index]
        }
        return trimmedEnd(line[...])
    }

    private static func trimmedEnd(_ text: Substring) -> Substring {
        let kept = text.utf8.reversed().drop(while: isSpace).count
        return Substring(text.utf8.prefix(kept))
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
