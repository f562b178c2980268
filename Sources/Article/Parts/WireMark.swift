/// Parts a wire's own mark from the headline that it stands before: "DJ Acme Shares Slide", where the text's
/// end names Dow Jones.
enum WireMark {
    private static let mark = Array("DJ ".utf8)

    static func part(_ page: inout Page) {
        guard let index = page.lines.firstIndex(where: { !$0.isMarked }), index < 4 else { return }
        var headline = page.lines[index]
        guard headline.count > mark.count + 8,
            page.text[headline.start..<headline.start + mark.count].elementsEqual(mark), namesDowJones(page)
        else { return }
        var wire = headline
        wire.end = headline.start + mark.count - 1
        wire.mark = .part(.leftOut(.slugLine), .slug)
        headline.start += mark.count
        headline.blanksBefore = 0
        page.lines[index] = headline
        page.lines.insert(wire, at: index)
        page.article.addAgency("Dow Jones")
        // What was found by its line has moved.
        if let found = page.datelineFound { page.datelineFound = (found.line + 1, found.match) }
    }

    private static func namesDowJones(_ page: borrowing Page) -> Bool {
        page.lines.suffix(6).contains { line in
            guard line.isMarked, line.count <= 120 else { return false }
            let text = page.snippet(of: line)
            return (0..<text.count).contains { text.isWordStart($0) && text.has("dow jones", at: $0) }
        }
    }
}
