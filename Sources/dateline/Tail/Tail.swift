import Commands
import EventLog
import Linux
import Times

/// The way of events from the log to standard output.
struct Tail {
    let folder: LogFolder
    let filter: EventFilter
    let printer: EventPrinter
    var follows = false
    var countsCopies = false
    var isReversed = false
    /// How many of the last events; `nil` for all.
    var count: UInt64?
    var after: UInt64?
    var since: WallTime?
    var until: WallTime?
    /// The name of a cursor.
    var cursor: String?

    private let disk = LinuxDisk()

    init(folder: LogFolder, filter: EventFilter, printer: EventPrinter) {
        self.folder = folder
        self.filter = filter
        self.printer = printer
    }

    /// Prints what is wanted; answers whether anything was damaged or gone.
    func run() throws -> Bool {
        // Watched before it is read: what comes in between is not missed.
        let changes = try follows ? LogChanges(folder) : nil
        let cursors = CursorFolder(folder, on: disk)
        let process = Machine.processNumber
        if let cursor, let found = try cursors.open(cursor, process: process) {
            return try resume(found, cursors, changes, isNew: false)
        }
        let end =
            try until.map { try sequence(atOrAfter: $0.next) }
            ?? (LogReader.lastSequence(in: folder, on: disk) + 1)
        let first = try beginning(before: end)
        if let cursor {
            let position = try position(cursor, before: first, cursors)
            return try resume(
                cursors.create(cursor, at: position, process: process), cursors, changes, isNew: true)
        }
        let stories = try countsCopies ? StoryCounts(folder, on: disk, from: first) : StoryCounts()
        if isReversed {
            try printBackwards(from: end, to: first, stories)
            return false
        }
        var run = TailRun(filter: filter, printer: printer, end: until == nil && follows ? .max : end)
        run.stories = stories
        var reader = LogReader(folder, on: disk, from: first)
        while true {
            try run.printNew(&reader)
            guard let changes, try changes.wait(whileRead: Output.descriptor) else { return run.isDamaged }
        }
    }

    /// Goes on where a cursor stands, and moves it.
    private func resume(
        _ cursor: consuming Cursor, _ cursors: CursorFolder, _ changes: LogChanges?, isNew: Bool
    ) throws -> Bool {
        var run = TailRun(filter: filter, printer: printer, end: .max)
        if let until { run.end = try sequence(atOrAfter: until.next) }
        run.resumesOutput = !isNew
        var reader = try cursors.reader(from: cursor.position, name: cursor.name)
        if countsCopies { run.stories = try StoryCounts(folder, on: disk, from: reader.nextSequence) }
        let clock = SystemClock()
        var synced = clock.monotonic()
        while true {
            try run.printNew(&reader, moving: &cursor)
            guard let changes else { break }
            // What was printed stays printed when the process is killed; a power cut may repeat a second of it.
            if synced.advanced(milliseconds: Self.syncInterval) <= clock.monotonic() {
                try OutputFile.synchronize()
                try cursor.synchronize()
                synced = clock.monotonic()
            }
            guard try changes.wait(milliseconds: Self.syncInterval, whileRead: Output.descriptor) else {
                break
            }
        }
        try OutputFile.synchronize()
        try cursor.synchronize()
        return run.isDamaged
    }

    private static let syncInterval = 1000

    /// The first event to be printed, of those before `end`.
    private func beginning(before end: UInt64) throws -> UInt64 {
        var first = after.map { min($0, LogFolder.largestSequence) + 1 } ?? 0
        if let since { first = max(first, try sequence(atOrAfter: since)) }
        guard let count else { return first }
        let oldest = try LogReader.oldestEvent(in: folder, on: disk)?.sequence ?? end
        guard count > 0 else { return end }
        guard !filter.takesAll else { return max(first, oldest, end > count ? end - count : 1) }
        var left = count
        var reader = BackwardReader(folder, on: disk, before: end, notBefore: max(first, oldest))
        while let event = try reader.next() {
            guard filter.accepts(event.line) else { continue }
            left -= 1
            if left == 0 { return event.sequence }
        }
        return max(first, oldest)
    }

    private func printBackwards(from end: UInt64, to first: UInt64, _ stories: StoryCounts) throws {
        var reader = BackwardReader(folder, on: disk, before: end, notBefore: first)
        while let event = try reader.next() {
            guard filter.accepts(event.line) else { continue }
            try Output.write(printer.bytes(of: event, stories.count(of: event.sequence)))
        }
    }

    /// Where a new cursor begins that is to read `first` next.
    ///
    /// - Throws: ``CursorError/beginsBeyondTheEnd(_:sequence:last:)``: such a cursor could not be told from one whose
    ///   log was lost.
    private func position(
        _ name: String, before first: UInt64, _ cursors: CursorFolder
    ) throws -> CursorPosition {
        let now = SystemClock().wallTime()
        guard first > 1 else { return try cursors.beginning(now: now) }
        let last = try LogReader.lastSequence(in: folder, on: disk)
        guard first - 1 <= last else {
            throw CursorError.beginsBeyondTheEnd(name, sequence: first - 1, last: last)
        }
        var reader = LogReader(folder, on: disk, from: first - 1)
        if let event = try reader.next(), event.sequence == first - 1 {
            return CursorPosition(after: event, moved: now)
        }
        return CursorPosition(logID: "", sequence: first - 1, link: nil, moved: now)
    }

    private func sequence(atOrAfter time: WallTime) throws -> UInt64 {
        try LogReader.sequence(atOrAfter: time, in: folder, on: disk)
    }
}

extension WallTime {
    /// The moment just after.
    fileprivate var next: WallTime { WallTime(nanoseconds: nanoseconds == .max ? .max : nanoseconds + 1) }
}
