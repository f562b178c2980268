import EventLog
import JSON
import Linux

/// What a verification found, as one JSON object.
struct VerifyReport {
    private let result: LogVerifier.Result
    private let repaired: LogRepair.Report?

    init(_ result: LogVerifier.Result, _ repaired: LogRepair.Report?) {
        self.result = result
        self.repaired = repaired
    }

    /// What a repair did, a line each.
    static func lines(of report: LogRepair.Report) -> [String] {
        report.recovery + report.records.map { "\($0)" }
            + report.documents.map { "\($0.path) was damaged: it is now \($0.copy)" }
    }

    /// The object and a newline. Sequences are strings, since they may be larger than common readers of JSON can
    /// hold.
    var json: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("sound")
        writer.bool(result.isSound)
        writer.member("first", String(result.first))
        writer.member("last", String(result.last))
        for (name, number) in [
            ("events", Int(clamping: result.events)), ("segments", result.segments),
            ("removedSegments", result.removedSegments), ("bytes", result.bytes),
            ("blankLines", result.blankLines), ("tornBytes", result.tornBytes),
        ] {
            writer.key(name)
            writer.number(number)
        }
        list("notes", result.notes, &writer)
        writer.key("damage")
        writer.beginArray()
        for damage in result.damage {
            writer.beginObject()
            writer.member("segment", damage.segment.description)
            writer.key("line")
            writer.number(damage.line)
            writer.key("offset")
            writer.number(damage.offset)
            writer.member("sequence", String(damage.expected))
            writer.member("what", damage.fault)
            writer.endObject()
        }
        writer.endArray()
        if let repaired { list("repaired", Self.lines(of: repaired), &writer) }
        writer.endObject()
        return writer.take() + [0x0A]
    }

    private func list(_ name: String, _ texts: [String], _ writer: inout JSONWriter) {
        writer.key(name)
        writer.beginArray()
        for text in texts { writer.string(text) }
        writer.endArray()
    }
}
