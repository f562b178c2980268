/// Marks the lines at the bottom that are known by their looks.
enum TailMarks {
    /// How many lines from the bottom are looked at.
    static let reach = 40

    static func mark(_ page: inout Page) {
        var index = page.lines.count - 1
        let stop = max(1, page.lines.count - reach)
        while index >= stop {
            guard page.lines[index].mark == .none else { return }
            let line = page.lines[index]
            let text = page.snippet(of: line)
            guard let (part, rule) = recognise(text, &page, isWhole: text.count == line.count) else { return }
            page.lines[index].mark = .part(part, rule)
            index -= 1
        }
    }

    private static func recognise(_ text: Snippet, _ page: inout Page, isWhole: Bool) -> (Part, Rule)? {
        if let drop = DropPatterns.match(text, page.settings.drop) { return drop }
        guard isWhole else { return nil }
        if SignOff.matches(text, settings: page.settings) { return (.leftOut(.signOff), .signOff) }
        if let (kind, rule) = Furniture.recognise(text, at: .tail) { return (.leftOut(kind), rule) }
        guard text.count <= 160,
            let source = SourceLine.read(text, 0..<text.count, settings: page.settings, tolerance: .nothing)
        else { return nil }
        page.times.append(source)
        return (.leftOut(.sourceLine), source.hasDate ? .timeLine : .agencyAlone)
    }
}
