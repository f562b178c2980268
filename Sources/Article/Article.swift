/// One news article, as far as its text states it.
///
/// Every field holds what was printed, decoded and unwrapped; what the text does not state is absent. The
/// record is written out as IPTC ninjs 3.1 by ``NinjsEncoder``.
public struct Article: Equatable, Sendable {
    /// The item's own identifier where it is a URI (a guid, a canonical address).
    public var uri: String?
    /// The headline; absent where the first line is the lead.
    public var headline: String?
    /// The dek: the sentence between headline and story.
    public var dek: String?
    /// The byline without "By".
    public var byline: String?
    /// The dateline's place, as printed.
    public var located: String?
    /// The time of publication, only when the input states it.
    public var published: StatedTime?
    /// When the item was first published, where that is stated beside ``published``.
    public var firstPublished: StatedTime?
    /// The language as a BCP 47 tag; absent when it could not be told.
    public var language: String?
    /// The story, one paragraph an element, the dateline taken off the front of the first.
    public var paragraphs: [String] = []
    /// Agency, outlet and syndicator.
    public var sources: [InfoSource] = []
    /// Photo captions with their credit.
    public var captions: [Caption] = []
    /// Other identifiers of the item.
    public var alternativeIDs: [AlternativeID] = []
    /// The version that the sender states.
    public var version: String?
    /// Whether the sender withholds or has cancelled the item; absent means usable.
    public var status: PublicationStatus?

    /// An article of which nothing is known yet.
    public init() {}

    /// The paragraphs joined by one blank line.
    public var body: String {
        // Once an article: `joined(separator:)` grows the string paragraph by paragraph, which takes long.
        let count = paragraphs.reduce(Self.blankLine.utf8.count * paragraphs.count) { $0 + $1.utf8.count }
        return unsafe String(unsafeUninitializedCapacity: count) { buffer in
            var place = 0
            func put(_ text: String) {
                var text = text
                text.withUTF8 {
                    unsafe UnsafeMutableRawBufferPointer(
                        rebasing: UnsafeMutableRawBufferPointer(buffer)[place...]
                    )
                    .copyMemory(from: UnsafeRawBufferPointer($0))
                    place += $0.count
                }
            }
            for (index, paragraph) in paragraphs.enumerated() {
                if index > 0 { put(Self.blankLine) }
                put(paragraph)
            }
            return place
        }
    }

    /// What stands between two paragraphs of ``body``.
    static let blankLine = "\n\n"
}

/// Who stands behind an article, and as what.
public struct InfoSource: Equatable, Sendable {
    /// What part a source had in an article.
    public enum Role: String, Sendable {
        /// The news agency that wrote it.
        case agency
        /// The newspaper, station or site that published it.
        case outlet
        /// Who passed it on without editing it.
        case distributor
    }

    /// The name, as the house spells it.
    public var name: String
    /// The part it had.
    public var role: Role

    /// A source of that name in that role.
    public init(name: String, role: Role) {
        (self.name, self.role) = (name, role)
    }
}

/// The text below a picture.
public struct Caption: Equatable, Sendable {
    /// The caption without its credit.
    public var text: String
    /// Who took the picture, as printed; where only an agency is named, the agency.
    public var credit: String?
    /// The agency that is named beside the photographer, as the house spells it.
    public var agency: String?

    /// A caption with its credit, if it has one.
    public init(text: String, credit: String? = nil, agency: String? = nil) {
        (self.text, self.credit, self.agency) = (text, credit, agency)
    }
}

/// An identifier of the item beside its URI.
public struct AlternativeID: Equatable, Sendable {
    /// Whose identifier it is, or of what kind.
    public var role: String
    /// The identifier.
    public var value: String

    /// The identifier `value` in the role `role`.
    public init(role: String, value: String) {
        (self.role, self.value) = (role, value)
    }
}

/// ninjs `pubStatus`.
public enum PublicationStatus: String, Sendable {
    case usable, withheld, canceled
}
