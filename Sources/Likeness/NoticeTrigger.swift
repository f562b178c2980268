/// Tells at a glance that a text is no notice, as nearly all are.
enum NoticeTrigger {
    /// Bytes of a text that are looked at: a notice says early what it is.
    private static let reach = 400

    /// Whether a word of the kind that a notice has is near the beginning.
    static func isIn(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            let count = min(bytes.count, reach)
            let raw = UnsafeRawBufferPointer(bytes)
            var wasLetter = false
            for place in 0..<max(0, count - 5) {
                let isLetter = unsafe 0x61...0x7A ~= raw[place] | 0x20
                if isLetter, !wasLetter, unsafe isStem(raw, place) { return true }
                wasLetter = isLetter
            }
            return false
        }
    }

    // The first four letters of each, in lower case, as the bytes of one number.
    private static let kill: UInt32 = 0x6B69_6C6C
    private static let with: UInt32 = 0x7769_7468
    private static let retract: UInt32 = 0x7265_7472
    private static let disregard: UInt32 = 0x6469_7372
    private static let eliminate: UInt32 = 0x656C_696D
    private static let doNot: UInt32 = 0x646F_206E

    private static func isStem(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> Bool {
        let letters =
            unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self).bigEndian | 0x2020_2020
        if letters == with {
            return unsafe bytes[place + 4] | 0x20 == UInt8(ascii: "d")
                && bytes[place + 5] | 0x20 == UInt8(ascii: "r")
        }
        return letters == kill || letters == retract || letters == disregard || letters == eliminate
            || letters == doNot
    }
}
