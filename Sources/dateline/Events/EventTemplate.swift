import ArgumentParser
import EventLog

/// A line with fields to fill in: `{headline} {located}`.
struct EventTemplate {
    private enum Part {
        case text(String)
        case field(Field)
    }

    /// What can be filled in.
    enum Field: String, CaseIterable {
        case sequence, time, clock, date, type, what, source, path, uri, headline, dek, byline, located,
            dateline
        case published, language, agency, body, lead, relation, original, share, reason
    }

    private var parts: [Part] = []

    /// Reads a template; `{{` and `}}` are braces.
    init(_ text: String) throws {
        var literal = ""
        var rest = Substring(text)
        while let character = rest.popFirst() {
            if (character == "{" || character == "}") && rest.first == character {
                literal.append(character)
                rest.removeFirst()
            } else if character == "{", let end = rest.firstIndex(of: "}") {
                let name = String(rest[..<end])
                guard let field = Field(rawValue: name) else {
                    let known = Field.allCases.map(\.rawValue).joined(separator: ", ")
                    throw ValidationError("-o: there is no field “\(name)”; there are: \(known)")
                }
                parts += [.text(literal), .field(field)]
                literal = ""
                rest = rest[rest.index(after: end)...]
            } else if character == "\\", let next = rest.first, next == "t" || next == "n" {
                literal.append(next == "t" ? "\t" : "\n")
                rest.removeFirst()
            } else {
                literal.append(character)
            }
        }
        parts.append(.text(literal))
    }

    /// The line of an event. What an event does not have is empty; line ends in a value become spaces.
    func fill(_ record: EventRecord) -> String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .field(let field): PlainLine.of(Self.value(field, record) ?? "")
            }
        }.joined()
    }

    private static func value(_ field: Field, _ record: EventRecord) -> String? {
        switch field {
        case .sequence: String(record.header.sequence)
        case .time: record.header.time
        case .clock: LocalTime.clock(rfc3339: record.header.time)
        case .date: String(LocalTime.dateAndClock(rfc3339: record.header.time).prefix(10))
        case .type: record.header.type
        case .what: record.what
        case .source: record.source
        case .path: record.path
        case .uri: record.uri
        case .headline: record.headline
        case .dek: record.dek
        case .byline: record.article?["by"]?.text
        case .located: record.article?["located"]?.text
        case .dateline: record.reading?["dateline"]?["raw"]?.text
        case .published: record.article?["versionCreated"]?.text
        case .language: record.language
        case .agency: record.source(role: "agency")
        case .body: record.body
        case .lead: record.body.map { String($0.prefix { !$0.isNewline }) }
        case .relation: record.relation
        case .original: record.original
        case .share: record.share.map(String.init)
        case .reason: record.data["reason"]?["code"]?.text
        }
    }
}
