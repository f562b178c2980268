import ArgumentParser
import EventLog
import JSON

/// How events are printed.
struct EventPrinter {
    private enum Form {
        case short(ShortLine)
        case full(EventLayout)
        case json
        case ninjs
        case text
        case cat
        case template(EventTemplate)
    }

    /// The words for forms.
    static let forms = ["short", "full", "json", "ninjs", "text", "cat"]

    private let form: Form
    private let titles: StoryTitles?

    /// The form that `-o` names: one word, or a template.
    ///
    /// - Parameters:
    ///   - titles: what copies are called that have no text of their own.
    init(_ name: String, colors: ColorChoice, titles: StoryTitles? = nil) throws {
        self.titles = titles
        form =
            switch name {
            case "short": .short(ShortLine(hasColor: colors.isOn, columns: Output.columns))
            case "full": .full(EventLayout(hasColor: colors.isOn, columns: Output.columns))
            case "json": .json
            case "ninjs": .ninjs
            case "text": .text
            case "cat": .cat
            case _ where name.contains("{"): .template(try EventTemplate(name))
            default:
                throw ValidationError(
                    "-o: there is no form “\(name)”; there are \(Self.forms.joined(separator: ", ")), and templates "
                        + "with {fields}")
            }
    }

    /// Whether no two events are printed alike.
    var isUnique: Bool { if case .json = form { true } else { false } }

    /// What is printed of an event, line ends included; nothing where the form has nothing of it.
    func bytes(of event: LogEvent, _ count: StoryCounts.Count) -> [UInt8] {
        if case .json = form { return Output.jsonLine(event.line) }
        if case .ninjs = form { return Self.article(of: event.line).map(Output.jsonLine) ?? [] }
        return Array((text(of: event, count) ?? "#\(event.sequence) is no event of this program").utf8) + [
            0x0A
        ]
    }

    private func text(of event: LogEvent, _ count: StoryCounts.Count) -> String? {
        switch form {
        case .short(let line):
            EventView(event.line).map { line.render($0, count, title: titles?.title(of: $0)) }
        case .full(let layout):
            EventRecord(event.line).map {
                layout.render($0, title: EventView(event.line).flatMap { titles?.title(of: $0) }) + "\n"
            }
        case .text: EventRecord(event.line).map(Self.story)
        case .cat:
            EventView(event.line).map {
                PlainLine.of($0.headline ?? $0.lead ?? titles?.title(of: $0) ?? $0.path)
            }
        case .template(let template): EventRecord(event.line).map(template.fill)
        case .json, .ninjs: nil
        }
    }

    /// Headline and body, with a blank line after each.
    private static func story(_ record: EventRecord) -> String {
        let body =
            record.body
            ?? record.original.map { "[\(record.what) of event \($0)]" }
            ?? record.data["reason"]?["message"]?.text ?? ""
        return PlainLine.of(record.headline ?? record.path ?? "") + "\n\n" + PlainLine.block(body) + "\n"
    }

    /// The ninjs record of an event as it stands in the line; `nil` where it has none.
    private static func article(of line: [UInt8]) -> [UInt8]? {
        guard let header = EventHeader(line) else { return nil }
        var article: Range<Int>?
        var scanner = JSONScanner(line, in: header.data)
        do throws(JSONError) {
            try scanner.object { (key, scanner) throws(JSONError) in
                let range = try scanner.skip()
                if key == "article" { article = range }
            }
        } catch { return nil }
        return article.map { Array(line[$0]) }
    }
}
