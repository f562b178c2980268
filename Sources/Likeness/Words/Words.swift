/// The words of a text in its normal form, each with a hash.
///
/// A word is what stands between two spaces. Scripts that are written without spaces give one unit a
/// character: that character and the one or two after it, so that four units in a row mean about as much as
/// four words.
struct Words {
    /// The normal form.
    let bytes: [UInt8]
    /// The hash of each word.
    let hashes: [UInt64]
    /// The positions of words with a digit in them.
    let numbers: [UInt32]
    /// Where each word stands, there and in the text.
    let places: [WordPlace]

    var count: Int { hashes.count }

    /// The words of `text`.
    init(_ text: String) {
        let scan = WordScan(text, .places)
        unsafe bytes = Array(scan.bytes)
        unsafe hashes = Array(scan.bodyHashes)
        unsafe places = scan.places.map(WordPlace.init)
        unsafe numbers = Array(scan.numbers)
    }

    /// The word at `position`, as bytes.
    func word(_ position: Int) -> ArraySlice<UInt8> { bytes[places[position].range] }

    /// Whether the word at `position` holds a digit.
    func isNumber(_ position: Int) -> Bool { Digits.areIn(word(position)) }
}
