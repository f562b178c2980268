import Testing

@testable import Article

/// Checks that nothing of a text was lost and nothing added: each line has one place, and what stands in that
/// place is the line's own text.
enum Ledger {
    /// How often each byte of a word occurs in a text; marks and white space do not count.
    private struct Tally: Equatable {
        var counts = [Int](repeating: 0, count: 256)

        mutating func add(_ bytes: some Sequence<UInt8>) {
            for byte in bytes where byte.isWord { counts[Int(byte)] += 1 }
        }

        mutating func add(_ text: String?) { add((text ?? "").utf8) }

        func holds(_ other: Tally) -> Bool { zip(counts, other.counts).allSatisfy { $0 >= $1 } }
    }

    /// What is wrong with the reading of `bytes`; `nil` when every line is accounted for, or there is no text.
    static func fault(in bytes: [UInt8], settings: ReadingSettings = ReadingSettings()) -> String? {
        guard let decoded = try? TextDecoder.decode(bytes),
            let (reading, lines) = try? PlainTextReader.explain(bytes, settings: settings)
        else { return nil }
        var (all, printed) = (Tally(), [String: Tally]())
        all.add(decoded.text)
        var accounted = Tally()
        for line in lines {
            accounted.add(line.text)
            printed[line.place, default: Tally()].add(line.text)
        }
        guard all == accounted else { return "a line has no place or more than one" }
        // The name of a field goes the way of "By".
        let isField = lines.contains { $0.place == "headline" && $0.rule == Rule.headerField.rawValue }
        return fieldFault(reading, printed, isField: isField) ?? leftOutFault(reading, printed)
    }

    private static func fieldFault(
        _ reading: Reading, _ printed: [String: Tally], isField: Bool
    ) -> String? {
        let article = reading.article
        var body = Tally()
        for paragraph in article.paragraphs { body.add(paragraph) }
        body.add(reading.dateline?.raw)
        for line in reading.leftOut where line.kind == .datePrefix { body.add(line.text) }
        if body != printed["body", default: Tally()] { return "the body is not what the lines say" }
        for (place, field) in [("headline", article.headline), ("dek", article.dek)] {
            var tally = Tally()
            tally.add(field)
            let lines = printed[place, default: Tally()]
            if isField && place == "headline" ? !lines.holds(tally) : tally != lines {
                return "\(place) is not what the lines say"
            }
        }
        var byline = Tally()
        byline.add(article.byline)
        // A line that states the date may name the writer in front of it.
        let isNamed = ["byline", "source-line"].contains { printed[$0, default: Tally()].holds(byline) }
        return isNamed ? nil : "the byline is not in its line"
    }

    private static func leftOutFault(_ reading: Reading, _ printed: [String: Tally]) -> String? {
        for kind in LeftOut.Kind.allCases where kind != .datePrefix {
            let texts = reading.leftOut.filter { $0.kind == kind }.map(\.text)
            var tally = Tally()
            guard kind == .caption else {
                for text in texts { tally.add(text) }
                if tally != printed[kind.rawValue, default: Tally()] { return "\(kind) lost something" }
                continue
            }
            for caption in reading.article.captions {
                tally.add(caption.text)
                tally.add(caption.credit)
            }
            guard texts == reading.article.captions.indices.map({ "#caption-\($0 + 1)" }) else {
                return "captions are not referred to one by one"
            }
            guard printed["caption", default: Tally()].holds(tally) else {
                return "a caption is not in its line"
            }
        }
        return nil
    }
}
