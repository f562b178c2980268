import Linux
import Times

/// The short form of an event: one line that a person reads at a glance.
struct ShortLine {
    let hasColor: Bool
    /// Columns that a line may have; `nil` for as many as it takes.
    let columns: Int?
    /// The time now: what is of another day says so.
    var now: @Sendable () -> WallTime = { SystemClock().wallTime() }

    /// Below so many columns the source has fewer, and an exact copy does not say in what way it is one.
    private static let narrow = 100
    /// Columns of what happened.
    private static let what = 9
    /// Columns that a headline has at least.
    private static let leastTitle = 8

    private var isNarrow: Bool { columns.map { $0 < Self.narrow } ?? false }

    private enum Color: String {
        case green = "32"
        case yellow = "33"
        case red = "31"
        case dim = "2"
    }

    /// `TIME  #SEQUENCE  WHAT  SOURCE  HEADLINE · NOTE`.
    ///
    /// - Parameters:
    ///   - title: what to call an article of which the event has neither headline nor text.
    func render(_ event: EventView, _ count: StoryCounts.Count = .init(), title: String? = nil) -> String {
        let (what, color) = (TextColumns.fit(PlainLine.of(event.what), Self.what), color(event))
        let source = TextColumns.fit(PlainLine.of(event.source ?? "-"), isNarrow ? 8 : 12)
        let time = LocalTime.brief(rfc3339: event.time, now: now())
        let head = "\(time)  \(padded("#\(event.sequence)", 6))  "
        let fixed = TextColumns.width(of: head + what + source) + 4
        let room = columns.map { max(2 * Self.leastTitle, $0 - fixed) }
        var note = PlainLine.of(count == .init() ? note(event) : count.text)
        var text = PlainLine.of(event.headline ?? event.lead ?? title ?? event.path)
        if let room {
            note = TextColumns.cut(note, room - Self.leastTitle)
            let noteWidth = note.isEmpty ? 0 : TextColumns.width(of: note) + 3
            text = TextColumns.cut(text, max(Self.leastTitle, room - noteWidth))
        }
        let tail = note.isEmpty ? "" : " · " + note
        return paint(head, .dim) + paint(what, color) + "  " + source + "  " + text + paint(tail, color)
    }

    private func color(_ event: EventView) -> Color {
        switch event.type {
        case "article.accepted": .green
        case "article.duplicate", "article.revised": .yellow
        case "article.withdrawn", "file.rejected": .red
        default: .dim
        }
    }

    private func note(_ event: EventView) -> String {
        if let reason = event.reason { return reason }
        guard let original = event.original, let relation = event.relation else { return "" }
        let share = event.containment.map { " · \(Int(($0 * 100).rounded())) %" } ?? ""
        switch (event.type, relation) {
        case ("article.revised", _): return "revises #\(original)" + share
        case ("article.withdrawn", _): return "withdraws #\(original)"
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

    private func paint(_ text: String, _ color: Color) -> String {
        hasColor && !text.isEmpty ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
    }
}
