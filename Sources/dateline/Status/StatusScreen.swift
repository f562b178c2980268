import EventLog
import Linux
import Times

/// The live screen of the status: lines for a terminal of a given size.
struct StatusScreen {
    let columns: Int
    let rows: Int
    let hasColor: Bool

    private static let label = 12
    private static let sourcesShown = 5
    private static let sentenceLines = 3

    /// The lines from the top, none wider than the terminal and no more than it has.
    func render(_ status: StatusSnapshot, _ recent: RecentEvents, now: WallTime) -> [String] {
        var lines = [heading(status, now)]
        let sentence = TextColumns.wrap(PlainLine.of(status.sentence), columns).prefix(Self.sentenceLines)
        lines += sentence.map { paint($0, problemCode(status)) } + [""]
        lines.append(
            row("rate", "\(Self.decimal(status.rate))/s, backlog \(status.backlog), log at #\(status.last)"))
        lines.append(
            row(
                "in all",
                "\(status.accepted) articles, \(status.duplicates) copies, \(status.rejected) rejected"))
        lines.append(row("minute", Self.list(recent.kinds)))
        if let middle = recent.delay(at: 0.5), let high = recent.delay(at: 0.99) {
            lines.append(
                row(
                    "delay",
                    "\(Self.decimal(middle)) ms from drop to log, 99 % within \(Self.decimal(high)) ms"))
        }
        lines.append(row("disk", disk(status)))
        lines.append("")
        lines.append(title("sources of the last minute"))
        for source in recent.sources.prefix(Self.sourcesShown) {
            let rate = Self.decimal(Double(source.count) / 60)
            lines.append(
                cut(TextColumns.fit("  " + PlainLine.of(source.name), 28) + "\(source.count), \(rate)/s"))
        }
        if recent.sources.isEmpty { lines.append("  none") }
        lines += list("files that stay", status.stuck.map { "\($0.path): \($0.reason)" })
        lines += list(
            "last rejections",
            recent.rejections.map {
                "\(LocalTime.clock(rfc3339: $0.time)) #\($0.sequence) \($0.path): \($0.reason ?? "")"
            })
        return Array(lines.prefix(rows))
    }

    private func heading(_ status: StatusSnapshot, _ now: WallTime) -> String {
        let clock = LocalTime.clock(rfc3339: now.rfc3339(places: 0))
        let silence = status.silence(at: now)
        let state =
            status.isRunning ? "● datelined \(status.life(silence))" : "○ datelined is not running"
        let room = max(0, columns - clock.count - 1)
        return paint(TextColumns.fit(state, room), status.isRunning && silence == nil ? "32" : "31") + " "
            + clock
    }

    private func problemCode(_ status: StatusSnapshot) -> String { status.problem == nil ? "0" : "31" }

    private func disk(_ status: StatusSnapshot) -> String {
        let free = status.space.map { "\(Self.size($0.available)) free, " } ?? ""
        return free + "log \(Self.size(status.logBytes)), index \(Self.size(status.indexBytes))"
    }

    private func list(_ name: String, _ items: [String]) -> [String] {
        items.isEmpty ? [] : ["", title(name)] + items.prefix(5).map { cut("  " + PlainLine.of($0)) }
    }

    private func row(_ name: String, _ value: String) -> String {
        cut(TextColumns.fit(name, Self.label) + value)
    }

    private func cut(_ text: String) -> String { TextColumns.cut(text, columns) }
    private func title(_ text: String) -> String { paint(text, "1") }

    private func paint(_ text: String, _ code: String) -> String {
        hasColor && code != "0" ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }

    private static func list(_ counts: [(name: String, count: Int)]) -> String {
        counts.isEmpty ? "nothing" : counts.map { "\($0.count) \($0.name)" }.joined(separator: ", ")
    }

    /// A number with one decimal.
    static func decimal(_ number: Double) -> String {
        guard number.isFinite, abs(number) < 1e15 else { return "–" }
        let tenths = Int((number * 10).rounded())
        return "\(tenths / 10).\(abs(tenths % 10))"
    }

    /// Bytes in the largest unit that leaves a whole number.
    static func size(_ bytes: Int) -> String {
        var (amount, unit) = (Double(bytes), 0)
        while amount >= 1000, unit < 5 { (amount, unit) = (amount / 1000, unit + 1) }
        return (unit == 0 ? "\(bytes)" : decimal(amount)) + " " + ["B", "KB", "MB", "GB", "TB", "PB"][unit]
    }
}
