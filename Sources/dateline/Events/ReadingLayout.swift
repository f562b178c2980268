import Article

/// Lays a reading out for people: the fields, the story, and what was left out.
struct ReadingLayout {
    let file: String
    let uri: String
    /// Whether what was left out may be dimmed.
    var hasColor = Output.hasColor

    /// Columns of the names of the fields.
    private static let label = 12

    /// The text, without a newline at its end.
    func render(_ reading: Reading) -> String {
        let article = reading.article
        var lines: [String] = []
        func add(_ name: String, _ value: String?) {
            guard let value else { return }
            lines.append(TextColumns.fit(name, Self.label) + PlainLine.of(value))
        }
        add("file", file)
        add("uri", uri)
        add("headline", article.headline ?? "–")
        add("dek", article.dek)
        add("byline", article.byline)
        add("dateline", reading.dateline?.raw)
        add("located", article.located)
        add(
            "published",
            article.published.map { "\($0.value) (to the \($0.precision.rawValue), from “\($0.from)”)" })
        add("language", article.language)
        for source in article.sources { add(source.role.rawValue, source.name) }
        for caption in article.captions {
            add("caption", caption.text + (caption.credit.map { " (\($0))" } ?? ""))
        }
        for line in reading.leftOut {
            let text =
                TextColumns.fit("left out", Self.label) + PlainLine.of("\(line.kind.rawValue): \(line.text)")
            lines.append(hasColor ? "\u{1B}[2m\(text)\u{1B}[0m" : text)
        }
        lines.append("")
        lines.append(PlainLine.block(article.body))
        return lines.joined(separator: "\n")
    }
}
