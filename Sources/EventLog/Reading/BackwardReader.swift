public import Linux

/// Reads a log from a sequence back towards its beginning.
///
/// What is damaged or removed is passed over: whoever goes back looks for the latest that there is.
public struct BackwardReader: ~Copyable {
    /// Events that are read ahead at first, and at most: each time twice as many, since whoever goes on will.
    private static let steps = 16...1024
    /// Bytes of lines that are held.
    private static let held = 16 << 20

    private let folder: LogFolder
    private let disk: any Disk
    /// The sequence before which to read.
    private var end: UInt64
    private let first: UInt64
    private var step = Self.steps.lowerBound
    /// Events that are read and not given yet, the next one last.
    private var ahead: [LogEvent] = []

    /// A reader of the events before `end` and not before `first`, the latest first.
    public init(_ folder: LogFolder, on disk: any Disk, before end: UInt64, notBefore first: UInt64 = 1) {
        (self.folder, self.disk, self.end, self.first) = (folder, disk, end, max(1, first))
    }

    /// The next earlier event; `nil` when there is none.
    public mutating func next() throws(SystemError) -> LogEvent? {
        while ahead.isEmpty, end > first { try readAhead() }
        return ahead.popLast()
    }

    private mutating func readAhead() throws(SystemError) {
        let start = max(first, end > UInt64(step) ? end - UInt64(step) : 1)
        var reader = LogReader(folder, on: disk, from: start)
        var bytes = 0
        while reader.nextSequence < end {
            do throws(LogReadError) {
                guard let event = try reader.next(), event.sequence < end else { break }
                bytes += event.line.count
                // Too much to be held: only the later part, the rest at the next step.
                if bytes > Self.held, start + 1 < end {
                    ahead = []
                    step = max(1, step / 4)
                    return
                }
                ahead.append(event)
            } catch {
                switch error {
                case .failed(let cause): throw cause
                case .damage: continue
                case .removed(_, let oldest):
                    // Nothing is left before it.
                    if oldest >= end { end = first }
                }
            }
        }
        end = min(end, start)
        step = min(step * 2, Self.steps.upperBound)
    }
}
