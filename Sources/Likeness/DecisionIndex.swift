internal import Checksum

/// Everything that a decision is made from: what the log before it says, and no more.
///
/// Fed with the events of a log in order, it is in the state in which the daemon was that wrote them. The
/// texts of earlier articles are not in it: where two have to be laid side by side, it asks for the earlier.
public struct DecisionIndex: Sendable {
    /// Gives the text of the article of an event, as the log has it; `nil` where the log has it no more.
    public typealias EarlierText = (_ sequence: UInt64) -> ComparedText?

    let parameters: LikenessParameters
    private(set) var articles = ArticleTable()
    private(set) var near = NearIndex()
    private var byBytes = DigestTable()
    private var byText = DigestTable()
    private var items = ItemTable()

    /// How far ahead of its arrival a stated time may lie: zones that nobody states are taken for UTC.
    private static let zoneSlack = 14 * 3600

    /// An index of an empty log.
    public init(parameters: LikenessParameters = LikenessParameters()) {
        self.parameters = parameters
    }

    /// Articles in the window, in which near copies are looked for.
    public var nearCount: Int { near.count }

    /// Bytes that it takes in memory: of the near index, and of what is kept of every article for ever.
    /// Identifiers and URIs of the articles' own come on top.
    public var byteCounts: (near: Int, exact: Int) {
        (near.byteCount, articles.byteCount + byBytes.byteCount + byText.byteCount)
    }

    /// Decides what an article is, by the first rule that holds.
    public func decide(_ submission: Submission, earlier: EarlierText) -> Decision {
        let fingerprint = submission.fingerprint
        if let decision = decideByItem(submission, earlier: earlier)
            ?? decideByNotice(submission, earlier: earlier)
        {
            return decision
        }
        if let row = byBytes.row(for: fingerprint.bytes.prefix, digestOf: { articles[$0].bytes }) {
            return .duplicate(match(row, .sameBytes, .sameBytes, text: fingerprint.text))
        }
        if let row = row(ofText: fingerprint), isStillSameText(row, submission) {
            return .duplicate(match(row, .sameText, .sameText, text: fingerprint.text))
        }
        return decideByLikeness(submission, earlier: earlier)
    }

    /// Takes note of the event `sequence` that was made of an article.
    ///
    /// - Parameters:
    ///   - arrival: when the article arrived, in seconds since 1970.
    ///   - scope: the source that it came from.
    ///   - uri: the URI that it goes by.
    public mutating func record(
        _ sequence: UInt64, _ fingerprint: Fingerprint, arrival: Int, scope: String?, uri: String,
        outcome: Outcome
    ) {
        let identifiers = fingerprint.item.identifiers(scope: scope) + fingerprint.item.names(scope: scope)
        let original = outcome.original.flatMap { articles.row(of: $0) }
        let isNewBytes = byBytes.row(for: fingerprint.bytes.prefix, digestOf: { articles[$0].bytes }) == nil
        switch outcome.relation {
        case .withdrawal where original == nil || fingerprint.words == 0:
            return
        case .sameBytes, .sameText, .olderVersion, .withdrawal:
            guard isNewBytes, let original else { return }
            let row = articles.append(
                sequence, fingerprint, uri: uri, arrival: arrival, story: original)
            noteBytes(row)
        case .near, .revision:
            let story = original ?? ArticleTable.Row(articles.count)
            let row = articles.append(sequence, fingerprint, uri: uri, arrival: arrival, story: story)
            noteBytes(row)
            noteText(row)
            items.note(identifiers, row: row, version: fingerprint.item.version)
            represent(row, fingerprint.sketch, arrival: arrival, outcome)
        case .excerpt, .superset, nil:
            let row = articles.append(
                sequence, fingerprint, uri: uri, arrival: arrival,
                story: original.map { articles.root(of: $0) })
            articles[row].standsAlone = original != nil
            noteBytes(row)
            noteText(row)
            items.note(identifiers, row: row, version: fingerprint.item.version)
            represent(row, fingerprint.sketch, arrival: arrival, outcome)
        }
    }

    // MARK: Taking note

    private mutating func noteBytes(_ row: ArticleTable.Row) {
        let articles = articles
        byBytes.set(row, for: articles[row].bytes, digestOf: { articles[$0].bytes })
    }

    private mutating func noteText(_ row: ArticleTable.Row) {
        let articles = articles
        byText.set(row, for: articles[row].text.prefix, digestOf: { articles[$0].text.prefix })
    }

    /// Puts an article into the near index, if its story has few there and it adds to them.
    private mutating func represent(
        _ row: ArticleTable.Row, _ sketch: Sketch, arrival: Int, _ outcome: Outcome
    ) {
        let story = articles.original(of: row)
        let root = articles.root(of: row)
        guard articles[story].representatives < parameters.representatives else { return }
        if story != row, let jaccard = outcome.jaccard, jaccard >= parameters.representativeNovelty { return }
        if story != root {
            guard articles[root].representatives < parameters.familyRepresentatives else { return }
            articles[root].representatives += 1
        }
        articles[story].representatives += 1
        near.insert(
            sketch, row: row, root: root, arrival: arrival, parameters: parameters)
    }

    // MARK: The exact rules

    /// Rule 1: the same identifier.
    private func decideByItem(_ submission: Submission, earlier: EarlierText) -> Decision? {
        let item = submission.fingerprint.item
        let state = items.state(of: item.identifiers(scope: submission.scope))
        if item.isWithdrawn {
            if let state { return .withdrawn(match(state.row, .withdrawal, .sameIdentifier)) }
            let row = named(item.names(scope: submission.scope), submission, earlier)
            return .withdrawn(row.map { match($0, .withdrawal, .named) })
        }
        guard let state else { return nil }
        let latest = articles[state.row]
        let text = submission.fingerprint.text
        if latest.text == text { return .duplicate(match(state.row, .sameText, .sameIdentifier, text: text)) }
        let isOlder: Bool
        if let version = item.version, let known = state.version, version != known {
            isOlder = version < known
        } else if let stated = submission.fingerprint.stated, latest.stated != ArticleTable.noTime {
            isOlder = stated < latest.stated
        } else {
            isOlder = false
        }
        let evidence = evidence(submission, state.row, earlier)
        if isOlder { return .duplicate(match(state.row, .olderVersion, .sameIdentifier, evidence)) }
        return .revised(match(state.row, .revision, .sameIdentifier, evidence))
    }

    /// What an item has in common with the version of it that is known; `nil` where its text is gone.
    private func evidence(
        _ submission: Submission, _ row: ArticleTable.Row, _ earlier: EarlierText
    ) -> Evidence? {
        guard let text = earlier(articles[row].sequence) else { return nil }
        let (left, right) = (TextFeatures(submission.text), TextFeatures(text))
        return Evidence(left, right, Measures(left, right))
    }

    /// A notice that takes back an item that it names, if one of that name came within the window.
    private func decideByNotice(_ submission: Submission, earlier: EarlierText) -> Decision? {
        guard let notice = WithdrawalNotice(submission.text) else { return nil }
        let names = ItemStatement.digests(
            names: notice.names, identifiers: notice.identifiers, scope: submission.scope)
        if let row = named(names, submission, earlier) { return .withdrawn(match(row, .withdrawal, .named)) }
        return notice.isPlain ? .withdrawn(nil) : nil
    }

    /// The latest article of one of these names, if it came within the window and from the same house.
    private func named(
        _ names: [Digest128], _ submission: Submission, _ earlier: EarlierText
    ) -> ArticleTable.Row? {
        names.lazy.compactMap { items.state(of: [$0])?.row }.first { row in
            guard interval(articles[row], submission).0 <= parameters.window else { return false }
            guard let sender = submission.text.outlet, let outlet = earlier(articles[row].sequence)?.outlet
            else { return true }
            return outlet == sender
        }
    }

    private func row(ofText fingerprint: Fingerprint) -> ArticleTable.Row? {
        byText.row(for: fingerprint.text.prefix, digestOf: { articles[$0].text.prefix })
    }

    /// Rule 3: a text stays the same for ever, unless it is a bulletin that recurs.
    private func isStillSameText(_ row: ArticleTable.Row, _ submission: Submission) -> Bool {
        let known = articles[row]
        let (interval, isStated) = interval(known, submission)
        guard interval > parameters.window else { return true }
        return !isStated && submission.fingerprint.words >= parameters.shortItem
    }

    /// Seconds between an earlier article and this one: between the times that both state, else arrivals.
    private func interval(_ known: ArticleTable.Entry, _ submission: Submission) -> (Int, isStated: Bool) {
        if let stated = submission.fingerprint.stated, known.stated != ArticleTable.noTime,
            stated <= submission.arrival + Self.zoneSlack,
            Int(known.stated) <= Int(known.arrival) + Self.zoneSlack
        {
            return (abs(stated - Int(known.stated)), true)
        }
        return (abs(submission.arrival - Int(known.arrival)), false)
    }

    private func match(
        _ row: ArticleTable.Row, _ relation: Relation, _ rule: Rule, _ evidence: Evidence? = nil,
        text: Digest256? = nil
    ) -> Match {
        let original = articles.original(of: row)
        var match = Match(
            relation: relation, rule: rule, original: articles.reference(original),
            via: original == row ? nil : articles.reference(row), evidence: evidence)
        match.isSameText = articles[row].text == text
        return match
    }

    // MARK: The rule of likeness

    /// Rules 4 and 5: near copies, and what is new.
    private func decideByLikeness(_ submission: Submission, earlier: EarlierText) -> Decision {
        var search = LikenessSearch(submission.text, parameters: parameters)
        for candidate in near.candidates(for: submission.fingerprint.sketch, parameters: parameters) {
            if search.isSettled { break }
            let known = articles[candidate.row]
            let interval = interval(known, submission).0
            guard interval <= parameters.window else { continue }
            search.consider(
                candidate, words: known.words, newcomerWords: submission.fingerprint.words,
                interval: interval
            ) { earlier(known.sequence) }
        }
        guard let found = search.best else {
            return .accepted(
                closest: search.closest.map { match($0.row, $0.relation, $0.rule, search.evidence(of: $0)) })
        }
        let copied = match(found.row, found.relation, found.rule, search.evidence(of: found))
        return found.relation == .revision ? .revised(copied) : .duplicate(copied)
    }
}
