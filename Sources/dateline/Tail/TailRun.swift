import Commands
import EventLog
import Linux
import Times

/// Prints what a reader gives, line by line or in pieces, and says what it could not give.
struct TailRun {
    let filter: EventFilter
    let printer: EventPrinter
    /// The event before which to stop.
    var end: UInt64
    var stories = StoryCounts()
    /// Whether the next line may stand in the output already, as a whole or in part: the process that wrote it
    /// was killed before it moved the cursor.
    var resumesOutput = false
    /// Whether something was damaged or gone.
    private(set) var isDamaged = false

    /// Bytes that are gathered for one write while there is more to come.
    private static let pieceSize = 64 << 10

    init(filter: EventFilter, printer: EventPrinter, end: UInt64) {
        self.filter = filter
        self.printer = printer
        self.end = end
    }

    /// Prints what there is up to now.
    mutating func printNew(_ reader: inout LogReader) throws {
        var text: [UInt8] = []
        while let event = try next(&reader) {
            guard filter.accepts(event.line) else { continue }
            text += printer.bytes(of: event, stories.count(of: event.sequence))
            if text.count > Self.pieceSize {
                try Output.write(text)
                text.removeAll(keepingCapacity: true)
            }
        }
        try Output.write(text)
    }

    /// Prints what there is up to now, and moves a cursor after each line that has left.
    mutating func printNew(_ reader: inout LogReader, moving cursor: inout Cursor) throws {
        let clock = SystemClock()
        var passed: LogEvent?
        while let event = try next(&reader) {
            guard filter.accepts(event.line) else {
                passed = event
                continue
            }
            var line = printer.bytes(of: event, stories.count(of: event.sequence))
            if resumesOutput, printer.isUnique { line.removeFirst(try OutputFile.written(of: line)) }
            resumesOutput = false
            try Output.write(line)
            try cursor.move(to: CursorPosition(after: event, moved: clock.wallTime()))
            passed = nil
        }
        if let passed { try cursor.move(to: CursorPosition(after: passed, moved: clock.wallTime())) }
    }

    private mutating func next(_ reader: inout LogReader) throws(LogReadError) -> LogEvent? {
        while reader.nextSequence < end {
            do throws(LogReadError) { return try reader.next() } catch {
                if case .failed = error { throw error }
                isDamaged = true
                StandardError.write("dateline: \(error)\n")
            }
        }
        return nil
    }
}
