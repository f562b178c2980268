public import Article
public import Checksum

/// What a sender says of an item: which one it is, which version, and whether it still stands.
public struct ItemStatement: Equatable, Sendable {
    /// Digests of the item's identifiers that are unique in the world.
    private var global: [Digest128] = []
    /// Digests of those that are unique within their source at best.
    private var local: [Digest128] = []
    /// What it goes by in a notice that takes it back: its headline and its slugs.
    private var names: [Digest128] = []
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

    /// Takes note of the headline, by which a notice may name it.
    public mutating func note(headline: String?) {
        if let name = headline.flatMap(Self.name) { names.append(name) }
    }

    /// A statement of these parts.
    public init(uri: String?, alternativeIDs: [AlternativeID], version: String?, status: PublicationStatus?) {
        if let uri { add("uri", uri) }
        for id in alternativeIDs.prefix(Self.identifierLimit) where Self.roles.contains(id.role) {
            add(id.role, id.value)
        }
        for id in alternativeIDs.prefix(Self.identifierLimit) where id.role == "slug" {
            if let name = Self.name(id.value) { names.append(name) }
        }
        self.version = version.flatMap { Int($0) }
        isWithdrawn = status == .canceled
    }

    /// Identifiers that are looked at: an item with more is no item.
    private static let identifierLimit = 4
    /// Roles of identifiers that name one item, and not its subject or series.
    private static let roles: Set<String> = ["id", "guid", "url", "uri", "canonical"]

    /// The identifiers by which an item from the source `scope` is known again.
    public func identifiers(scope: String?) -> [Digest128] { global + Self.within(scope, local) }

    /// The names by which a notice from the source `scope` finds it.
    func names(scope: String?) -> [Digest128] { Self.within(scope, names) }

    /// What a notice may mean that names `names` and `identifiers`.
    static func digests(names: [String], identifiers: [String], scope: String?) -> [Digest128] {
        var item = ItemStatement()
        for identifier in identifiers { for role in roles.sorted() { item.add(role, identifier) } }
        return item.global + within(scope, item.local + names.compactMap(name))
    }

    /// What stands for a headline or a slug, whatever version it says that it is of.
    private static func name(_ text: String) -> Digest128? {
        let words = Words(text)
        let core = RevisionSlug(words, in: text).core
        guard core.count >= fewestNameWords else { return nil }
        let hashes = words.hashes[core]
        // No identifier has such a digest: those come from SHA-256.
        return Digest128(high: hashes.reduce(1, Hashing.pair), low: hashes.reduce(2, Hashing.pair))
    }

    /// A name of fewer words is none.
    private static let fewestNameWords = 2

    private static func within(_ scope: String?, _ digests: [Digest128]) -> [Digest128] {
        guard !digests.isEmpty, let scope else { return digests }
        let source = SHA256.digest(of: Array(scope.utf8)).prefix
        return digests.map { Digest128(high: $0.high ^ source.high, low: $0.low ^ source.low) }
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
