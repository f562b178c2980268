internal import Article
internal import JSON
internal import Likeness

/// What is read back of the `article` member of an event.
struct LoggedArticle {
    private(set) var uri = ""
    private var headline: String?
    private var body: String?
    private var sources: [InfoSource] = []
    private var alternativeIDs: [AlternativeID] = []
    private var version: String?
    private var status: PublicationStatus?

    /// Reads the member; the body only if it is asked for.
    init(from scanner: inout JSONScanner, withBody: Bool) throws(JSONError) {
        try scanner.object { (key, scanner) throws(JSONError) in
            switch key {
            case "uri": uri = try scanner.string()
            case "version": version = try scanner.string()
            case "pubStatus": status = PublicationStatus(rawValue: try scanner.string())
            case "headlines": headline = try Self.pairs(&scanner, "role", "value").first?.1
            case "bodies" where withBody: body = try Self.pairs(&scanner, "role", "value").first?.1
            case "infoSources":
                sources = try Self.pairs(&scanner, "role", "name").compactMap { role, name in
                    InfoSource.Role(rawValue: role).map { InfoSource(name: name, role: $0) }
                }
            case "altIds":
                alternativeIDs = try Self.pairs(&scanner, "role", "value").map {
                    AlternativeID(role: $0, value: $1)
                }
            default: try scanner.skip()
            }
        }
    }

    /// Whether it has a body.
    var hasBody: Bool { body != nil }

    /// What is compared of it; without a body where it has none.
    var text: ComparedText {
        ComparedText(
            headline: headline, body: body ?? "", outlet: ComparedText.outlet(of: sources, uri: uri))
    }

    /// What the sender said of the item, whose URI is its own unless it is `made`.
    func item(withoutURI made: String) -> ItemStatement {
        var item = ItemStatement(
            uri: uri == made ? nil : uri, alternativeIDs: alternativeIDs, version: version, status: status)
        item.note(headline: headline)
        return item
    }

    private static func pairs(
        _ scanner: inout JSONScanner, _ first: String, _ second: String
    ) throws(JSONError) -> [(String, String)] {
        var pairs: [(String, String)] = []
        try scanner.array { (scanner) throws(JSONError) in
            var pair = ("", "")
            try scanner.object { (key, scanner) throws(JSONError) in
                switch key {
                case first: pair.0 = try scanner.string()
                case second: pair.1 = try scanner.string()
                default: try scanner.skip()
                }
            }
            pairs.append(pair)
        }
        return pairs
    }
}
