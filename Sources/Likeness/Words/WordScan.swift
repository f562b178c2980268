/// Reads text into its normal form and hashes its words, in one pass over the bytes.
///
/// Words of ASCII are told apart 64 bytes at a time and handled eight at a time. A run of other characters
/// goes through the tables of Unicode by itself: white space parts words and never combines, so a run has by
/// itself the form that it has within the text.
///
/// Invariants:
/// - room for all that the rest of the text can give, were it ASCII, is there before a word is taken in; what
///   Unicode makes longer asks for more;
/// - reading and writing may run past an end by less than ``slack`` bytes, which are there.
@safe struct WordScan: ~Copyable {
    /// The text, then white space.
    private let text: UnsafeMutablePointer<UInt8>
    private let textCount: Int
    /// Bytes of the text that are still to be read.
    private var rest: Int
    /// The normal form, each word with a space after it.
    private(set) var bytes: UnsafeMutablePointer<UInt8>
    private(set) var byteCount = 0
    private var byteCapacity: Int
    /// The hash of each word, and its place in the normal form.
    private(set) var hashes: UnsafeMutablePointer<UInt64>
    private(set) var places: UnsafeMutablePointer<WordPlace>
    private(set) var count = 0
    private var capacity: Int
    /// The positions of words with a digit in them.
    private(set) var numbers: [UInt32] = []

    private static let slack = ASCIIMask.width + 16

    /// Scans `parts`, which white space parts.
    init(_ parts: [String]) {
        textCount = parts.reduce(0) { $0 + $1.utf8.count + 1 }
        rest = textCount
        unsafe text = .allocate(capacity: textCount + Self.slack)
        byteCapacity = textCount + Self.slack
        unsafe bytes = .allocate(capacity: byteCapacity)
        capacity = textCount / 2 + 1
        unsafe hashes = .allocate(capacity: capacity)
        unsafe places = .allocate(capacity: capacity)
        var end = 0
        for var part in parts {
            part.withUTF8 { source in
                guard let start = source.baseAddress else { return }
                unsafe (text + end).initialize(from: start, count: source.count)
            }
            end += part.utf8.count
            unsafe text[end] = Self.space
            end += 1
        }
        unsafe (text + end).initialize(repeating: 0, count: Self.slack)
        scan()
        if byteCount > 0 { byteCount -= 1 }
    }

    deinit {
        unsafe text.deallocate()
        unsafe bytes.deallocate()
        unsafe hashes.deallocate()
        unsafe places.deallocate()
    }

    private static let space: UInt8 = 0x20

    private mutating func scan() {
        var place = 0
        while place < textCount {
            guard let run = plainWords(from: &place) else { return }
            place = endOfRun(place)
            rest = textCount - place
            unsafe UnicodeRun.append(UnsafePointer(text), run..<place, to: &self)
        }
    }

    // MARK: ASCII

    /// Takes words in up to the first character that needs the tables, or the end of the text.
    ///
    /// - Returns: where the word begins to which that character belongs; `nil` at the end.
    private mutating func plainWords(from place: inout Int) -> Int? {
        var sink = unsafe WordSink(text: text, out: bytes + byteCount, byteCount: byteCount, count: count)
        defer { (byteCount, count) = (sink.byteCount, sink.count) }
        var base = place
        var start = Int.max
        while base < textCount {
            let bits = unsafe ASCIIMask.bits(text + base)
            let plain = bits.high & (0 &- bits.high) &- 1
            let word = bits.word & plain
            let before = word &<< 1 | (start == Int.max ? 0 : 1)
            var ends = before & ~word & plain
            var starts = word & ~before
            if start == Int.max {
                start = base &+ starts.trailingZeroBitCount
                starts &= starts &- 1
            }
            while ends != 0 {
                let end = base &+ ends.trailingZeroBitCount
                unsafe sink.add(start, end, hashes, places, &numbers)
                start = base &+ starts.trailingZeroBitCount
                ends &= ends &- 1
                starts &= starts &- 1
            }
            if start == base + ASCIIMask.width { start = Int.max }
            guard bits.high != 0 else {
                base &+= ASCIIMask.width
                continue
            }
            place = base + bits.high.trailingZeroBitCount
            guard isSeparator(at: place) else { return min(start, place) }
            if start != Int.max { unsafe sink.add(start, place, hashes, places, &numbers) }
            start = Int.max
            base = place + 3
        }
        place = base
        return nil
    }

    /// Whether the punctuation is at `place` that news text is full of and that nothing combines with.
    private func isSeparator(at place: Int) -> Bool {
        guard unsafe text[place] == 0xE2, unsafe text[place + 1] == 0x80, unsafe text[place + 3] < 0x80 else {
            return false
        }
        switch unsafe text[place + 2] {
        case 0x93, 0x94, 0x98, 0x99, 0x9C, 0x9D: return true  // – — ‘ ’ “ ”
        default: return false
        }
    }

    // MARK: What is not ASCII

    /// Where the run that `place` is in ends: at the next ASCII white space.
    private func endOfRun(_ place: Int) -> Int {
        var end = place
        while end < textCount, unsafe !(text[end] == Self.space || 0x09...0x0D ~= text[end]) { end += 1 }
        return end
    }

    /// Takes in a word of any script, in its normal form; one that is written without spaces gives a unit for
    /// each of its characters. It is part of a run that begins at `source`.
    mutating func add(_ word: [UInt8], source: Int, hasDigits: Bool) {
        reserve(bytes: word.count + 1, words: word.count)
        let start = byteCount
        for byte in word {
            unsafe bytes[byteCount] = byte
            byteCount += 1
        }
        unsafe bytes[byteCount] = Self.space
        byteCount += 1
        for unit in UnspacedScript.units(word) {
            if hasDigits, Digits.areIn(word[unit]) {
                numbers.append(UInt32(truncatingIfNeeded: count))
            }
            unsafe hashes[count] = Hashing.word(word[unit])
            unsafe places[count] = WordPlace(
                start + unit.lowerBound, count: unit.count, source: source)
            count += 1
        }
    }

    /// Makes room for so much more than the rest of the text would take, were it ASCII.
    private mutating func reserve(bytes more: Int, words: Int) {
        let byteNeed = byteCount + more + rest + Self.slack
        if byteNeed > byteCapacity {
            byteCapacity = max(byteNeed, 2 * byteCapacity)
            unsafe bytes = Self.moved(bytes, byteCount, to: byteCapacity)
        }
        let need = count + words + rest / 2 + 1
        if need > capacity {
            capacity = max(need, 2 * capacity)
            unsafe hashes = Self.moved(hashes, count, to: capacity)
            unsafe places = Self.moved(places, count, to: capacity)
        }
    }

    private static func moved<Element: BitwiseCopyable>(
        _ old: UnsafeMutablePointer<Element>, _ count: Int, to capacity: Int
    ) -> UnsafeMutablePointer<Element> {
        let new = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
        unsafe new.update(from: old, count: count)
        unsafe old.deallocate()
        return unsafe new
    }
}
