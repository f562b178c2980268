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
    private var placeStart = 0
    private var placeEnd = 0
    private var words = 0
    private var smallWords = 0
    private var date: CalendarDate?
    private var agency: String?
    private var hasUnknownAgency = false
    private var terminator: Terminator?
    /// The date that ended the place, not to be read twice.
    private var dateAhead: DateScanner.Match?
    private var dateAheadStart = -1

    /// What closes a dateline.
    private enum Terminator {
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
        guard placeEnd > placeStart, text.folded[placeEnd - 1] == UInt8(ascii: ".") else { return placeEnd }
        let name = placeStart..<placeEnd - 1
        let isAlone = !name.contains { text.folded[$0] == UInt8(ascii: ",") }
        return isAlone && PlaceNames.table.exact(text, name) != nil ? placeEnd - 1 : placeEnd
    }

    // MARK: Behind the place

    /// Reads dates, agencies and what closes the phrase.
    private mutating func scanTail() {
        while index < limit {
            if terminator != nil {
                guard takeMore() else { return }
                continue
            }
            let byte = text.folded[index]
            if text.isSpace(index) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") {
                index += 1
            } else if let dash = dash(at: index) {
                close(dash.isLong ? .longDash : .dash, end: dash.end)
            } else if isColon(at: index) {
                close(.colon, end: text.folded[index] == text.raw[index] ? index + 1 : index + 3)
            } else if byte == UInt8(ascii: ".") {
                index += 1
                let isDanda = text.raw[index - 1] == 0xE0
                if agency != nil, date != nil, dash(at: index) == nil { close(.dash, end: index) }
                if isDanda, terminator == nil { close(.dash, end: text.skipBlanks(index)) }
            } else if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") {
                guard bracket(isLeading: false) else { return }
            } else if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "|") {
                if let slashed = slashedAgencyEnd() {
                    (agency, index) = (slashed.name, slashed.end)
                } else {
                    index += 1
                }
            } else if date == nil, let found = dateHere() {
                (date, index) = (found.date, found.end)
            } else if agency == nil, let found = bareAgency(at: index), isClosed(after: found.end) {
                (agency, index) = (found.name, found.end)
            } else {
                return
            }
        }
    }

    private func dateHere() -> DateScanner.Match? {
        dateAheadStart == index ? dateAhead : dates.date(text, at: index) ?? noisyDate(at: index)
    }

    private mutating func close(_ terminator: Terminator, end: Int) {
        self.terminator = terminator
        index = end
    }

    /// Behind a dash, a date or agency with another dash is still dateline: "Md., - March 4 -".
    private mutating func takeMore() -> Bool {
        let start = text.skipBlanks(index)
        guard start < limit else { return false }
        var next = start
        var (newDate, newAgency) = (date, agency)
        if date == nil, let found = dates.date(text, at: next) ?? noisyDate(at: next) {
            newDate = found.date
            next = text.skipBlanks(found.end)
        } else if agency == nil, let found = agencyName(at: next) {
            newAgency = found.name
            next = text.skipBlanks(found.end)
        } else if agency == nil, text.folded[next] == UInt8(ascii: "(") {
            let saved = self
            index = next
            if bracket(isLeading: true), agency != nil {
                newAgency = agency
                next = text.skipBlanks(index)
            }
            self = saved
        }
        guard next > start, next < limit else { return false }
        if let dash = dash(at: next) {
            next = dash.end
        } else if text.folded[next] == UInt8(ascii: "."), newAgency != nil {
            next += 1
        } else {
            return false
        }
        (date, agency, index) = (newDate, newAgency, next)
        return true
    }

    /// Whether a bracket behind a known place of a script without capitals names a desk: "لاہور(نیوز ڈیسک)".
    private func isDesk(_ inner: Range<Int>) -> Bool {
        inner.count <= 60 && text.raw[inner.lowerBound] >= 0xD8 && isKnownPlace
    }

    /// Reads a bracket with an agency, a date, or a country in it.
    private mutating func bracket(isLeading: Bool) -> Bool {
        let open = index
        let closing: UInt8 = text.folded[open] == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
        var end = open + 1
        while end < limit, text.folded[end] != closing { end += 1 }
        guard end < limit, end - open < 70 else { return false }
        var foundAny = false
        var position = open + 1
        while position < end {
            if text.isWordStart(position), let found = dates.date(text, at: position), found.end <= end {
                date = date ?? found.date
                (position, foundAny) = (found.end, true)
            } else if text.isWordStart(position), let found = agencyName(at: position), found.end <= end {
                agency = agency.map { $0 == found.name ? $0 : "\($0)/\(found.name)" } ?? found.name
                (position, foundAny) = (found.end, true)
            } else {
                position += 1
            }
        }
        if !foundAny {
            let inner = text.trimmedRange(open + 1..<end)
            if !isLeading, PlaceNames.table.exact(text, inner) != nil {
                placeEnd = end + 1
            } else if !isLeading, !inner.isEmpty, text.isCapital(inner.lowerBound),
                isUnknownName(inner) || isDesk(inner)
            {
                hasUnknownAgency = true
            } else {
                return false
            }
        }
        index = end + 1
        while index < limit, text.folded[index] == Folding.filler { index += 1 }
        return true
    }
}
