internal import Article
internal import JSON

/// Reads one article from a JSON object, by the names that archives, crawlers and feeds give its members.
enum JSONArticle {
    /// What was found, with the rank of the name that it was found under.
    private struct Found {
        /// A handful, as a rule: to go through them is quicker than to hash.
        private var values: [(field: JSONMember.Field, text: String, rank: Int)] = []

        init() { values.reserveCapacity(8) }

        subscript(field: JSONMember.Field) -> String? {
            for value in values where value.field == field { return value.text }
            return nil
        }

        mutating func put(_ text: String, _ field: JSONMember.Field, _ rank: Int) {
            let isBlank = text.utf8.allSatisfy(JSONSniffer.isSpace)
            guard !isBlank else { return }
            guard let known = values.firstIndex(where: { $0.field == field }) else {
                values.append((field, text, rank))
                return
            }
            if values[known].rank > rank { values[known] = (field, text, rank) }
        }
    }

    /// Reads the object that is `range` of `bytes`.
    static func read(
        _ bytes: [UInt8], in range: Range<Int>, settings: ReadingSettings
    ) -> Result<Reading, ItemRejection> {
        guard isUTF8(bytes.span.extracting(range)) else { return .failure(ItemRejection(.notUTF8)) }
        var scanner = JSONScanner(bytes, in: range)
        guard scanner.peek() == .object else {
            // What is wrong with something that is no object either way is of no use to anyone.
            let isValue = (try? scanner.skip())?.isEmpty == false && (try? scanner.finish()) != nil
            return .failure(ItemRejection(isValue ? .notAnObject : .malformed))
        }
        var found = Found()
        do throws(JSONError) {
            try scanner.object { (key, scanner) throws(JSONError) in
                guard let name = JSONMember.named(key) else {
                    try scanner.skip()
                    return
                }
                if let text = try text(&scanner) { found.put(text, name.field, name.rank) }
            }
            try scanner.finish()
        } catch {
            return .failure(ItemRejection(.malformed, detail: error.description))
        }
        return reading(found, settings)
    }

    private static func isUTF8(_ bytes: Span<UInt8>) -> Bool { (try? UTF8Span(validating: bytes)) != nil }

    /// The text of a value: of a string, a number, the texts of an array, or the name in an object.
    private static func text(_ scanner: inout JSONScanner) throws(JSONError) -> String? {
        switch scanner.peek() {
        case .string: return try scanner.string()
        case .number:
            // What is no whole number is read as one with a fraction.
            var copy = scanner
            if let whole = try? copy.integer() {
                scanner = copy
                return String(whole)
            }
            return String(try scanner.double())
        case .array:
            var texts: [String] = []
            try scanner.array { (scanner) throws(JSONError) in
                if scanner.peek() == .string {
                    texts.append(try scanner.string())
                } else {
                    try scanner.skip()
                }
            }
            return texts.isEmpty ? nil : texts.joined(separator: "\n\n")
        case .object:
            var name: String?
            try scanner.object { (key, scanner) throws(JSONError) in
                guard name == nil, ["name", "title", "label"].contains(key), scanner.peek() == .string else {
                    try scanner.skip()
                    return
                }
                name = try scanner.string()
            }
            return name
        default:
            try scanner.skip()
            return nil
        }
    }

    private static func reading(_ found: Found, _ settings: ReadingSettings) -> Result<Reading, ItemRejection>
    {
        guard let body = found[.body] else {
            if let notice = notice(found) { return .success(notice) }
            return .failure(ItemRejection(.empty, detail: "no member holds the text"))
        }
        var text: [UInt8] = []
        if let dateline = found[.dateline] {
            text.reserveCapacity(dateline.utf8.count + 1 + body.utf8.count)
            text.append(contentsOf: dateline.utf8)
            text.append(0x20)
        }
        text.append(contentsOf: body.utf8)
        var reading: Reading
        do {
            reading = try PlainTextReader.read(text, settings: settings)
        } catch {
            return .failure(ItemRejection(error))
        }
        let named = found[.headline].map(oneLine)
        if let named {
            // The reader may have taken the first line of the story for the headline that stands elsewhere.
            if let taken = reading.article.headline, oneLine(taken) != named {
                reading.article.paragraphs.insert(taken, at: 0)
            }
            reading.article.headline = named
        }
        guard !reading.article.paragraphs.isEmpty else { return .failure(ItemRejection(.empty)) }
        fill(&reading.article, from: found)
        return .success(reading)
    }

    /// What takes an item back by its identifier, and needs no text for it; `nil` where it is no such thing.
    private static func notice(_ found: Found) -> Reading? {
        guard found[.status].flatMap(StatedStatus.read) == .canceled,
            found[.id] != nil || found[.address] != nil
        else { return nil }
        var article = Article()
        article.headline = found[.headline].map(oneLine)
        fill(&article, from: found)
        return Reading(article: article)
    }

    private static func fill(_ article: inout Article, from found: Found) {
        if let dek = found[.dek] { article.dek = oneLine(dek) }
        if let byline = found[.byline] { article.byline = oneLine(byline.replacing("\n\n", with: ", ")) }
        if let language = found[.language] { article.language = language }
        if let version = found[.version] { article.version = version }
        article.status = found[.status].flatMap(StatedStatus.read)
        if let date = found[.date], let time = ArchiveDate.read(date) { article.published = time }
        if let source = found[.source].map(oneLine), !article.sources.contains(where: { $0.name == source }) {
            article.sources.append(InfoSource(name: source, role: .outlet))
        }
        if let id = found[.id] { article.alternativeIDs.append(AlternativeID(role: "id", value: id)) }
        if let address = found[.address], isIdentifier(address) {
            article.uri = address
        } else if let id = found[.id], isIdentifier(id) {
            article.uri = id
        }
    }

    /// Whether `text` is a URI that names one item: the address of a whole site does not.
    private static func isIdentifier(_ text: String) -> Bool {
        guard text.utf8.contains(UInt8(ascii: ":")) else { return false }
        let bytes = Array(text.utf8)
        guard bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F }),
            let colon = bytes.firstIndex(of: UInt8(ascii: ":"))
        else {
            return false
        }
        let scheme = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
        if scheme == "urn" || scheme == "tag" { return bytes.count > colon + 3 }
        guard scheme == "http" || scheme == "https", bytes[colon...].starts(with: "://".utf8) else {
            return false
        }
        let path = bytes[(colon + 3)...].firstIndex(of: UInt8(ascii: "/"))
        return path.map { $0 + 1 < bytes.count } ?? false
    }

    private static func oneLine(_ text: String) -> String {
        if isOneLine(text.utf8) { return text }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Whether `text` is plain ASCII with single spaces between its words, as it mostly is.
    private static func isOneLine(_ text: String.UTF8View) -> Bool {
        var before = UInt8(ascii: " ")
        for byte in text {
            if byte >= 0x80 || 0x09...0x0D ~= byte || (byte == 0x20 && before == 0x20) { return false }
            before = byte
        }
        return before != 0x20
    }
}
