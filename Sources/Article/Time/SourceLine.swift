/// A line that says where a story is from and when it was published, and nothing else.
///
/// "Xinhua) 13:32, October 20, 2023", "Published October 20, 2023 | Updated 21 Oct 2023 09:05 GMT", "(Reuters)".
struct SourceLine {
    /// When it was published; where two times stand, the first or the one that is labelled so.
    var published: TimeStatement?
    /// When it was updated.
    var updated: TimeStatement?
    /// Agencies in the line, as the house spells them.
    var agencies: [String] = []
    /// Words that are neither time nor source, as far as they were let pass.
    var otherWords = 0
    var hasDate = false
    /// Whether the line says what its time is: "Published", "Updated".
    var isLabelled = false

    /// How much that is neither time nor agency a line may hold.
    enum Tolerance {
        case nothing, aName
    }

    /// Reads `range` of `text`; `nil` when it is not such a line.
    static func read(
        _ text: Snippet, _ range: Range<Int>, settings: ReadingSettings, tolerance: Tolerance
    ) -> SourceLine? {
        guard mayBeSourceLine(text, range) else { return nil }
        var reader = Reader(
            text: text, end: range.upperBound, agencies: settings.knownAgencies, zone: settings.zone,
            order: settings.dateOrder, tolerance: tolerance)
        return reader.read(from: range.lowerBound)
    }

    /// A cheap first question: a line of many words without a digit states no time and names no agency alone.
    private static func mayBeSourceLine(_ text: Snippet, _ range: Range<Int>) -> Bool {
        let mayState = text.mayHave(ByteKinds.digit | ByteKinds.high)
        var blanks = 0
        for index in range {
            let byte = text.raw[index]
            if mayState, byte.isDigit || byte >= 0x80 { return true }
            if byte == 0x20 { blanks += 1 }
        }
        return blanks <= 6
    }

    private struct Reader {
        let text: Snippet
        let end: Int
        let agencies: PhraseTable<AgencyNames.Agency>
        let zone: String?
        let order: ReadingSettings.DateOrder?
        let tolerance: Tolerance
        var line = SourceLine()
        var label = TimeLabels.Meaning.published
        var isLabelled = false
        var date: DateScanner.Match?
        var clock: ClockScanner.Match?
        var timeStart: Int?
        var timeEnd = 0
        var hasBar = false
        var hasSourceLabel = false
        var hasClock = false

        mutating func read(from start: Int) -> SourceLine? {
            var index = start
            while index < end {
                // An ideographic full stop ends a sentence.
                if text.raw[index] == 0xE3, text.folded[index] == UInt8(ascii: ".") { return nil }
                guard text.isWordStart(index) || text.raw[index] >= 0xE3 else {
                    if StaticSet("|*").contains(text.folded[index]) { hasBar = true }
                    index += 1
                    continue
                }
                guard let next = take(at: index) else { return nil }
                index = next
            }
            settle()
            if hasClock, isLabelled, !line.hasDate, line.otherWords == 0 { return line }
            let isEmpty = line.published == nil && line.updated == nil && clock == nil
            if isEmpty, !line.hasDate, line.agencies.isEmpty { return nil }
            if isEmpty, !line.hasDate { return line.otherWords == 0 ? line : nil }
            guard line.otherWords > 0 else { return line }
            guard line.otherWords <= 6 else { return nil }
            return hasBar || clockSeen || hasSourceLabel || isLabelled || !line.agencies.isEmpty ? line : nil
        }

        private var clockSeen: Bool { line.published?.clock != nil || line.updated?.clock != nil }

        /// Takes what begins at `index` and says where it ends; `nil` when the line is none of ours.
        private mutating func take(at index: Int) -> Int? {
            let dates = DateScanner(order: order)
            if let found = dates.date(text, at: index), found.end <= end {
                if date != nil { settle() }
                date = found
                line.hasDate = true
                extend(index, found.end)
                return isoTime(after: found.end) ?? clock(after: found.end) ?? found.end
            }
            let clocks = ClockScanner(sourceZone: zone)
            if let found = clocks.time(text, at: index), found.end <= end {
                if clock != nil { settle() }
                clock = found
                hasClock = true
                extend(index, found.end)
                return found.end
            }
            if let found = agencies.match(text, at: index),
                !found.value.needsCapitals || AgencyNames.isPrintedRight(text.string(index..<found.end))
            {
                line.agencies.append(found.value.name)
                return found.end
            }
            if let found = TimeLabels.table.match(text, at: index) { return take(found) }
            if let found = WeekdayNames.table.match(text, at: index) { return found.end }
            return takeOther(at: index)
        }

        private mutating func take(_ found: PhraseTable<TimeLabels.Meaning>.Match) -> Int {
            switch found.value {
            case .published, .updated:
                settle()
                label = found.value
                isLabelled = true
                line.isLabelled = true
            case .source: hasSourceLabel = true
            case .filler: break
            }
            return found.end
        }

        private mutating func takeOther(at index: Int) -> Int? {
            let end = max(text.wordEnd(index), index + 1)
            if let number = NumberScanner.number(text, at: index, most: 3),
                let unit = AgeWords.units.match(text, at: text.skipBlanks(number.end))
            {
                return AgeWords.ago.match(text, at: text.skipBlanks(unit.end))?.end ?? unit.end
            }
            guard line.otherWords < 8, !text.raw[index].isDigit else { return nil }
            // Behind a bar and a date an editor may be named in small letters: "| Editor: huaxia".
            guard tolerance == .aName, !text.raw[index].isLower || hasBar && line.hasDate else { return nil }
            // A script without blanks between words has sentences as long as this.
            guard end - index <= 36 else { return nil }
            line.otherWords += 1
            return end
        }

        /// "T10:15:00Z" behind an ISO date.
        private mutating func isoTime(after index: Int) -> Int? {
            guard index < end, text.raw[index] == UInt8(ascii: "T") || text.raw[index] == UInt8(ascii: "t"),
                let found = ClockScanner(sourceZone: zone).time(text, at: index + 1),
                found.end <= end
            else { return nil }
            clock = found
            extend(index, found.end)
            return found.end
        }

        /// "13:32" glued to a date without blanks: "2023年10月20日13:32".
        private mutating func clock(after index: Int) -> Int? {
            guard clock == nil, index < end, text.raw[index].isDigit, text.raw[index - 1] >= 0x80,
                let found = ClockScanner(sourceZone: zone).time(text, at: index), found.end <= end
            else { return nil }
            clock = found
            extend(index, found.end)
            return found.end
        }

        private mutating func extend(_ start: Int, _ end: Int) {
            timeStart = timeStart ?? start
            timeEnd = end
        }

        /// Files the date and time read so far under their label.
        private mutating func settle() {
            defer { (date, clock, timeStart) = (nil, nil, nil) }
            guard let date, let start = timeStart else {
                // A time alone goes with the date that comes next: "13:32, October 20, 2023".
                return
            }
            let statement = TimeStatement(
                date: date.date, clock: clock, evidence: text.string(start..<timeEnd))
            switch label {
            case .updated: line.updated = line.updated ?? statement
            default:
                if line.published == nil {
                    line.published = statement
                } else if line.updated == nil {
                    line.updated = statement
                }
            }
        }
    }
}
