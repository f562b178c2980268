internal import Checksum

/// Everything that a decision is made from: what the log before it says, and no more.
///
/// Fed with the events of a log in order, it is in the state in which the daemon was that wrote them. The
/// texts of earlier articles are not in it: where two have to be laid side by side, it asks for the earlier.
public struct DecisionIndex: Sendable {
    /// Gives the text of the article of an event, as the log has it: without a body, where that is the same as an
    /// earlier one's or is gone.
    public typealias EarlierText = (_ sequence: UInt64) -> ComparedText?

    let parameters: LikenessParameters
    var articles: ArticleTable
    var near = NearIndex()
    var window = NearWindow()
    /// Counts that belong to the log up to here; what they mean is the caller's business.
    public var counters = SIMD8<UInt64>()

    /// How far ahead of its arrival a stated time may lie: zones that nobody states are taken for UTC.
    private static let zoneSlack = 14 * 3600

    /// An index of an empty log.
    public init(parameters: LikenessParameters = LikenessParameters()) {
        self.parameters = parameters
        articles = ArticleTable(parameters)
    }

    /// Decides what an article is, by the first rule that holds.
    public mutating func decide(_ submission: Submission, earlier: EarlierText) -> Decision {
        let fingerprint = submission.fingerprint
        let digests = ArticleDigests(fingerprint)
        articles.touch(digests)
        if let decision = decideByItem(submission, earlier: earlier)
            ?? decideByNotice(submission, earlier: earlier)
        {
            return decision
        }
        if let row = articles.row(ofBytes: digests.bytes) {
            return .duplicate(match(row, .sameBytes, .sameBytes, text: fingerprint.text))
        }
        if let row = articles.row(ofText: digests.text), isStillSameText(row, submission) {
            return .duplicate(match(row, .sameText, .sameText, text: fingerprint.text))
        }
        return decideByLikeness(submission, earlier: earlier)
    }

    // MARK: The exact rules

    /// Rule 1: the same identifier.
    private func decideByItem(_ submission: Submission, earlier: EarlierText) -> Decision? {
        let item = submission.fingerprint.item
        let state = articles.item(item.identifiers(scope: submission.scope))
        if item.isWithdrawn {
            if let state { return .withdrawn(match(state.row, .withdrawal, .sameIdentifier)) }
            let row = named(item.names(scope: submission.scope), submission, earlier)
            return .withdrawn(row.map { match($0, .withdrawal, .named) })
        }
        guard let state else { return nil }
        let latest = articles[state.row]
        let text = submission.fingerprint.text
        if articles.text(of: state.row) == text {
            return .duplicate(match(state.row, .sameText, .sameIdentifier, text: text))
        }
        let isOlder: Bool
        if let version = item.version, let known = state.version, version != known {
            isOlder = version < known
        } else if let stated = submission.fingerprint.stated, latest.stated != ArticleRow.noTime {
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
        let original = articles.original(of: row)
        guard
            let text = Self.whole(earlier(articles[row].sequence))
                ?? Self.whole(earlier(articles[original].sequence))
        else { return nil }
        let (left, right) = (TextFeatures(submission.text), TextFeatures(text))
        return Evidence(left, right, Measures(left, right))
    }

    /// A text that has its body; without one nothing can be laid beside it.
    private static func whole(_ text: ComparedText?) -> ComparedText? {
        text.flatMap { $0.body.isEmpty ? nil : $0 }
    }

    /// Rule 3: a text stays the same for ever, unless it is a bulletin that recurs.
    private func isStillSameText(_ row: ArticleTable.Row, _ submission: Submission) -> Bool {
        let known = articles[row]
        let (interval, isStated) = interval(known, submission)
        guard interval > parameters.window else { return true }
        return !isStated && submission.fingerprint.words >= parameters.shortItem
    }

    /// Seconds between an earlier article and this one: between the times that both state, else arrivals.
    func interval(_ known: ArticleRow, _ submission: Submission) -> (Int, isStated: Bool) {
        if let stated = submission.fingerprint.stated, known.stated != ArticleRow.noTime,
            stated <= submission.arrival + Self.zoneSlack,
            Int(known.stated) <= Int(known.arrival) + Self.zoneSlack
        {
            return (abs(stated - Int(known.stated)), true)
        }
        return (abs(submission.arrival - Int(known.arrival)), false)
    }

    func match(
        _ row: ArticleTable.Row, _ relation: Relation, _ rule: Rule, _ evidence: Evidence? = nil,
        text: Digest256? = nil
    ) -> Match {
        let original = articles.original(of: row)
        var match = Match(
            relation: relation, rule: rule, original: articles.reference(original),
            via: original == row ? nil : articles.reference(row), evidence: evidence)
        match.isSameText = text.map { articles.text(of: row) == $0 } ?? false
        if match.isSameText, evidence == nil { match.evidence = Evidence(measures: .same) }
        return match
    }

    // MARK: The rule of likeness

    /// Rules 4 and 5: near copies, and what is new.
    private mutating func decideByLikeness(_ submission: Submission, earlier: EarlierText) -> Decision {
        var search = LikenessSearch(submission.text, parameters: parameters)
        let candidates = near.candidates(
            for: submission.fingerprint.sketch, in: articles, from: window.firstRow, parameters: parameters)
        for candidate in candidates {
            if search.isSettled { break }
            let known = articles[candidate.row]
            let interval = interval(known, submission).0
            guard interval <= parameters.window else { continue }
            search.consider(
                candidate, words: known.words, newcomerWords: submission.fingerprint.words,
                interval: interval
            ) { Self.whole(earlier(known.sequence)) }
        }
        guard let found = search.best else {
            return .accepted(
                closest: search.closest.map { match($0.row, $0.relation, $0.rule, search.evidence(of: $0)) })
        }
        let copied = match(found.row, found.relation, found.rule, search.evidence(of: found))
        return found.relation == .revision ? .revised(copied) : .duplicate(copied)
    }
}
