/// What stands behind the place: dates, agencies, brackets, and the dash or colon that closes the phrase.
extension DatelineParser {
    /// Reads dates, agencies and what closes the phrase.
    mutating func scanTail() {
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
    mutating func bracket(isLeading: Bool) -> Bool {
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
