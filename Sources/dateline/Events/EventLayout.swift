import EventLog

/// An event laid out to be read: the record, what it was read from, what was left out, and the decision.
struct EventLayout {
    let hasColor: Bool
    /// Columns of the terminal; `nil` where the output goes elsewhere.
    let columns: Int?

    /// Columns of the names of the fields.
    private static let label = 12
    /// Longer lines are tiring to read.
    private static let widest = 100

    private var width: Int { max(40, min(columns ?? Self.widest, Self.widest)) }

    /// The text, without a newline at its end.
    ///
    /// - Parameters:
    ///   - title: what to call an article of which the event has neither headline nor text.
    func render(_ record: EventRecord, title: String? = nil) -> String {
        var sections = [heading(record, title), fields(record)]
        if let body = record.body, !body.isEmpty {
            sections.append(
                body.split(separator: "\n").map { wrap(String($0), indent: 2) }.joined(separator: "\n\n"))
        }
        sections.append(leftOut(record))
        sections.append(decision(record))
        return sections.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// One event of a story, marked when it is the one that is shown.
    func story(_ event: EventView, isShown: Bool, title: String?) -> String {
        let line = ShortLine(hasColor: hasColor, columns: columns.map { $0 - 2 })
        return (isShown ? "▸ " : "  ") + line.render(event, title: title)
    }

    /// What stands before the events of a story.
    var storyTitle: String { title("story") }

    private func heading(_ record: EventRecord, _ title: String?) -> String {
        let time = LocalTime.dateAndClock(rfc3339: record.header.time)
        var lines = [
            "#\(record.header.sequence) · \(record.what) · \(time) · \(record.source ?? "no source")"
        ]
        // What has no headline but a text, which follows, needs no name.
        if let name = record.headline ?? title ?? (record.body == nil ? record.path : nil) {
            lines.append(bold(wrap(name, indent: 0)))
        }
        if let dek = record.dek { lines.append(wrap(dek, indent: 0)) }
        return lines.joined(separator: "\n")
    }

    private func fields(_ record: EventRecord) -> String {
        var lines: [String] = []
        func add(_ name: String, _ value: String?) {
            guard let value, !value.isEmpty else { return }
            lines.append(field(name, value))
        }
        let article = record.article
        add("uri", article?["uri"]?.text)
        for id in article?["altIds"]?.elements ?? [] { add(id["role"]?.text ?? "id", id["value"]?.text) }
        add("version", article?["version"]?.text)
        add("status", article?["pubStatus"]?.text)
        add("byline", article?["by"]?.text)
        add("located", article?["located"]?.text)
        add("dateline", record.reading?["dateline"].map(dateline))
        add("published", record.reading?["published"].map(published))
        add("language", record.language)
        for source in record.sources { add(source["role"]?.text ?? "source", source["name"]?.text) }
        for caption in article?["associations"]?.elements ?? [] {
            let text = caption["descriptions"]?.elements.first?["value"]?.text ?? ""
            add("caption", text + (caption["by"]?.text.map { " (\($0))" } ?? ""))
        }
        add("decoding", record.reading?["decoding"].map(members))
        if let file = record.file {
            let member = [file["item"]?.text.map { "item \($0)" }, file["member"]?.text].compactMap { $0 }
            add("file", ([file["path"]?.text ?? ""] + member).joined(separator: ", "))
            add("bytes", "\(file["size"]?.text ?? "0"), SHA-256 \(file["sha256"]?.text ?? "unknown")")
        }
        add("reason", record.data["reason"].map(reason))
        return lines.joined(separator: "\n")
    }

    private func reason(_ reason: JSONValue) -> String {
        [reason["code"]?.text, reason["message"]?.text, reason["detail"]?.text].compactMap { $0 }
            .joined(separator: ": ")
    }

    private func published(_ published: JSONValue) -> String {
        let value = published["value"]?.text ?? ""
        let precision = published["precision"]?.text ?? "unknown"
        return "\(value) (to the \(precision), zone \(published["zone"]?.text ?? "unknown"), "
            + "from “\(published["from"]?.text ?? "")”)"
    }

    private func dateline(_ dateline: JSONValue) -> String {
        let date = ["year", "month", "day"].compactMap { dateline[$0]?.text }.map {
            $0.count < 2 ? "0" + $0 : $0
        }
        .joined(separator: "-")
        let year = dateline["yearFrom"]?.text.map { "year from \($0)" }
        let parts = [dateline["place"]?.text, date.isEmpty ? nil : date, year, dateline["agency"]?.text]
        return "“\(dateline["raw"]?.text ?? "")” (\(parts.compactMap { $0 }.joined(separator: ", ")))"
    }

    private func members(_ value: JSONValue) -> String {
        value.members.map { member in
            let text = member.value.text ?? member.value.elements.compactMap(\.text).joined(separator: " ")
            return "\(member.key) \(text)"
        }.joined(separator: ", ")
    }

    private func leftOut(_ record: EventRecord) -> String {
        let lines = record.reading?["leftOut"]?.elements ?? []
        guard !lines.isEmpty else { return "" }
        return
            ([title("left out")]
            + lines.map { field($0["kind"]?.text ?? "", $0["text"]?.text ?? "", label: 20) })
            .joined(separator: "\n")
    }

    private func decision(_ record: EventRecord) -> String {
        guard let decision = record.decision else { return "" }
        var lines = [title("decision")]
        let of = decision["of"]?["sequence"]?.text.map { " #\($0)" } ?? ""
        let relation = record.relation.map { ", \($0.replacing("-", with: " "))" } ?? ""
        let what =
            switch record.header.type {
            case "article.revised": "revises" + (of.isEmpty ? " something that the log does not have" : of)
            case "article.withdrawn":
                "withdraws" + (of.isEmpty ? " something that the log does not have" : of)
            default: record.what + (of.isEmpty ? "" : " of") + of + relation
            }
        lines.append(field("what", what))
        if let via = decision["via"]?["sequence"]?.text { lines.append(field("by way of", "#\(via)")) }
        if let rule = decision["rule"]?.text { lines.append(field("rule", rule)) }
        if let measures = decision["measures"] {
            let ofThis = percent(measures["ofThis"]), ofOther = percent(measures["ofOther"])
            lines.append(
                field(
                    "measures",
                    "\(ofThis) of this in the other, \(ofOther) of the other in this, Jaccard "
                        + "\(measures["jaccard"]?.text ?? "–"), from the \(measures["from"]?.text ?? "text")")
            )
        }
        for (key, name) in [("onlyThis", "only here"), ("onlyOther", "only there")] {
            let numbers = decision["numbers"]?[key]?.elements.compactMap(\.text) ?? []
            if !numbers.isEmpty { lines.append(field(name, numbers.joined(separator: ", "))) }
        }
        for passage in decision["passages"]?.elements ?? [] {
            lines.append(field("shared", "“\(passage.text ?? "")”"))
        }
        return lines.joined(separator: "\n")
    }

    private func percent(_ value: JSONValue?) -> String {
        guard let number = value?.text.flatMap(Double.init) else { return "–" }
        return "\(Int((number * 100).rounded())) %"
    }

    private func field(_ name: String, _ value: String, label: Int = label) -> String {
        let text = wrap(value, indent: label)
        return dim(TextColumns.fit("  " + name, label - 1)) + " " + text.dropFirst(label)
    }

    private func title(_ text: String) -> String { bold(text) }

    /// `text` in lines of the width, each with spaces before it.
    private func wrap(_ text: String, indent: Int) -> String {
        TextColumns.wrap(PlainLine.of(text), width - indent)
            .map { String(repeating: " ", count: indent) + $0 }.joined(separator: "\n")
    }

    private func bold(_ text: String) -> String { hasColor ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
    private func dim(_ text: String) -> String { hasColor ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}
