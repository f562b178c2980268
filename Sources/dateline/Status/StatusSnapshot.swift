import JSON
import Linux

/// What the daemon last said of itself, and what the files say.
struct StatusSnapshot {
    var isRunning = false
    /// The last durable event.
    var last: UInt64 = 0
    var phase = ""
    var sentence = "it has not said yet what it does"
    var process = ""
    /// RFC 3339.
    var started = ""
    var accepted = 0
    var duplicates = 0
    var rejected = 0
    var backlog = 0
    /// Events a second.
    var rate = 0.0
    var problem: String?
    /// Files that stay in the folder, with the reason.
    var stuck: [(path: String, reason: String)] = []
    var incoming = ""
    var log = ""
    /// Bytes that are free where the log is, and in all.
    var space: DiskSpace?
    var logBytes = 0
    var indexBytes = 0

    /// Takes over what a report of the daemon says; what is unknown in it is passed over.
    mutating func read(_ report: [UInt8]) {
        guard let value = JSONValue(report, in: 0..<report.count) else { return }
        func number(_ name: String) -> Int { value[name]?.text.flatMap { Int($0) } ?? 0 }
        phase = value["phase"]?.text ?? ""
        sentence = value["status"]?.text ?? sentence
        process = value["pid"]?.text ?? ""
        started = value["started"]?.text ?? ""
        (accepted, duplicates, rejected) = (number("accepted"), number("duplicates"), number("rejected"))
        backlog = number("backlog")
        rate = value["rate"]?.text.flatMap(Double.init) ?? 0
        problem = value["problem"]?.text
        stuck = (value["stuck"]?.elements ?? []).map { ($0["path"]?.text ?? "", $0["reason"]?.text ?? "") }
    }
}
