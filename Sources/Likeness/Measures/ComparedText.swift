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
        self.init(
            headline: article.headline, body: article.body,
            outlet: Self.outlet(of: article.sources, uri: article.uri))
    }

    /// What is compared of the article that was read.
    public init(_ reading: Reading) {
        self.init(reading.article)
        notes = reading.leftOut.filter { Self.noted.contains($0.kind) }.map(\.text)
        if let dek = reading.article.dek { notes.append(dek) }
    }

    private static let noted: Set<LeftOut.Kind> = [.slugLine, .correctionNotice, .advisory]

    /// The name by which two articles are told to be from one house: of the outlet, else of the agency, else
    /// the host of the address `uri`.
    public static func outlet(of sources: [InfoSource], uri: String?) -> String? {
        (sources.first { $0.role == .outlet } ?? sources.first { $0.role == .agency })?.name
            ?? uri.flatMap(host)
    }

    /// The host of a web address, without a "www." before it.
    private static func host(of address: String) -> String? {
        guard let scheme = ["https://", "http://"].first(where: address.hasPrefix) else { return nil }
        var host = address.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
        if let user = host.lastIndex(of: "@") { host = host[host.index(after: user)...] }
        host = host.prefix { $0 != ":" }
        let name = host.lowercased()
        let own = name.hasPrefix("www.") ? String(name.dropFirst(4)) : name
        return own.isEmpty ? nil : own
    }
}
