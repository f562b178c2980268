/// Knows a picture credit that stands on a line of its own, without a caption.
enum CreditLine {
    /// The longest such line, in bytes.
    static let longest = 80

    /// A credit as printed, with the agency that it names.
    struct Credit {
        var name: String
        var agency: String?
    }

    /// A cheap first question: whether a line could be one, by what it begins with or by a slash in it.
    static func mayStand(_ text: RawBytes, _ line: Line, _ fronts: PhraseTable<Bool>) -> Bool {
        guard line.count <= longest, line.count >= 4 else { return false }
        return line.kinds & ByteKinds.credit != 0 || fronts.begins(text, at: line.start, end: line.end)
    }

    /// Reads `text`, a whole passage, as a credit.
    static func read(_ text: Snippet, settings: ReadingSettings) -> Credit? {
        guard text.count <= longest, text.count >= 4 else { return nil }
        let all = text.trimmedRange(0..<text.count, edges: StaticSet("()[]."))
        guard !all.isEmpty else { return nil }
        if let front = fronts.match(text, at: all.lowerBound) {
            let rest = text.trimmedRange(front.end..<max(front.end, all.upperBound), edges: StaticSet(",:"))
            if front.value {
                guard !rest.isEmpty, isNames(text, rest) else { return nil }
                return Credit(name: text.string(rest), agency: agency(text, rest, settings))
            }
            if rest.isEmpty { return Credit(name: text.string(all), agency: nil) }
        }
        return besideSlash(text, all, settings)
    }

    /// "REUTERS/Jane Doe", "Jane Doe/Reuters", "AFP via Getty Images".
    private static func besideSlash(
        _ text: Snippet, _ all: Range<Int>, _ settings: ReadingSettings
    ) -> Credit? {
        if let first = house(text, all.lowerBound, settings) {
            let via = text.skipBlanks(first.end)
            if text.has("via ", at: via), let second = house(text, text.skipBlanks(via + 4), settings),
                second.end == all.upperBound
            {
                return Credit(name: text.string(all), agency: first.agency)
            }
            guard first.end + 3 < all.upperBound, text.raw[first.end] == UInt8(ascii: "/") else { return nil }
            let rest = text.trimmedRange(first.end + 1..<all.upperBound)
            return isNames(text, rest) ? Credit(name: text.string(rest), agency: first.agency) : nil
        }
        guard
            let slash = all.first(where: {
                text.raw[$0] == UInt8(ascii: "/") || text.raw[$0] == UInt8(ascii: "|")
            }),
            let last = house(text, text.skipBlanks(slash + 1), settings), last.end == all.upperBound
        else { return nil }
        let rest = text.trimmedRange(all.lowerBound..<slash)
        return isNames(text, rest) ? Credit(name: text.string(rest), agency: last.agency) : nil
    }

    /// Whether `text` names a house of pictures and nothing else: "Getty Images", "PA Media", "Reuters".
    static func isHouse(_ text: Snippet, settings: ReadingSettings) -> Bool {
        house(text, 0, settings)?.end == text.count
    }

    /// Where the name of a house that only has pictures ends at the front of `text`, with more behind it.
    static func pictureHouseEnd(_ text: Snippet) -> Int? {
        guard text.isCapital(0), let found = houses.match(text, at: 0), found.end >= 6,
            found.end < text.count,
            text.isSpace(found.end)
        else { return nil }
        return found.end
    }

    /// An agency or a house of pictures at `index`.
    private static func house(
        _ text: Snippet, _ index: Int, _ settings: ReadingSettings
    ) -> (agency: String?, end: Int)? {
        guard index < text.count, text.isCapital(index) else { return nil }
        if let found = houses.match(text, at: index) { return (found.value, found.end) }
        guard let found = settings.knownAgencies.match(text, at: index),
            !found.value.needsCapitals || AgencyNames.isPrintedRight(text.string(index..<found.end))
        else { return nil }
        return (found.value.name, found.end)
    }

    private static func agency(_ text: Snippet, _ range: Range<Int>, _ settings: ReadingSettings) -> String? {
        for index in range where text.isWordStart(index) {
            if let found = house(text, index, settings), let name = found.agency { return name }
        }
        return nil
    }

    /// Words that are all capitalised or small ones of names, and no more than eight.
    static func isNames(_ text: Snippet, _ range: Range<Int>) -> Bool {
        var (words, index) = (0, range.lowerBound)
        while index < range.upperBound {
            guard text.isWordStart(index) else {
                if StaticSet("?!;:\"$%").contains(text.folded[index]) { return false }
                index += 1
                continue
            }
            let end = text.wordEnd(index)
            guard
                text.isCapital(index) || BylineWords.connectors.exact(text, index..<end) != nil
                    || text.has("via", at: index) || text.has("on", at: index)
                    || text.has("courtesy", at: index)
                    || text.raw[index] >= 0x80 || text.raw[index].isDigit
            else { return false }
            words += 1
            index = end
        }
        return words >= 1 && words <= 8
    }

    /// What a credit begins with; `true` where names follow.
    static let fronts = PhraseTable<Bool>(
        PhraseTable.entries(
            """
            photo by, photos by, photograph by, image by, picture by, foto de, foto von, photo de, image source,
            image credit, photo source, foto di, illustration by, graphic by
            """, true)
            + PhraseTable.entries(
                """
                getty images, shutterstock, istock, epa-efe, handout, file photo, ap photo,
                afp via getty images, bloomberg via getty images, anadolu via getty images,
                anadolu agency via getty images, nurphoto via getty images
                """, false))

    /// Houses whose pictures are printed; those that are news agencies with their name.
    private static let houses = PhraseTable<String?>(
        [
            ("AP Photo", "AP"), ("AFP Photo", "AFP"), ("Xinhua Photo", "Xinhua"), ("PTI Photo", "PTI"),
            ("ANI Photo", "ANI"), ("EPA", nil), ("EPA-EFE", "EFE"), ("Getty Images", nil), ("Getty", nil),
            ("Shutterstock", nil), ("iStock", nil), ("Unsplash", nil), ("Alamy", nil), ("ZUMA Press", nil),
            ("ZUMA", nil), ("Corbis", nil), ("Magnum", nil), ("Imago", nil), ("Picture Alliance", nil),
            ("Sipa", nil), ("Sipa USA", nil), ("NurPhoto", nil), ("Handout", nil), ("Pool", nil),
            ("PA Media", "PA"), ("LDRS", nil), ("EPA-EFE/REX", nil),
            ("PA Images", "PA"), ("BBC", nil), ("Supplied", nil), ("Google", nil), ("Contributed", nil),
        ])
}
