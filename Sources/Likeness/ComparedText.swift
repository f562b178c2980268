public import Article

/// What of an article is compared with others: its words, and what bears on what they mean.
public struct ComparedText: Equatable, Sendable {
    /// The headline.
    public var headline: String?
    /// The story.
    public var body: String
    /// Who published it: the outlet, else the agency.
    public var outlet: String?
    /// What the sender says to those who use it: slugs, corrections and advisories that are no part of it.
    public var notes: [String] = []

    /// A text of these parts.
    public init(headline: String?, body: String, outlet: String? = nil) {
        (self.headline, self.body, self.outlet) = (headline, body, outlet)
    }

    /// What is compared of `article`.
    public init(_ article: Article) {
        self.init(headline: article.headline, body: article.body, outlet: Self.outlet(of: article.sources))
    }

    /// What is compared of the article that was read.
    public init(_ reading: Reading) {
        self.init(reading.article)
        notes = reading.leftOut.filter { Self.noted.contains($0.kind) }.map(\.text)
        if let dek = reading.article.dek { notes.append(dek) }
    }

    private static let noted: Set<LeftOut.Kind> = [.slugLine, .correctionNotice, .advisory]

    /// The name by which two articles are told to be from one house.
    public static func outlet(of sources: [InfoSource]) -> String? {
        (sources.first { $0.role == .outlet } ?? sources.first { $0.role == .agency })?.name
    }
}
