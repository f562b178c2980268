import Linux

/// The short form of an event: one line that a person reads at a glance.
struct ShortLine {
    let hasColor: Bool
    /// Columns that a line may have; `nil` for as many as it takes.
    let columns: Int?

    /// Below so many columns the source has fewer, and an exact copy does not say in what way it is one.
    private static let narrow = 100

    private var isNarrow: Bool { columns.map { $0 < Self.narrow } ?? false }

    private enum Color: String {
        case green = "32"
        case yellow = "33"
        case red = "31"
        case dim = "2"
    }

    /// `TIME  #SEQUENCE  WHAT  SOURCE  HEADLINE · NOTE`.
    func render(_ event: EventView, _ count: StoryCounts.Count = .init()) -> String {
        let (what, color) = kind(event)
        let source = TextColumns.fit(event.source ?? "-", isNarrow ? 8 : 12)
        let head = "\(LocalTime.clock(rfc3339: event.time))  \(padded("#\(event.sequence)", 6))  "
        let fixed = TextColumns.width(of: head) + 9 + 2 + TextColumns.width(of: source) + 2
        let room = columns.map { max(20, $0 - fixed) }
        let note = printable(count == .init() ? note(event) : count.text)
        let title = printable(event.headline ?? event.lead ?? event.path)
        let text: String
        if let room {
            let noteWidth = note.isEmpty ? 0 : TextColumns.width(of: note) + 3
            text = TextColumns.cut(title, max(8, room - noteWidth))
        } else {
            text = title
        }
        let tail = note.isEmpty ? "" : " · " + note
        return paint(head, .dim) + paint(TextColumns.fit(printable(what), 9), color) + "  "
            + printable(source) + "  " + text
            + paint(tail, color)
    }

    private func kind(_ event: EventView) -> (String, Color) {
        switch event.type {
        case "article.accepted": ("new", .green)
        case "article.duplicate": ("copy", .yellow)
        case "article.revised": ("revision", .yellow)
        case "article.withdrawn": ("withdrawn", .red)
        case "file.rejected": ("rejected", .red)
        default: (event.type, .dim)
        }
    }

    private func note(_ event: EventView) -> String {
        if let reason = event.reason { return reason }
        guard let original = event.original, let relation = event.relation else { return "" }
        let share = event.containment.map { " · \(Int(($0 * 100).rounded())) %" } ?? ""
        switch (event.type, relation) {
        case ("article.revised", _): return "of #\(original)" + share
        case ("article.withdrawn", _): return "#\(original)"
        case (_, "near"): return "copy of #\(original)" + share
        case (_, "excerpt"): return "excerpt of #\(original)" + share
        case (_, "superset"): return "longer form of #\(original)" + share
        default:
            let way = isNarrow ? "" : " · \(relation.replacing("-", with: " "))"
            return "copy of #\(original)" + way
        }
    }

    private func padded(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }

    /// Control characters of a log must not reach a terminal.
    private func printable(_ text: String) -> String { PlainLine.of(text) }

    private func paint(_ text: String, _ color: Color) -> String {
        hasColor && !text.isEmpty ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
    }
}
