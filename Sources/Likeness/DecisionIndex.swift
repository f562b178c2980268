internal import Checksum

/// Everything that a decision is made from: what the log before it says, and no more.
///
/// Fed with the events of a log in order, it is in the state in which the daemon was that wrote them.
public struct DecisionIndex: Sendable {
    /// What is kept of one article.
    private struct Entry {
        var uri: String?
        var text: Digest256
        /// The accepted original, where this is a copy.
        var original: UInt64?
    }

    /// The first event with these bytes, and with this text. Half a digest tells them apart well enough: the
    /// whole one is in the log.
    private var byBytes: [Digest128: UInt64] = [:]
    private var byText: [Digest128: UInt64] = [:]
    /// The events that the tables above name, and the originals of these.
    private var entries: [UInt64: Entry] = [:]

    /// An index of an empty log.
    public init() {}

    /// Decides what the article with this fingerprint is.
    public func decide(_ fingerprint: Fingerprint) -> Decision {
        if let match = match(byBytes[fingerprint.bytes.prefix], .sameBytes) { return .duplicate(match) }
        if let match = match(byText[fingerprint.text.prefix], .sameText) { return .duplicate(match) }
        return .accepted
    }

    /// Takes note of the event `sequence` that was made of an article.
    ///
    /// - Parameters:
    ///   - uri: the article's URI.
    ///   - original: the sequence of the accepted original; `nil` when the article was accepted.
    public mutating func record(_ sequence: UInt64, _ fingerprint: Fingerprint, uri: String, original: UInt64?) {
        let isNews = byBytes[fingerprint.bytes.prefix] == nil || byText[fingerprint.text.prefix] == nil
        guard isNews || original == nil else { return }
        byBytes[fingerprint.bytes.prefix] = byBytes[fingerprint.bytes.prefix] ?? sequence
        byText[fingerprint.text.prefix] = byText[fingerprint.text.prefix] ?? sequence
        entries[sequence] = Entry(
            uri: uri == fingerprint.uri ? nil : uri, text: fingerprint.text, original: original)
    }

    private func match(_ sequence: UInt64?, _ relation: Relation) -> Match? {
        guard let sequence, let entry = entries[sequence] else { return nil }
        let matched = reference(sequence, entry)
        guard let first = entry.original, let original = entries[first] else {
            return Match(relation: relation, original: matched, via: nil)
        }
        return Match(relation: relation, original: reference(first, original), via: matched)
    }

    private func reference(_ sequence: UInt64, _ entry: Entry) -> EventReference {
        EventReference(sequence: sequence, uri: entry.uri ?? "urn:sha256:" + entry.text.hex)
    }
}
