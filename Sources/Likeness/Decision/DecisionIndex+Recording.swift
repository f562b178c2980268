public import Checksum

extension DecisionIndex {
    /// Takes note that the event `sequence` comes next. It goes before anything else that is noted of it; events
    /// come in order.
    public mutating func begin(_ sequence: UInt64) {
        if let end = articles.open.end, sequence >= end { articles.freeze(counters) }
        guard articles.open.begin(sequence, latest: window.latest) else { return }
        if let block = articles.open.blocks.last { window.add(block) }
        advance()
    }

    /// Takes note of a file that an event tells of.
    public mutating func note(_ identity: Digest128, _ file: KnownFile) { articles.open.note(identity, file) }

    /// What is known of the file with this identity.
    public func file(_ identity: Digest128) -> KnownFile? { articles.file(identity) }

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
        begin(sequence)
        let original = outcome.original.flatMap { articles.row(of: $0) }
        let number = ArticleTable.Row(articles.count)
        let digests = ArticleDigests(fingerprint)
        var row = ArticleRow(sequence, fingerprint, arrival: arrival, story: original ?? number)
        switch outcome.relation {
        case .withdrawal where original == nil || fingerprint.words == 0: return
        case .sameBytes, .sameText, .olderVersion, .withdrawal:
            guard original != nil else { return }
            let known = articles.row(ofBytes: digests.bytes)
            if known == nil {
                articles.open.append(row, digests, uri: Self.isMade(uri, of: digests.text) ? nil : uri)
            }
            if outcome.relation == .sameBytes || outcome.relation == .sameText {
                noteCopy(fingerprint.item, scope, known ?? number)
            }
            return
        case .near, .revision: break
        case .excerpt, .superset, nil:
            row.story = original.map { articles.root(of: $0) } ?? number
            row.standsAlone = original != nil
        }
        row.hasOwnText = true
        let article = representative(row, number, fingerprint.sketch, outcome)
        row.represents = article != nil
        articles.open.append(row, digests, uri: Self.isMade(uri, of: digests.text) ? nil : uri)
        articles.open.note(
            fingerprint.item.identifiers(scope: scope) + fingerprint.item.names(scope: scope),
            ItemState(row: number, version: fingerprint.item.version))
        guard let article else { return }
        window.add(article, cost: NearIndex.cost(of: fingerprint.sketch), arrival: arrival)
        articles.open.represent(article, fingerprint.sketch, latest: window.latest)
        advance()
    }

    /// Takes note of what an exact copy goes by, so that its sender can take it back: the story itself may have come
    /// from another one, under other names.
    private mutating func noteCopy(_ item: ItemStatement, _ scope: String?, _ row: ArticleTable.Row) {
        let identifiers = item.identifiers(scope: scope)
        let state = ItemState(row: row, version: item.version)
        if articles.item(identifiers) == nil { articles.open.note(identifiers, state) }
        articles.open.note(item.names(scope: scope), state)
    }

    /// Whether a URI is the one that is made of a text's digest. It mostly is, so none is made to be compared.
    private static func isMade(_ uri: String, of digest: Digest256) -> Bool {
        guard uri.utf8.count == madePrefix.utf8.count + 64, uri.hasPrefix(madePrefix) else { return false }
        var uri = uri
        return uri.withUTF8 { bytes in
            let (a, b, c, d) = digest.words
            var place = madePrefix.utf8.count
            for word in [a, b, c, d] {
                for shift in stride(from: UInt64(60), through: 0, by: -4) {
                    let digit = UInt8(truncatingIfNeeded: word &>> shift & 0xF)
                    let letter = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
                    guard unsafe bytes[place] == letter else { return false }
                    place += 1
                }
            }
            return true
        }
    }

    private static let madePrefix = "urn:sha256:"

    /// What goes into the near index of an article, if its story has few there and it adds to them.
    private func representative(
        _ row: ArticleRow, _ number: ArticleTable.Row, _ sketch: Sketch, _ outcome: Outcome
    ) -> IndexedArticle? {
        let story = articles.original(of: number, row)
        let root = articles.root(ofStory: row.story, number)
        guard representatives(of: story, number) < parameters.representatives else { return nil }
        if story != number, let jaccard = outcome.jaccard, jaccard >= parameters.representativeNovelty {
            return nil
        }
        if story != root, representatives(of: root, number) >= parameters.familyRepresentatives {
            return nil
        }
        return IndexedArticle(row: number, root: root, original: story, sketch: sketch)
    }

    /// How many articles in the window stand for the story of `row`, while `next` is the row that comes next.
    private func representatives(of row: ArticleTable.Row, _ next: ArticleTable.Row) -> Int {
        let isItself = row != next && row >= window.firstRow && articles[row].represents
        return window.others(for: row) + (isItself ? 1 : 0)
    }

    /// Moves the window on.
    private mutating func advance() {
        guard let left = window.advance(parameters) else { return }
        for number in left {
            let row = articles[number]
            guard row.represents else { continue }
            window.left(
                IndexedArticle(
                    row: number, root: articles.root(of: number), original: articles.original(of: number),
                    sketch: .empty))
        }
        near.leave(before: window.firstRow)
    }
}
