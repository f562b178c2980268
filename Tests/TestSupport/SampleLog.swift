import EventLog
public import Linux
import Times

/// A small log that a test makes without a daemon.
public enum SampleLog {
    /// Appends `count` events to the log in `folder`, one a group.
    ///
    /// - Parameters:
    ///   - padding: bytes by which each is larger.
    public static func write(
        _ count: Int, to folder: FilePath, segmentSize: Int, padding: Int = 0
    ) throws {
        let limits = LogWriter.Limits(segmentSize: segmentSize, segmentAge: 0)
        var writer = try LogWriter.open(
            LogFolder(folder), on: LinuxDisk(), limits: limits, newLogID: "00112233445566ff", processNumber: 1
        )
        var chain = writer.chain
        let padded = padding > 0 ? ",\"padding\":\"\(String(repeating: "x", count: padding))\"" : ""
        for number in 0..<count {
            let now = WallTime(seconds: 1_800_000_000 + number, nanoseconds: 0)
            let draft = EventDraft(
                type: "article.accepted", source: "/incoming/desk", subject: "urn:example:\(number)",
                time: now,
                data: Array("{\"article\":{\"uri\":\"urn:example:\(number)\"}\(padded)}".utf8))
            var lines: [UInt8] = []
            chain.append(draft, to: &lines)
            try writer.append(lines, last: chain.nextSequence - 1, now: now)
        }
    }
}
