import EventLog

/// An event as a whole, for what is laid out, filled into templates and filtered.
struct EventRecord {
    let header: EventHeader
    let data: JSONValue

    /// Reads a line of the log; `nil` when it is no event.
    init?(_ line: [UInt8]) {
        guard let header = EventHeader(line), let data = JSONValue(line, in: header.data) else { return nil }
        self.header = header
        self.data = data
    }

    var article: JSONValue? { data["article"] }
    var reading: JSONValue? { data["reading"] }
    var decision: JSONValue? { data["decision"] }
    var file: JSONValue? { data["file"] }

    var headline: String? { value("headlines", role: "main") }
    var dek: String? { value("descriptions", role: "drop_head") }
    var body: String? { value("bodies", role: "main") }
    var language: String? { article?["language"]?.text }
    var source: String? { file?["source"]?.text }
    var path: String? { file?["path"]?.text }
    var uri: String { article?["uri"]?.text ?? header.subject }
    /// The sequence of the original, where there is one.
    var original: String? { decision?["of"]?["sequence"]?.text }
    var relation: String? { decision?["relation"]?.text }
    var sources: [JSONValue] { article?["infoSources"]?.elements ?? [] }

    /// The first source that has this role.
    func source(role: String) -> String? {
        sources.first { $0["role"]?.text == role }?["name"]?.text
    }

    /// How much of the one text is in the other, in hundredths, where that was measured.
    var share: Int? {
        let measures = decision?["measures"]
        return ["ofThis", "ofOther"].compactMap { measures?[$0]?.text.flatMap(Double.init) }.max()
            .map { Int(($0 * 100).rounded()) }
    }

    /// What happened, in a word.
    var what: String { EventKind(header.type).word }

    private func value(_ name: String, role: String) -> String? {
        let values = article?[name]?.elements ?? []
        return (values.first { $0["role"]?.text == role } ?? values.first)?["value"]?.text
    }
}

/// The types of events and the words for them.
struct EventKind {
    let type: String

    init(_ type: String) { self.type = type }

    private static let names = [
        ("article.accepted", "new"), ("article.duplicate", "copy"), ("article.revised", "revision"),
        ("article.withdrawn", "withdrawn"), ("file.rejected", "rejected"),
    ]

    /// The word that the short form has for it; the type itself where it is not known.
    var word: String { Self.names.first { $0.0 == type }?.1 ?? type }

    /// The type that a word or the end of a type names: `copy`, `duplicate`, `article.duplicate`.
    static func type(named name: String) -> String? {
        names.first { $0.1 == name || $0.0 == name || $0.0.hasSuffix("." + name) }?.0
    }

    /// The words of the short form.
    static var words: [String] { names.map(\.1) }

    /// What may be said, for a message.
    static var known: String { words.joined(separator: ", ") }
}
