/// A line that begins with a bracket, taken apart: `[Spool]` or `[Source "xinhua"]`.
struct SectionHeader {
    let section: SettingsSection
    /// The name in quotation marks; empty where the section has none.
    let source: String

    /// Takes a line apart; throws where it is no header of a known section.
    init(_ line: String) throws(ValueFault) {
        guard let inside = Self.inside(line) else {
            throw ValueFault(.malformedLine, "not a section; write one such as [Spool]")
        }
        let word = inside.prefix { $0 != " " && $0 != "\t" && $0 != "\"" }
        let rest = inside[word.endIndex...].drop { $0 == " " || $0 == "\t" }
        guard let section = SettingsSection(rawValue: String(word)) else {
            throw UnknownName.section(String(word)) { $0.header() }
        }
        self.section = section
        source = section == .source ? try Self.sourceName(rest) : ""
        guard section == .source || rest.isEmpty else {
            throw ValueFault(.malformedLine, "this section takes no name; write \(section.header())")
        }
    }

    /// What stands between the brackets; a comment may follow them.
    private static func inside(_ line: String) -> Substring? {
        let kept = line.hasSuffix("]") ? line[...] : TrailingComment.removed(from: line)
        guard kept.first == "[", kept.last == "]", kept.count >= 2 else { return nil }
        let inside = kept.dropFirst().dropLast()
        return inside.first == " " || inside.first == "\t" ? nil : inside
    }

    private static func sourceName(_ rest: Substring) throws(ValueFault) -> String {
        guard rest.count >= 2, rest.first == "\"", rest.last == "\"" else {
            throw ValueFault(
                .invalidSource, "a source has its name in quotation marks; write [Source \"NAME\"]")
        }
        let name = String(rest.dropFirst().dropLast())
        guard SourceName.isValid(name) else { throw ValueFault(.invalidSource, SourceName.rule) }
        return name
    }
}
