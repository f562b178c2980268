internal import CScan

/// Finds the lines of a text.
enum LineTable {
    /// How many lines are found at once.
    static let room = 128

    /// Appends the lines of `text` that are not blank, and writes the text's folded twin.
    ///
    /// - Parameters:
    ///   - text: text with line feeds only, as ``TextDecoder`` leaves it.
    ///   - count: its length; both it and its twin have ``TextStore/padding`` bytes more.
    ///   - found: room for as many lines as ``room`` says.
    static func find(
        _ text: UnsafePointer<UInt8>, count: Int, folded: UnsafeMutablePointer<UInt8>,
        room found: UnsafeMutablePointer<cscan_line>, _ lines: inout [Line]
    ) {
        lines.reserveCapacity(count / 48 + 4)
        var state = cscan_begin()
        while state.place < count {
            let number = unsafe cscan_lines(text, count, folded, &state, found, room)
            for index in 0..<number {
                let line = unsafe found[index]
                lines.append(
                    Line(
                        start: line.start, end: line.end, indent: line.indent, blanksBefore: line.blanks,
                        number: line.number, kinds: line.kinds))
            }
        }
        if state.seen & ByteKinds.high != 0 { unsafe Folding.foldBeyondASCII(folded, count: count) }
    }
}
