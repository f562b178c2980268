internal import Checksum

extension DecisionIndex {
    /// A notice that takes back an item that it names, if one of that name came within the window.
    func decideByNotice(_ submission: Submission, earlier: EarlierText) -> Decision? {
        guard let notice = WithdrawalNotice(submission.text) else { return nil }
        let names = ItemStatement.digests(
            names: notice.names, identifiers: notice.identifiers, scope: submission.scope)
        if let row = named(names, submission, earlier) { return .withdrawn(match(row, .withdrawal, .named)) }
        return notice.isPlain ? .withdrawn(nil) : nil
    }

    /// The latest article of one of these names, if it came within the window and from the same house. Where
    /// that is a copy or version from another house, it is the article that it is of.
    func named(
        _ names: [Digest128], _ submission: Submission, _ earlier: EarlierText
    ) -> ArticleTable.Row? {
        let found = names.compactMap { articles.item([$0])?.row }
        return found.lazy.flatMap { [$0, articles.original(of: $0), articles.root(of: $0)] }.first { row in
            guard interval(articles[row], submission).0 <= parameters.window else { return false }
            guard let sender = submission.text.outlet, let outlet = earlier(articles[row].sequence)?.outlet
            else { return true }
            return HouseName.isSame(outlet, sender)
        }
    }
}
