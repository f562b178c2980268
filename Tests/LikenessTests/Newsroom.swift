import Article
import Checksum
import Likeness

/// A log in memory: articles come in, are decided on, and are taken note of.
struct Newsroom {
    private(set) var index: DecisionIndex
    private(set) var decisions: [Decision] = []
    private var texts: [UInt64: ComparedText] = [:]

    /// A time to begin at.
    static let start = 1_795_000_000

    init(_ parameters: LikenessParameters = LikenessParameters()) {
        index = DecisionIndex(parameters: parameters)
    }

    /// Takes an article in and says what was decided.
    @discardableResult
    mutating func take(_ article: Article, after seconds: Int = 0, bytes: String? = nil, scope: String? = nil)
        -> Decision
    {
        take(Reading(article: article), after: seconds, bytes: bytes, scope: scope)
    }

    /// Takes a plain text in, read as the daemon reads it.
    @discardableResult
    mutating func take(plain text: String, after seconds: Int = 0, scope: String? = nil) throws -> Decision {
        let reading = try PlainTextReader.read(Array(text.utf8), settings: ReadingSettings())
        return take(reading, after: seconds, scope: scope)
    }

    private mutating func take(
        _ reading: Reading, after seconds: Int = 0, bytes: String? = nil, scope: String? = nil
    ) -> Decision {
        let article = reading.article
        let sequence = UInt64(decisions.count + 1)
        let bytes = SHA256.digest(of: Array((bytes ?? "bytes of \(sequence)").utf8))
        let fingerprint = Fingerprint(of: article, bytes: bytes)
        let arrival = Self.start + seconds
        let text = ComparedText(reading)
        let texts = texts
        let decision = index.decide(Submission(fingerprint, text: text, arrival: arrival, scope: scope)) {
            texts[$0]
        }
        index.record(
            sequence, fingerprint, arrival: arrival, scope: scope, uri: article.uri ?? fingerprint.uri,
            outcome: Outcome(decision))
        self.texts[sequence] = text
        decisions.append(decision)
        return decision
    }

    /// Takes a text in.
    @discardableResult
    mutating func take(
        _ headline: String?, _ body: String, outlet: String? = nil, stated: Int? = nil, after seconds: Int = 0
    ) -> Decision {
        take(Self.article(headline, body, outlet: outlet, stated: stated), after: seconds)
    }

    /// An article of these parts.
    static func article(_ headline: String?, _ body: String, outlet: String? = nil, stated: Int? = nil)
        -> Article
    {
        var article = Article()
        article.headline = headline
        article.paragraphs = body.split(separator: "\n").map(String.init).filter { !$0.isEmpty }
        if let outlet { article.sources = [InfoSource(name: outlet, role: .outlet)] }
        if let stated {
            article.published = StatedTime(
                value: "", secondsSinceEpoch: stated, precision: .second, zone: .stated, from: "")
        }
        return article
    }
}

extension Decision {
    /// The relation of a duplicate, `nil` for any other decision.
    var duplicateRelation: Relation? {
        if case .duplicate(let match) = self { return match.relation }
        return nil
    }

    var isAccepted: Bool {
        if case .accepted = self { return true }
        return false
    }

    var isRevised: Bool {
        if case .revised = self { return true }
        return false
    }
}
