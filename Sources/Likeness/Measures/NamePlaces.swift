/// Tells whether two texts are one form that was filled in twice: other names stand in the same places.
///
/// Copies of a story leave parts of it out, put others in and word some otherwise, but they do not speak of
/// other people, firms or places in the same sentences. Forms do nothing else: alerts of a law firm, bulletins
/// of a bot, notices of an undertaker.
struct NamePlaces {
    /// Names of the one that the other does not have at all, and that stand where it has such a one too.
    let conflicting: Int
    /// Names that both have.
    let shared: Int

    /// Looks at two texts; `nil` if it is plain that fewer than `least` names contradict.
    init?(_ left: TextFeatures, _ right: TextFeatures, least: Int) {
        let (here, there) = (Self.names(in: left), Self.names(in: right))
        // The cheaper first: what stands in a passage that both have is in the other text, and most of a copy is.
        var (own, other) = (
            here.filter { Self.isAlone($0, left, right) }, there.filter { Self.isAlone($0, right, left) }
        )
        guard min(own.count, other.count) >= least else { return nil }
        let (known, words) = (right.wordSet, left.wordSet)
        own.removeAll { known.contains(left.words.hashes[$0]) }
        other.removeAll { words.contains(right.words.hashes[$0]) }
        conflicting = min(
            Self.conflicts(left.words, own, right.words, other),
            Self.conflicts(right.words, other, left.words, own))
        shared = min(here.count - own.count, there.count - other.count)
    }

    /// The places of words that begin with a capital letter, though no sentence begins there.
    private static func names(in text: TextFeatures) -> [Int] {
        var names: [Int] = []
        let words = text.words
        var body = text.text.body
        body.withUTF8 { bytes in
            let bytes = unsafe bytes.span
            var last = -1
            for place in 0..<words.count {
                let start = words.places[place].sourceStart
                defer { last = start }
                // Of a run that is not all ASCII, the first word alone can be told where it stands.
                guard start != last, isCapital(bytes, start), isWithinSentence(bytes, start) else { continue }
                names.append(place)
            }
        }
        return names
    }

    /// Latin letters, and those of Greek, Cyrillic and Armenian, as far as they are in two bytes.
    private static func isCapital(_ bytes: Span<UInt8>, _ place: Int) -> Bool {
        let byte = bytes[place]
        if byte < 0x80 { return UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte }
        guard 0xC3...0xD5 ~= byte, place + 1 < bytes.count else { return false }
        let value = UInt32(byte & 0x1F) << 6 | UInt32(bytes[place + 1] & 0x3F)
        return Unicode.Scalar(value)?.properties.isUppercase ?? false
    }

    /// Whether nothing but a space, or a comma and a space, parts it from the word before.
    private static func isWithinSentence(_ bytes: Span<UInt8>, _ place: Int) -> Bool {
        guard place >= 2, bytes[place - 1] == 0x20 else { return false }
        let byte = bytes[place - 2]
        if byte >= 0x80 {
            // Dashes and quotation marks are U+20xx.
            return place < 4 || bytes[place - 4] != 0xE2 || bytes[place - 3] != 0x80
        }
        return byte == UInt8(ascii: ",") || 0x30...0x39 ~= byte
            || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
    }

    /// Whether no shingle with the word at `place` is in `other`.
    private static func isAlone(_ place: Int, _ text: TextFeatures, _ other: TextFeatures) -> Bool {
        let first = max(0, place - Sampling.shingleWords + 1)
        for shingle in first...max(first, min(place, text.shingles.count - 1))
        where shingle < text.shingles.count {
            if other.shingleSet.contains(text.shingles[shingle]) { return false }
        }
        return true
    }

    /// How many of the names at `places` stand between words between which the other text has one too.
    private static func conflicts(_ words: Words, _ places: [Int], _ others: Words, _ there: [Int]) -> Int {
        let kinds = NumberPlaces.kinds
        let surroundings = NumberPlaces.surroundings(others, there.map { $0..<$0 + 1 })
        let known = surroundings.indices.sorted { (surroundings[$0], $0) < (surroundings[$1], $1) }
        let here = NumberPlaces.surroundings(words, places.map { $0..<$0 + 1 })
        return places.indices.count { number in
            var isFound = false
            for kind in 0..<kinds {
                let hash = here[kinds * number + kind]
                let place = known.partitioningIndex { surroundings[$0] >= hash }
                guard place < known.count, surroundings[known[place]] == hash else { continue }
                if isWorn(words.word(places[number]), others.word(there[known[place] / kinds])) {
                    return false
                }
                isFound = true
            }
            return isFound
        }
    }

    /// Whether two names look like one that was misread or misspelt.
    private static func isWorn(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
        left.first == right.first && abs(left.count - right.count) <= 1
    }
}
