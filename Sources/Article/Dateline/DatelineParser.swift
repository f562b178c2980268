/// Finds a dateline at the front of a paragraph.
///
/// The phrase is read from left to right: what may stand before it (asterisks, an agency), one or several
/// places, then dates, agencies and the dash or colon that closes it in whatever order they come. Whether
/// what was read is a dateline is decided from the evidence at the end: a date and an agency are strong, a
/// known place is good, capitals alone are little.
struct DatelineParser {
    /// The farthest that a dateline reaches, in bytes.
    static let reach = 160
    /// The most words that its places have.
    static let mostWords = 10

    let text: Snippet
    let agencies: PhraseTable<AgencyNames.Agency>
    let dates = DateScanner()

    var index = 0
    var placeStart = 0
    var placeEnd = 0
    var words = 0
    private var smallWords = 0
    var date: CalendarDate?
    var agency: String?
    var hasUnknownAgency = false
    var terminator: Terminator?
    /// The date that ended the place, not to be read twice.
    var dateAhead: DateScanner.Match?
    var dateAheadStart = -1

    /// What closes a dateline.
    enum Terminator {
        case dash, longDash, colon
    }

    /// Looks at the front of `text`.
    static func match(_ text: Snippet, agencies: PhraseTable<AgencyNames.Agency>) -> DatelineMatch? {
        guard mayBeDateline(text) else { return nil }
        if let match = EastAsianDateline.match(text, agencies: agencies) { return match }
        var parser = DatelineParser(text: text, agencies: agencies)
        return parser.parse() ?? agencyMark(text, agencies)
    }

    /// A cheap first question: without a dash, colon, slash or bracket there is no dateline.
    private static func mayBeDateline(_ text: Snippet) -> Bool {
        guard text.mayHave(ByteKinds.credit | ByteKinds.closing | ByteKinds.high) else { return false }
        for index in 0..<min(text.count, reach) {
            let byte = text.raw[index]
            if byte >= 0x80 || StaticSet("-:/)]_").contains(byte) { return true }
        }
        return false
    }

    init(text: Snippet, agencies: PhraseTable<AgencyNames.Agency>) {
        (self.text, self.agencies) = (text, agencies)
    }

    var limit: Int { min(text.count, Self.reach) }

    private mutating func parse() -> DatelineMatch? {
        while index < limit, text.isSpace(index) || StaticSet("*#>+_=<").contains(text.folded[index]) {
            index += 1
        }
        if let flag = WireFlags.table.match(text, at: index) { skipFlag(flag.end) }
        guard index < limit else { return nil }
        let hadAgency = leadingAgency()
        placeStart = index
        placeEnd = index
        guard scanPlaces() else { return nil }
        scanTail()
        guard
            let strength = DatelineEvidence(
                text: text, place: placeStart..<placeEnd, words: words, smallWords: smallWords,
                hasDate: date != nil, hasAgency: agency != nil, hasUnknownAgency: hasUnknownAgency,
                hadAgencyInFront: hadAgency,
                isClosed: terminator != nil, isColon: terminator == .colon,
                isLongDash: terminator == .longDash,
                storyStart: text.skipBlanks(index)
            ).strength
        else { return nil }
        return DatelineMatch(
            place: placeStart..<barePlaceEnd, date: date, agency: agency, end: index,
            storyStart: text.skipBlanks(index), strength: strength)
    }

    // MARK: Before the place

    /// Skips a wire's flag and what parts it from the place: "RPT --LUDWIGSHAFEN".
    private mutating func skipFlag(_ end: Int) {
        var next = end
        while next < limit,
            text.isSpace(next) || text.raw[next].isDigit || StaticSet(")").contains(text.folded[next])
        { next += 1 }
        guard let dash = dash(at: next) else { return }
        index = text.skipBlanks(dash.end)
    }

    /// An agency in front: "(ANSA) - ROMA", "AFP - PARIS", "[Reuters] London".
    private mutating func leadingAgency() -> Bool {
        let start = index
        if text.folded[index] == UInt8(ascii: "(") || text.folded[index] == UInt8(ascii: "[") {
            guard bracket(isLeading: true), agency != nil else {
                (index, agency, date) = (start, nil, nil)
                return false
            }
            index = text.skipBlanks(index)
            if let dash = dash(at: index) { index = text.skipBlanks(dash.end) }
            return true
        }
        if let found = agencyName(at: index) {
            var next = text.skipBlanks(found.end)
            if let dash = dash(at: next) {
                next = dash.end
            } else if next < limit, StaticSet("|,").contains(text.folded[next]) {
                next += 1
            } else {
                return false
            }
            agency = found.name
            index = text.skipBlanks(next)
            return true
        }
        return false
    }

    // MARK: The place

    /// Reads words that can be of places, up to whatever cannot be.
    private mutating func scanPlaces() -> Bool {
        while index < limit {
            let byte = text.folded[index]
            if text.isWord(index) {
                if words > 0 || agency != nil, isTailStart() { break }
                if words == 0, dates.date(text, at: index) != nil { break }
                guard takeWord() else { return false }
            } else if text.isSpace(index) || byte == UInt8(ascii: ",") {
                index += 1
            } else if byte == UInt8(ascii: ".") {
                // A danda closes the phrase in Hindi: "नई दिल्ली। ..."
                if dash(at: index + 1) != nil || text.raw[index] == 0xE0 && isKnownPlace { break }
                guard takePeriod() else { return false }
            } else if dash(at: index) != nil || isColon(at: index) || byte == UInt8(ascii: "(")
                || byte == UInt8(ascii: "[")
            {
                break
            } else if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "|") {
                guard words > 0 else { return false }
                if slashedAgencyEnd() != nil { break }
                index += 1
            } else if StaticSet("'-`&}").contains(byte), text.isWord(index - 1), text.isWord(index + 1) {
                index += 1
            } else {
                return false
            }
        }
        return words > 0 || index < limit
    }

    private mutating func takeWord() -> Bool {
        let end = text.wordEnd(index)
        words += 1
        guard words <= Self.mostWords, end - index <= 40 else { return false }
        let isGlued = index > 0 && StaticSet("'-`").contains(text.folded[index - 1])
        if !text.isCapital(index), !isGlued, Connectors.table.exact(text, index..<end) == nil {
            smallWords += 1
            guard smallWords < 3 else { return false }
        }
        if text.raw[index].isDigit { return false }
        index = end
        placeEnd = end
        return true
    }

    /// A period belongs to an abbreviation, or ends the phrase before a date.
    private mutating func takePeriod() -> Bool {
        // Urdu parts place and date by a full stop between blanks.
        let isBetween = words > 0 && text.isSpace(index - 1) && text.raw[index] == 0xDB && isKnownPlace
        guard words > 0, isBetween || text.isWord(index - 1) || text.folded[index - 1] == UInt8(ascii: ",")
        else { return false }
        if text.isWord(index - 1) { placeEnd = index + 1 }
        index += 1
        return true
    }

    /// Whether a date or a bare agency begins here, so that the place is over.
    private mutating func isTailStart() -> Bool {
        guard mayBeTailStart else { return false }
        // Days of the week are parts of names, too: "SANTO DOMINGO".
        if WeekdayNames.table.match(text, at: index) != nil, !isBehindComma { return false }
        if let found = dates.date(text, at: index) ?? noisyDate(at: index) {
            (dateAhead, dateAheadStart) = (found, index)
            return true
        }
        guard let found = bareAgency(at: index) else { return false }
        let next = text.skipBlanks(found.end)
        return next >= text.count || dash(at: next) != nil || isColon(at: next)
            || StaticSet("./)").contains(text.folded[next])
    }

    /// A cheap first question: a number, or the beginning of a month, a weekday or an agency, or a word before
    /// a number.
    private var mayBeTailStart: Bool {
        if text.raw[index].isDigit || MonthNames.table.mayMatch(text, at: index) { return true }
        if agencies.mayMatch(text, at: index) || WeekdayNames.table.mayMatch(text, at: index) {
            return true
        }
        let end = text.wordEnd(index)
        return end + 1 < text.count && (text.raw[end + 1].isDigit || text.raw[end] == UInt8(ascii: "."))
    }

    private var isBehindComma: Bool {
        var before = index - 1
        while before >= placeStart, text.isSpace(before) { before -= 1 }
        return before >= placeStart && text.folded[before] == UInt8(ascii: ",")
    }

    /// Whether what was read of the place so far stands in the table.
    var isKnownPlace: Bool {
        PlaceNames.table.exact(text, text.trimmedRange(placeStart..<placeEnd, edges: StaticSet(".,"))) != nil
    }

    /// The end of the place without a small word that leads to the date ("Paris, le 19 octobre"), and without a
    /// period that ends the phrase and no abbreviation: "MOSCOW. Oct 19".
    private var barePlaceEnd: Int {
        var start = placeEnd
        while start > placeStart, text.isWord(start - 1) { start -= 1 }
        if start > placeStart, date != nil, Connectors.beforeDates.exact(text, start..<placeEnd) != nil {
            return text.trimmedRange(placeStart..<start, edges: StaticSet(",")).upperBound
        }
        // "LONDON, Wednesday.—": the day is none of the place.
        if start > placeStart, WeekdayNames.table.exact(text, start..<placeEnd) != nil,
            let comma = (placeStart..<start).last(where: { !text.isSpace($0) }),
            text.folded[comma] == UInt8(ascii: ","), comma > placeStart
        {
            return comma
        }
        guard placeEnd > placeStart, text.folded[placeEnd - 1] == UInt8(ascii: ".") else { return placeEnd }
        let name = placeStart..<placeEnd - 1
        let isAlone = !name.contains { text.folded[$0] == UInt8(ascii: ",") }
        return isAlone && PlaceNames.table.exact(text, name) != nil ? placeEnd - 1 : placeEnd
    }
}
