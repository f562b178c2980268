/// A member of a JSON object that is read, by one of the names that archives, crawlers and feeds give it.
struct JSONMember: Sendable {
    /// What a member is to the article.
    enum Field {
        case id, address, headline, dek, byline, body, date, source, language, dateline, version, status
    }

    let name: String
    let field: Field
    /// Of the members of a field, the first that holds something counts, in the order of the object, but one of
    /// a lower rank goes before one of a higher.
    let rank: Int

    /// The names of each field, in the order of their ranks.
    static let groups: [(Field, [String])] = [
        (.id, ["id", "_id", "guid", "uuid", "article_id", "doc_id", "docid"]),
        (.address, ["canonical_url", "canonical", "url", "link", "permalink", "uri", "source_url"]),
        (.headline, ["headline", "title"]),
        (.dek, ["dek", "subtitle", "standfirst", "subheadline"]),
        (.byline, ["byline", "author", "authors", "by"]),
        (
            .body,
            [
                "text", "maintext", "body", "content_text", "content", "article_text", "full_text",
                "fulltext", "story", "article",
            ]
        ),
        (
            .date,
            [
                "date_publish", "date_published", "publish_date", "published", "published_at", "publishedAt",
                "pubDate", "pub_date", "date", "datetime", "timestamp", "created_at", "created",
            ]
        ),
        (.source, ["source", "publisher", "outlet", "site_name", "publication", "source_domain", "domain"]),
        (.language, ["language", "lang"]), (.dateline, ["dateline"]), (.version, ["version"]),
        (.status, ["pubStatus", "pubstatus", "pub_status", "publication_status", "status"]),
    ]

    /// The member that is called `name`; `nil` for one that is not read.
    static func named(_ name: String) -> JSONMember? {
        let slots = slots
        var place = place(of: name)
        while let member = slots[place] {
            if member.name == name { return member }
            place = (place + 1) % slots.count
        }
        return nil
    }

    /// A table of our own: each object has a handful of names, and to hash them as a dictionary does takes longer
    /// than all else that is done with most members. It is small and never grows, so nobody can crowd it.
    private static let slots: [JSONMember?] = {
        var slots = [JSONMember?](repeating: nil, count: 256)
        for (field, names) in groups {
            for (rank, name) in names.enumerated() {
                var place = place(of: name)
                while slots[place] != nil { place = (place + 1) % slots.count }
                slots[place] = JSONMember(name: name, field: field, rank: rank)
            }
        }
        return slots
    }()

    /// Where in the table a name ought to stand, by its length and the bytes at its ends.
    private static func place(of name: String) -> Int {
        let bytes = name.utf8
        guard let first = bytes.first, let last = bytes.last else { return 0 }
        return (bytes.count &* 31 &+ Int(first) &* 7 &+ Int(last) &* 13) & 0xFF
    }
}
