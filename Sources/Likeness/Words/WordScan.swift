internal import CWords

/// Reads text into its normal form and hashes its words, in one pass over the bytes.
///
/// Words of ASCII are told apart and handled many bytes at a time (`CWords`, in C). A run of other characters
/// goes through the tables of Unicode by itself: white space parts words and never combines, so a run has by
/// itself the form that it has within the text.
///
/// Invariants:
/// - room for all that the rest of the text can give, were it ASCII, is there before a word is taken in; what
///   Unicode makes longer asks for more;
/// - reading and writing may run past an end by less than ``slack`` bytes, which are there.
@safe struct WordScan: ~Copyable {
    /// What else than the normal form and the hashes is wanted.
    enum Detail {
        /// Nothing.
        case none
        /// Where each word stands, and which have digits.
        case places
    }

    /// The text, then white space; its normal form; and so on.
    private var scan = unsafe cwords_scan()
    private let textCount: Int
    /// Bytes of the text that are still to be read.
    private var rest: Int
    private var byteCapacity: Int
    private var capacity: Int
    /// Where the body begins behind a headline: its byte in the normal form, and its first word.
    private var body = (byte: 0, word: 0)

    private static let slack = Int(CWORDS_SLACK)

    /// Scans one text.
    init(_ text: String, _ detail: Detail) { self.init(headline: nil, body: [text], detail) }

    /// Scans a headline, if there is one, and a body, whose parts white space parts.
    ///
    /// Between their normal forms stand two newlines, which no normal form holds, so that an absent headline is
    /// like no present one.
    init(headline: String?, body: [String], _ detail: Detail = .none) {
        textCount = body.reduce(headline.map { $0.utf8.count + 1 } ?? 0) { $0 + $1.utf8.count + 1 }
        rest = textCount
        // The newlines after the headline take one byte more than the space for which they stand.
        byteCapacity = textCount + 1 + Self.slack
        capacity = textCount / 2 + 1
        let text = UnsafeMutablePointer<UInt8>.allocate(capacity: textCount + Self.slack)
        unsafe scan.text = UnsafePointer(text)
        unsafe scan.bytes = .allocate(capacity: byteCapacity)
        unsafe scan.hashes = .allocate(capacity: capacity)
        if detail == .places {
            unsafe scan.places = .allocate(capacity: capacity)
            unsafe scan.numbers = .allocate(capacity: capacity)
        }
        var end = 0
        if let headline { unsafe Self.put(headline, text, &end) }
        let headlineEnd = end
        for part in body { unsafe Self.put(part, text, &end) }
        unsafe (text + end).initialize(repeating: 0, count: Self.slack)
        if headline != nil {
            take(0..<headlineEnd)
            endHeadline()
        }
        take(headlineEnd..<textCount)
        if unsafe scan.byte_count > self.body.byte { unsafe scan.byte_count -= 1 }
    }

    /// Puts a part of the text and white space after it.
    private static func put(_ part: String, _ text: UnsafeMutablePointer<UInt8>, _ end: inout Int) {
        var part = part
        part.withUTF8 { source in
            if let start = source.baseAddress {
                unsafe (text + end).initialize(from: start, count: source.count)
            }
            end += source.count
        }
        unsafe text[end] = space
        end += 1
    }

    deinit {
        unsafe scan.text.deallocate()
        unsafe scan.bytes.deallocate()
        unsafe scan.hashes.deallocate()
        unsafe scan.places?.deallocate()
        unsafe scan.numbers?.deallocate()
    }

    // MARK: What was found

    /// How many words there are.
    var count: Int { unsafe scan.count }

    /// The normal form, its words parted by single spaces.
    var bytes: UnsafeBufferPointer<UInt8> {
        unsafe UnsafeBufferPointer(start: scan.bytes, count: scan.byte_count)
    }

    /// The hash of each word of the body.
    var bodyHashes: UnsafeBufferPointer<UInt64> {
        unsafe UnsafeBufferPointer(start: scan.hashes + body.word, count: scan.count - body.word)
    }

    /// The place of each word in the normal form.
    var places: UnsafeBufferPointer<cwords_place> {
        unsafe UnsafeBufferPointer(start: scan.places, count: scan.places == nil ? 0 : scan.count)
    }

    /// The positions of words with a digit in them.
    var numbers: UnsafeBufferPointer<UInt32> {
        unsafe UnsafeBufferPointer(start: scan.numbers, count: scan.number_count)
    }

    // MARK: ASCII

    private static let space: UInt8 = 0x20
    private static let newline: UInt8 = 0x0A

    /// Takes in the words of a part of the text, which ends in white space.
    private mutating func take(_ part: Range<Int>) {
        var place = part.lowerBound
        while place < part.upperBound {
            var run = 0
            guard unsafe cwords_take(&scan, &place, part.upperBound, &run) else { return }
            place = endOfRun(place, before: part.upperBound)
            rest = textCount - place
            unsafe UnicodeRun.append(scan.text, run..<place, to: &self)
        }
    }

    /// Puts newlines for the space after the headline's last word; one more byte of room is there for them.
    private mutating func endHeadline() {
        if unsafe scan.byte_count > 0 { unsafe scan.byte_count -= 1 }
        for _ in 0..<2 {
            unsafe scan.bytes[scan.byte_count] = Self.newline
            unsafe scan.byte_count += 1
        }
        body = unsafe (scan.byte_count, scan.count)
    }

    // MARK: What is not ASCII

    /// Where the run that `place` is in ends: at the next ASCII white space.
    private func endOfRun(_ place: Int, before limit: Int) -> Int {
        var end = place
        while end < limit, unsafe !(scan.text[end] == Self.space || 0x09...0x0D ~= scan.text[end]) {
            end += 1
        }
        return end
    }

    /// Takes in a word of any script, in its normal form; one that is written without spaces gives a unit for
    /// each of its characters. It is part of a run that begins at `source`.
    mutating func add(_ word: [UInt8], source: Int, hasDigits: Bool) {
        reserve(bytes: word.count + 1, words: word.count)
        let start = unsafe scan.byte_count
        for byte in word {
            unsafe scan.bytes[scan.byte_count] = byte
            unsafe scan.byte_count += 1
        }
        unsafe scan.bytes[scan.byte_count] = Self.space
        unsafe scan.byte_count += 1
        for unit in UnspacedScript.units(word) {
            unsafe scan.hashes[scan.count] = Hashing.word(word[unit])
            if let places = unsafe scan.places, let numbers = unsafe scan.numbers {
                unsafe places[scan.count] = cwords_place(
                    start: UInt32(truncatingIfNeeded: start + unit.lowerBound),
                    end: UInt32(truncatingIfNeeded: start + unit.upperBound),
                    source: UInt32(truncatingIfNeeded: source))
                if hasDigits, Digits.areIn(word[unit]) {
                    unsafe numbers[scan.number_count] = UInt32(truncatingIfNeeded: scan.count)
                    unsafe scan.number_count += 1
                }
            }
            unsafe scan.count += 1
        }
    }

    /// Makes room for so much more than the rest of the text would take, were it ASCII.
    private mutating func reserve(bytes more: Int, words: Int) {
        let byteNeed = unsafe scan.byte_count + more + rest + Self.slack
        if byteNeed > byteCapacity {
            byteCapacity = max(byteNeed, 2 * byteCapacity)
            unsafe scan.bytes = Self.moved(scan.bytes, scan.byte_count, to: byteCapacity)
        }
        let need = unsafe scan.count + words + rest / 2 + 1
        if need > capacity {
            capacity = max(need, 2 * capacity)
            unsafe scan.hashes = Self.moved(scan.hashes, scan.count, to: capacity)
            if let places = unsafe scan.places, let numbers = unsafe scan.numbers {
                unsafe scan.places = Self.moved(places, scan.count, to: capacity)
                unsafe scan.numbers = Self.moved(numbers, scan.number_count, to: capacity)
            }
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
