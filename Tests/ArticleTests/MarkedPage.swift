import Foundation
import Testing

@testable import Article

/// A text in which each line is marked with the place that it is to be read into, as the files in `Pages/` have it.
///
/// A page begins with `=== ` and its name. `place| line` marks a line: `head`, `dek`, `by`, `.` for the body, or
/// the kind under which it is left out. `@field value` says what a field holds; a field that is not named is
/// empty, but for the sources, the URI, and a headline that is its lines. `{1}`, `{de2}` stand for sentences of
/// `prose.txt`. Where `@short` stands, the reader is known to fall short: the page says what would be right.
struct MarkedPage: Sendable, CustomTestStringConvertible {
    var name: String
    var lines: [(place: String, text: String)] = []
    var fields: [String: String] = [:]

    var testDescription: String { name }

    var text: String { lines.map { $0.text + "\n" }.joined() }

    /// The pages of the file `family` in `Pages/`.
    static func pages(_ family: String) throws -> [MarkedPage] {
        let prose = try prose()
        var pages: [MarkedPage] = []
        for line in try file(family) {
            if line.hasPrefix("=== ") {
                pages.append(MarkedPage(name: "\(family): \(line.dropFirst(4))"))
            } else if !pages.isEmpty {
                pages[pages.count - 1].add(line, prose)
            }
        }
        return pages
    }

    /// The sentences of `prose.txt` by their names.
    static func prose() throws -> [String: String] {
        var prose: [String: String] = [:]
        for line in try file("prose") {
            guard let space = line.firstIndex(of: " ") else { continue }
            prose["{\(line[..<space])}"] = String(line[line.index(after: space)...])
        }
        return prose
    }

    private static func file(_ name: String) throws -> [String] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Pages")
        let data = try Data(contentsOf: folder.appending(path: "\(name).txt"))
        return String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
    }

    private mutating func add(_ line: String, _ prose: [String: String]) {
        if line.hasPrefix("@") {
            let parts = line.dropFirst().split(separator: " ", maxSplits: 1)
            fields[String(parts.first ?? "")] = parts.count > 1 ? String(parts[1]) : ""
            return
        }
        guard let bar = line.firstIndex(of: "|") else { return lines.append(("", "")) }
        var text = line[line.index(after: bar)...]
        if text.hasPrefix(" ") { text = text.dropFirst() }
        var filled = String(text)
        for (name, sentence) in prose where filled.contains(name) { filled.replace(name, with: sentence) }
        let places = [".": "body", "head": "headline", "by": "byline"]
        let place = String(line[..<bar])
        lines.append((places[place] ?? place, filled))
    }

    /// Reads the page and compares.
    func check() throws {
        guard fields["short"] == nil else {
            return withKnownIssue { try compare() }
        }
        try compare()
    }

    private func compare() throws {
        let (reading, accounts) = try PlainTextReader.explain(Array(text.utf8), settings: ReadingSettings())
        for (index, line) in lines.enumerated() where !line.place.isEmpty {
            let places = accounts.filter { $0.number == index + 1 }.map(\.place)
            // A wire's mark may be parted from the line that it stands in.
            #expect(places.contains(line.place), "\(index + 1): \(line.text) is \(places)")
        }
        let article = reading.article
        let printed = lines.filter { $0.place == "headline" }.map(\.text).joined(separator: " ")
        #expect(article.headline ?? "" == fields["headline"] ?? printed)
        #expect(article.byline ?? "" == fields["byline"] ?? "")
        #expect(reading.dateline?.place ?? "" == fields["place"] ?? "")
        let published = article.published.map { "\($0.value) \($0.precision.rawValue) \($0.zone.rawValue)" }
        #expect(published ?? "" == fields["published"] ?? "")
        if let sources = fields["sources"] {
            #expect(article.sources.map(\.name).joined(separator: ", ") == sources)
        }
        if let uri = fields["uri"] { #expect(article.uri == uri) }
        #expect(Ledger.fault(in: Array(text.utf8)) == nil)
    }
}
