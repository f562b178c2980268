public import Article
public import Checksum

/// What a sender says of an item: which one it is, which version, and whether it still stands.
public struct ItemStatement: Equatable, Sendable {
    /// Digests of the item's identifiers that are unique in the world.
    private var global: [Digest128] = []
    /// Digests of those that are unique within their source at best.
    private var local: [Digest128] = []
    /// The stated version, where it is a number.
    public var version: Int?
    /// Whether the sender takes the item back.
    public var isWithdrawn = false

    /// A statement of nothing.
    public init() {}

    /// What `article` states.
    public init(_ article: Article) {
        self.init(
            uri: article.uri, alternativeIDs: article.alternativeIDs, version: article.version,
            status: article.status)
        note(headline: article.headline)
    }

    /// Takes note of what the headline says of the item: that it is withdrawn.
    public mutating func note(headline: String?) {
        if let headline, Headline.slug(of: headline) == .withdrawal { isWithdrawn = true }
    }

    /// A statement of these parts.
    public init(uri: String?, alternativeIDs: [AlternativeID], version: String?, status: PublicationStatus?) {
        if let uri { add("uri", uri) }
        for id in alternativeIDs.prefix(Self.identifierLimit) where Self.roles.contains(id.role) {
            add(id.role, id.value)
        }
        self.version = version.flatMap { Int($0) }
        isWithdrawn = status == .canceled
    }

    /// Identifiers that are looked at: an item with more is no item.
    private static let identifierLimit = 4
    /// Roles of identifiers that name one item, and not its subject or series.
    private static let roles: Set<String> = ["id", "guid", "url", "uri", "canonical"]

    /// The identifiers by which an item from the source `scope` is known again.
    public func identifiers(scope: String?) -> [Digest128] {
        guard !local.isEmpty, let scope else { return global + local }
        let source = SHA256.digest(of: Array(scope.utf8)).prefix
        return global + local.map { Digest128(high: $0.high ^ source.high, low: $0.low ^ source.low) }
    }

    private mutating func add(_ role: String, _ value: String) {
        let isGlobal = value.utf8.contains(UInt8(ascii: ":"))
        // One address may come as a URI and as a URL.
        let digest = SHA256.digest(of: Array((isGlobal ? value : role + "\n" + value).utf8)).prefix
        if isGlobal {
            if !global.contains(digest) { global.append(digest) }
        } else if !local.contains(digest) {
            local.append(digest)
        }
    }
}
