import JSON
import Linux
import Times

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
    /// When the daemon wrote this, in RFC 3339.
    var updated = ""
    /// Seconds after which it writes again.
    var interval = 1.0
    /// What the daemon wrote, as it stands.
    private(set) var report: [UInt8]?
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

    /// Seconds without a sign of life that are no wonder: a disk may be slow.
    private static let patience = 10.0

    /// Whole seconds for which the daemon has written nothing, where that is clearly longer than it should be: it is
    /// stopped or stuck, or the clock was set. `nil` where all is well.
    func silence(at now: WallTime) -> Int? {
        guard isRunning, let time = WallTime(rfc3339: updated) else { return nil }
        let seconds = (Double(now.nanoseconds) - Double(time.nanoseconds)) / 1e9
        return seconds >= max(Self.patience, 3 * interval) ? Int(seconds) : nil
    }

    /// Takes over what a report says that the daemon, process `holder`, wrote; what is unknown in it is passed over,
    /// and what an earlier process left is none.
    mutating func read(_ report: [UInt8], of holder: Int?) {
        guard let value = JSONValue(report, in: 0..<report.count) else { return }
        let writer = value["pid"]?.text.flatMap { Int($0) }
        guard holder == nil || writer == holder else { return }
        self.report = report
        func number(_ name: String) -> Int { value[name]?.text.flatMap { Int($0) } ?? 0 }
        phase = value["phase"]?.text ?? ""
        sentence = value["status"]?.text ?? sentence
        process = value["pid"]?.text ?? ""
        started = value["started"]?.text ?? ""
        updated = value["updated"]?.text ?? ""
        interval = value["intervalSeconds"]?.text.flatMap(Double.init) ?? interval
        (accepted, duplicates, rejected) = (number("accepted"), number("duplicates"), number("rejected"))
        backlog = number("backlog")
        rate = value["rate"]?.text.flatMap(Double.init) ?? 0
        problem = value["problem"]?.text
        stuck = (value["stuck"]?.elements ?? []).map { ($0["path"]?.text ?? "", $0["reason"]?.text ?? "") }
    }

    /// How a daemon is that runs, and which process it is.
    func life(_ silence: Int?) -> String {
        let since = started.isEmpty ? "" : ", since \(LocalTime.dateAndClock(rfc3339: started))"
        let state = silence.map { "is running, but has not moved for \($0) s" } ?? "is running"
        return "\(state) (process \(process)\(since))"
    }
}
