/// The words at a headline's ends by which a sender says that there was an earlier version.
///
/// Before it: "CORRECTED-", "UPDATE 2-", "REFILE: ", "WRAPUP 1-", one after the other. After it: "2nd
/// Ld-Writethru", "(Corrected)".
struct RevisionSlug {
    /// Whether there are such words.
    private(set) var isThere = false
    /// The words of the headline proper.
    private(set) var core: Range<Int>

    private static let fronts = hashes([
        "corrected", "correction", "correcting", "corrects", "refile", "refiled", "refiling", "update",
        "updated", "updating", "wrapup", "rpt", "repeat", "recast", "recasts", "revised", "writethru",
        "amended", "rectificatif", "corrige", "korrektur", "korrigiert", "berichtigung", "wdhlg",
    ])
    private static let backs = hashes(["corrected", "correction", "updated", "update", "refiled", "revised"])
    private static let ordinals = hashes(["1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th"])
    private static let leads = hashes(["ld"])
    private static let writethrus = hashes(["writethru"])

    private static func hashes(_ words: [String]) -> HashSet64 {
        HashSet64(words.map { Hashing.word(Array($0.utf8)[...]) })
    }

    /// Looks at `words`, which are those of `text`.
    init(_ words: Words, in text: String) {
        core = 0..<words.count
        guard words.count > 1 else { return }
        let bytes = Array(text.utf8)
        var place = 0
        while core.count > 1, Self.fronts.contains(words.hashes[core.lowerBound]) {
            let hasNumber = core.count > 2 && words.isNumber(core.lowerBound + 1)
            guard let end = Self.end(bytes, from: place, hasNumber: hasNumber) else { break }
            place = end
            isThere = true
            core = core.lowerBound + (hasNumber ? 2 : 1)..<core.upperBound
        }
        cutBack(words, bytes)
    }

    /// Where the word from `place` on ends, and the number after it, if a mark ends them.
    private static func end(_ bytes: [UInt8], from place: Int, hasNumber: Bool) -> Int? {
        var place = place
        func pass(_ isPassed: (UInt8) -> Bool) {
            while place < bytes.count, isPassed(bytes[place]) { place += 1 }
        }
        pass { !isAlphanumeric($0) }
        pass(isLetter)
        pass { $0 == 0x20 }
        if hasNumber {
            pass(isAlphanumeric)
            pass { $0 == 0x20 }
        }
        // Any byte over ASCII here is a dash.
        guard place < bytes.count, bytes[place] >= 0x80 || "-:)]>/".utf8.contains(bytes[place]) else {
            return nil
        }
        return place
    }

    private mutating func cutBack(_ words: Words, _ bytes: [UInt8]) {
        for position in core.dropFirst() {
            let hash = words.hashes[position]
            let isLead =
                Self.leads.contains(hash) && Self.ordinals.contains(words.hashes[position - 1])
            guard isLead || Self.writethrus.contains(hash) else { continue }
            isThere = true
            core = core.lowerBound..<max(core.lowerBound + 1, isLead ? position - 1 : position)
            return
        }
        if core.count > 2, let last = bytes.last, last == UInt8(ascii: ")") || last == UInt8(ascii: "]"),
            Self.backs.contains(words.hashes[core.upperBound - 1])
        {
            isThere = true
            core = core.dropLast()
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { 0x41...0x5A ~= byte & 0xDF }
    private static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || 0x30...0x39 ~= byte }
}
