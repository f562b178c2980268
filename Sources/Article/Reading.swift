/// What was read from one text: the article, and an account of every line that is not in it.
public struct Reading: Equatable, Sendable {
    /// The article.
    public var article: Article
    /// The dateline in full, where there is one.
    public var dateline: Dateline?
    /// Lines of the input that belong to no field and not to the body, in the order of the input.
    public var leftOut: [LeftOut] = []
    /// How the bytes became text.
    public var decoding = Decoding()

    /// A reading of `article`.
    public init(article: Article) { self.article = article }

    /// A reading of all that was found.
    @inline(__always)
    init(article: Article, dateline: Dateline?, leftOut: [LeftOut], decoding: Decoding) {
        self.article = article
        self.dateline = dateline
        self.leftOut = leftOut
        self.decoding = decoding
    }
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
    /// The place or places, as printed; empty where only a date and an agency stand.
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
    /// Why a line was left out. The raw values are stable: they stand in the log.
    public enum Kind: String, Sendable, CaseIterable {
        /// A headline of another story.
        case relatedLink = "related-link"
        /// "6 hours ago".
        case relativeAge = "relative-age"
        /// The text below a picture; it stands in the article's associations.
        case caption
        /// How many readers have commented.
        case commentCount = "comment-count"
        /// Who passes the story on, and in what state.
        case syndicationNotice = "syndication-notice"
        /// Where the story is from and when it was published.
        case sourceLine = "source-line"
        /// What closes a story on the wire: the agency's name, ENDS, ###.
        case signOff = "sign-off"
        /// Buttons to share, print, save or follow.
        case shareBar = "share-bar"
        /// The number of a page.
        case pageNumber = "page-number"
        /// A date glued to the front of the story.
        case datePrefix = "date-prefix"
        /// The wire's own key words and codes.
        case slugLine = "slug-line"
        /// What a new version corrects, adds or updates.
        case correctionNotice = "correction-notice"
        /// A word to editors.
        case advisory
        /// Who reported and edited it.
        case creditLine = "credit-line"
        /// An invitation to subscribe or follow.
        case newsletter
        /// A claim of copyright.
        case copyrightNotice = "copyright-notice"
        /// A place held for an advertisement.
        case advertisement
        /// How long it takes to read.
        case readingTime = "reading-time"
        /// An address to write or call.
        case contact
        /// The name of the site, of a section of it, or of the kind of text.
        case sectionLabel = "section-label"
        /// The headline once more: the page's title, or the end of its breadcrumb.
        case repeatedHeadline = "repeated-headline"
        /// A field that a program or a mail system wrote above the story, beside headline, byline and date.
        case headerField = "header-field"
        /// Who the writer is.
        case authorNote = "author-note"
        /// What the story is filed under.
        case tagList = "tag-list"
        /// What the site says of itself: cookies, menus, logging in.
        case siteNotice = "site-notice"
        /// Dashes, stars or dots that part pieces.
        case rule
        /// A line that the settings of the source say to drop.
        case droppedBySettings = "dropped-by-settings"
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

/// How the bytes of an input became text, and what had to be mended on the way.
public struct Decoding: Equatable, Sendable {
    /// The encoding, by its usual name.
    public var encoding = "UTF-8"
    /// Byte sequences that are none in this encoding, each replaced by U+FFFD.
    public var invalidSequences = 0
    /// Characters that had been decoded wrongly before and were put right ("â€™").
    public var mojibake = 0
    /// NUL and other control characters that were taken out.
    public var controls = 0

    /// Text in UTF-8 that needed no mending.
    public init() {}

    /// Whether anything had to be mended or converted.
    public var isPlain: Bool { self == Decoding() }
}
