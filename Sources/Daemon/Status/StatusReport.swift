internal import JSON
internal import Likeness
internal import ServiceManager
internal import Times

/// What the daemon says of itself: as a sentence to systemd, as JSON in the runtime folder.
struct StatusReport: Sendable {
    /// What the daemon is at.
    enum Phase: String, Sendable {
        case starting, watching, draining, paused, failed
    }

    /// How the folder is watched.
    struct Watching: Sendable {
        var sources = 0
        /// Files that are known to wait or are in hand.
        var backlog = 0
        /// Folders of which nothing tells what comes in, so that they are listed now and then.
        var polled = 0
        /// What is wrong with the watched folder.
        var problem: String?
    }

    var phase = Phase.starting
    var processNumber: Int32 = 0
    var started = WallTime(nanoseconds: 0)
    var updated = WallTime(nanoseconds: 0)
    /// Milliseconds after which the next report comes.
    var interval = 0
    var incoming = ""
    var log = ""
    var watching = Watching()
    var accepted: UInt64 = 0
    var duplicates: UInt64 = 0
    var rejected: UInt64 = 0
    /// Events a second, over the last seconds.
    var rate = 0.0
    var durable: UInt64 = 0
    /// Files that stay in the folder, with the reason.
    var stuck: [(path: String, reason: String)] = []
    /// How large the index is.
    var indexSize = IndexSize()
    /// Why the index is not written.
    var index: String?
    /// What keeps the log from being looked after as the settings say.
    var upkeep: String?
    /// Why intake is paused or has failed.
    var problem: String?
    /// What is to be said beside that, of settings that were refused or that wait for a restart.
    var remark: String?

    /// Files named one by one at most.
    private static let named = 20

    /// One sentence for an operator.
    var sentence: String {
        var parts: [String] = []
        switch phase {
        case .starting: parts.append("Starting")
        case .watching:
            let sources = watching.sources
            parts.append(
                sources == 0 ? "Watching the drop folder" : "Watching \(Self.count(sources, "source"))")
        case .draining: parts.append("Finishing what is in hand")
        case .paused, .failed: parts.append(problem ?? phase.rawValue)
        }
        parts.append(
            "\(Self.grouped(accepted)) \(accepted == 1 ? "article" : "articles"), "
                + "\(Self.grouped(duplicates)) \(duplicates == 1 ? "copy" : "copies"), "
                + "\(Self.grouped(rejected)) rejected")
        parts.append(
            "\(rate < 9.95 && rate > 0 ? Self.tenths(rate) : Self.grouped(UInt64(rate.rounded())))/s")
        parts.append("backlog \(Self.grouped(UInt64(watching.backlog)))")
        parts.append("log at \(Self.grouped(durable))")
        if let problem = watching.problem {
            let polled = watching.polled
            parts.append(polled == 0 ? problem : "\(Self.count(polled, "folder")) polled: \(problem)")
        }
        if let upkeep { parts.append(upkeep) }
        if let index { parts.append(index) }
        if indexSize.isCut {
            parts.append(
                "[Index] Memory= leaves a window of \(indexSize.windowSeconds / 3600) hours")
        }
        if let first = stuck.first {
            parts.append(
                stuck.count == 1
                    ? "\(first.path) stays: \(first.reason)"
                    : "\(Self.grouped(UInt64(stuck.count))) files stay, such as \(first.path): \(first.reason)"
            )
        }
        if let remark { parts.append(remark) }
        return ShownText.line(parts.joined(separator: " · "))
    }

    /// The whole report.
    var json: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("phase", phase.rawValue)
        writer.member("status", sentence)
        for (name, number) in [
            ("pid", UInt64(clamping: processNumber)), ("sources", UInt64(watching.sources)),
            ("accepted", accepted),
            ("duplicates", duplicates), ("rejected", rejected), ("backlog", UInt64(watching.backlog)),
            ("polled", UInt64(watching.polled)), ("durable", durable),
        ] {
            writer.key(name)
            writer.number(number)
        }
        writer.key("rate")
        writer.number(rate, places: 1)
        writer.member("started", started.rfc3339(places: 3))
        writer.member("updated", updated.rfc3339(places: 3))
        writer.key("intervalSeconds")
        writer.number(Double(interval) / 1000, places: 1)
        writer.member("incoming", incoming)
        writer.member("log", log)
        writer.member("problem", ifPresent: problem ?? watching.problem)
        writer.member("remark", ifPresent: remark)
        writer.member("upkeep", ifPresent: upkeep)
        writer.key("index")
        encodeIndex(into: &writer)
        writer.key("stuckCount")
        writer.number(stuck.count)
        writer.key("stuck")
        writer.beginArray()
        for file in stuck.prefix(Self.named) {
            writer.beginObject()
            writer.member("path", file.path)
            writer.member("reason", file.reason)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return writer.take() + [0x0A]
    }

    private func encodeIndex(into writer: inout JSONWriter) {
        writer.beginObject()
        for (name, number) in [
            ("articles", indexSize.articles), ("articlesInWindow", indexSize.inWindow),
            ("windowSeconds", indexSize.windowSeconds), ("memoryBytes", indexSize.memory),
            ("windowFileBytes", indexSize.nearFiles), ("exactFileBytes", indexSize.exactFiles),
        ] {
            writer.key(name)
            writer.number(number)
        }
        writer.key("isCut")
        writer.bool(indexSize.isCut)
        writer.member("problem", ifPresent: index)
        writer.endObject()
    }

    private static func count(_ number: Int, _ noun: String) -> String {
        "\(grouped(UInt64(number))) \(noun)\(number == 1 ? "" : "s")"
    }

    private static func tenths(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    /// Digits in groups of three.
    static func grouped(_ number: UInt64) -> String {
        var digits = String(number)
        var position = digits.count - 3
        while position > 0 {
            digits.insert(",", at: digits.index(digits.startIndex, offsetBy: position))
            position -= 3
        }
        return digits
    }
}
