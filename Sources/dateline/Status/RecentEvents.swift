import EventLog
import Times

/// The events of the last minute, counted.
struct RecentEvents {
    private struct Entry {
        let time: WallTime
        let source: String
        let what: String
        /// Nanoseconds from the arrival of the file to the decision.
        let delay: Int64?
    }

    /// Nanoseconds that are looked back.
    private static let span: Int64 = 60_000_000_000
    /// Events that are kept, so that a flood does not fill the memory.
    private static let most = 100_000
    private static let rejectionsShown = 5

    private var entries: [Entry] = []
    /// The last rejections, the latest first.
    private(set) var rejections: [EventView] = []

    /// Counts an event.
    mutating func add(_ line: [UInt8]) {
        guard let view = EventView(line), let time = WallTime(rfc3339: view.time) else { return }
        let delay = view.arrival.flatMap(WallTime.init(rfc3339:)).map { time.nanoseconds - $0.nanoseconds }
        entries.append(
            Entry(time: time, source: view.source ?? "–", what: EventKind(view.type).word, delay: delay))
        if entries.count > Self.most { entries.removeFirst(Self.most / 10) }
        guard view.type == "file.rejected" else { return }
        rejections.insert(view, at: 0)
        if rejections.count > Self.rejectionsShown { rejections.removeLast() }
    }

    /// Lets go of what is older than a minute.
    mutating func forget(before now: WallTime) {
        let limit = now.nanoseconds - Self.span
        entries.removeAll { $0.time.nanoseconds < limit }
    }

    /// Events by source, the busiest first.
    var sources: [(name: String, count: Int)] { Self.tally(entries.map(\.source)) }

    /// Events by what they are, the most frequent first.
    var kinds: [(name: String, count: Int)] { Self.tally(entries.map(\.what)) }

    /// Milliseconds from the arrival of a file to the decision, at this share of the events; `nil` without any.
    func delay(at share: Double) -> Double? {
        let delays = entries.compactMap(\.delay).filter { $0 >= 0 }.sorted()
        guard !delays.isEmpty else { return nil }
        return Double(delays[min(delays.count - 1, Int(Double(delays.count) * share))]) / 1_000_000
    }

    private static func tally(_ names: [String]) -> [(name: String, count: Int)] {
        var counts: [String: Int] = [:]
        for name in names { counts[name, default: 0] += 1 }
        let sorted = counts.sorted { $0.value > $1.value || $0.value == $1.value && $0.key < $1.key }
        return sorted.map { (name: $0.key, count: $0.value) }
    }
}
