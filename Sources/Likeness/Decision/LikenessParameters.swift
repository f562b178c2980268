/// Every number that likeness rests on, in one place.
///
/// What is sampled and indexed (``Sampling``) is written into the log and so has a version of its own; what
/// is a matter of judgement (``LikenessParameters``) may be changed between runs: it bears on later decisions
/// only, and those in the log stand.
public struct LikenessParameters: Equatable, Sendable {
    /// The version of these numbers and of the rules that use them.
    public static let version = 4

    /// How far apart, in seconds, a copy that is not exact may be from its original.
    public var window = 96 * 3600
    /// Bytes that the articles in the window may take in the near index; past it the oldest leave it.
    public var capacity = 512 << 20
    /// Sequences of a stretch of the index, as a power of two. Each makes a pair of files, so that what is
    /// replayed after a start is bounded by it.
    public var stretchBits: UInt64 = 14
    /// Sequences of a block, as a power of two: the window begins with a block.
    public var blockBits: UInt64 = 10
    /// Whether entries that many stories share count for less.
    public var weighsRarity = true
    /// Whether numbers that contradict each other keep look-alikes apart.
    public var guardsNumbers = true
    /// Whether names that contradict each other keep look-alikes apart.
    public var guardsNames = true
    /// Whether headlines that speak of something else keep look-alikes apart.
    public var guardsHeadlines = true
    /// Whether bulletins that recur are kept apart.
    public var guardsRecurrence = true

    /// Texts of fewer words than this are judged by the rules for short items.
    public var shortItem = 45
    /// Below this share of the longer's words, the shorter is an excerpt of it.
    public var excerptRatio = 0.45
    /// How much of the shorter text has to stand in the longer one.
    public var containment = 0.60
    /// The same between two houses: forms and backgrounds that are printed again are a house's own.
    public var foreignContainment = 0.55
    /// How much of an excerpt has to stand in the other text: little text proves less.
    public var excerptContainment = 0.70
    /// The same between two houses.
    public var foreignExcerptContainment = 0.65

    /// Worn copies (bad scans, words replaced throughout) have at least this many words.
    public var wornWords = 150
    /// At least this share of the word pairs of a worn copy and of its original stand in the other.
    public var wornPairs = 0.55
    /// At least this share of the stretches of each has a match in the other.
    public var wornCoverage = 0.90
    /// The shorter of the two has at least this share of the longer's words.
    public var wornRatio = 0.75

    /// Headlines are looked at where the shorter text has fewer words than this.
    public var headlineGuardWords = 120
    /// How much of a headline has to be spoken of in the other article.
    public var headlineSupport = 0.5
    /// Headlines whose words agree this far are one headline, worded otherwise.
    public var sameHeadline = 0.6

    /// Less than this in common, all that stands in them counted, is never a copy, but for worn ones.
    public var leastContainment = 0.35

    /// A later version under the same headline needs no more than this, if the next two hold.
    public var revisionContainment = 0.45
    /// It comes within so many seconds.
    public var revisionInterval = 36 * 3600
    /// No more than this share of its numbers contradicts.
    public var revisionConflict = 0.25

    /// Numbers contradict where more than this share of those that could agree do not.
    public var numberConflict = 0.5
    /// And where there are more such numbers than one in so many words.
    public var wordsPerConflict = 66
    /// Names and numbers together contradict where more than this share of those that could agree do not,
    public var nameConflict = 0.25
    /// and where they are at least so many.
    public var leastNameConflicts = 4
    /// A bulletin that recurs has at most this many words.
    public var bulletinWords = 80
    /// It comes again after at least so many seconds.
    public var bulletinInterval = 16 * 3600
    /// Short items further apart than this, in seconds, are different ones.
    public var shortItemInterval = 36 * 3600
    /// How much of a short item has to stand in the other, under a headline that agrees.
    public var shortItemContainment = 0.35

    /// How many articles stand for one story in the near index.
    public var representatives = 4
    /// How many articles stand for a story with its excerpts and supersets: fewer than cut an entry.
    public var familyRepresentatives = 8
    /// A further copy stands for its story only if it is less like the original than this (Jaccard).
    public var representativeNovelty = 0.9

    /// Least containment, by the sample, at which the texts are laid side by side.
    public var rereadContainment = 0.25
    /// The same where half of the sample, or more, is in too many articles to say anything; in between, as much
    /// of the way as there is.
    public var sparseContainment = 0.5
    /// Earlier texts that one article is laid beside at most.
    public var rereads = 8
    /// A copy with at least this containment goes before an original of which the article is a part, or more.
    public var clearCopy = 0.75
    /// And that one, with at least this, before a copy with less.
    public var clearPart = 0.9
    /// An article is said to have come close from this containment on.
    public var closeContainment = 0.35

    /// The parameters that the daemon runs with unless its settings say otherwise.
    public init() {}
}

/// What is drawn from a text into its sketch. Any change needs a new ``version``.
public enum Sampling {
    /// The version, written beside every sketch.
    public static let version = 1
    /// Words in a shingle.
    public static let shingleWords = 4
    /// One shingle in this many is drawn.
    public static let rate = 16
    /// Fewest shingles drawn, where the text has as many.
    public static let fewest = 32
    /// Most shingles drawn, however long the text.
    public static let most = 512
    /// Bits kept of the hash of a shingle.
    public static let keyBits = 36
    /// One more than the largest key.
    public static let keyLimit: UInt64 = 1 << 36
    /// Characters beyond the first in one unit of Chinese or Japanese.
    public static let ideographReach = 1
    /// Characters beyond the first in one unit of Thai, Lao, Burmese or Khmer.
    public static let thaiReach = 2
    /// All of the above with the versions of the normal form and of the hash, as it stands in the log.
    public static let description = "w4-1/16-32..512-36b-n1-h1"
}

/// How entries that many stories share are cut.
enum Commonness {
    /// Articles that may share an entry before it says nothing any more.
    static let cut = 32
    /// Up to this many articles with an entry, it is looked up which of them tell one story.
    static let counted = 12
    /// Up to this many stories with an entry, it counts in full: one event is told in a few ways.
    static let few = 4

    /// What an entry counts that so many stories have.
    static func weight(_ stories: Int) -> Double {
        stories <= few ? 1 : (Double(few) / Double(stories)).squareRoot()
    }
}
