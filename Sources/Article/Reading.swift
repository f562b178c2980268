/// What was read from one text: the article, and an account of every line that is not in it.
public struct Reading: Equatable, Sendable {
    /// The article.
    public var article: Article
    /// The dateline in full, where there is one.
    public var dateline: Dateline?
    /// Lines of the input that belong to no field and not to the body, in the order of the input.
    public var leftOut: [LeftOut] = []

    /// A reading of `article`.
    public init(article: Article) { self.article = article }
}

/// The phrase before the story that says where and when it was filed, and by whom.
public struct Dateline: Equatable, Sendable {
    /// Where the year of a dateline was taken from.
    public enum YearOrigin: String, Sendable {
        /// The dateline prints it.
        case stated
        /// The nearest one to the time of publication.
        case published
    }

    /// The whole phrase as printed, its dash or colon included.
    public var raw: String
    /// The place or places, as printed.
    public var place: String
    /// The month, 1 to 12.
    public var month: Int?
    /// The day of the month, 1 to 31.
    public var day: Int?
    /// The year.
    public var year: Int?
    /// Where the year was taken from.
    public var yearFrom: YearOrigin?
    /// The agency, as the house spells it.
    public var agency: String?

    /// A dateline that prints `raw` and names `place`.
    public init(raw: String, place: String) {
        (self.raw, self.place) = (raw, place)
    }
}

/// A line that was left out of the article, and why.
public struct LeftOut: Equatable, Sendable {
    /// Why a line was left out.
    public enum Kind: String, Sendable {
        case relatedLink = "related-link"
        case relativeAge = "relative-age"
        case caption
        case commentCount = "comment-count"
        case syndicationNotice = "syndication-notice"
        case sourceLine = "source-line"
        case signOff = "sign-off"
        case shareBar = "share-bar"
        case pageNumber = "page-number"
        case datePrefix = "date-prefix"
    }

    /// Why.
    public var kind: Kind
    /// The line as printed; for a caption, the reference to it in the article's associations.
    public var text: String

    /// The line `text`, left out as `kind`.
    public init(kind: Kind, text: String) {
        (self.kind, self.text) = (kind, text)
    }
}
