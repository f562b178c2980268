import EventLog
import Glibc
import Linux
import Times

/// Draws the live screen until it is interrupted.
struct StatusWatch {
    let source: StatusSource

    /// Milliseconds between two looks, when nothing happens.
    private static let interval = 1000
    /// Milliseconds that a screen stands at least.
    private static let shortest = 100
    /// Events before the end that are looked at in the beginning.
    private static let lookback: UInt64 = 2000

    /// Takes the terminal over, and gives it back as it was.
    func run() throws {
        let folder = source.folder
        let signals = try Signals()
        let changes = try LogChanges(folder)
        let disk = LinuxDisk()
        let clock = SystemClock()
        let last = try LogReader.lastSequence(in: folder, on: disk)
        let oldest = try LogReader.oldestEvent(in: folder, on: disk)?.sequence ?? 1
        var reader = LogReader(
            folder, on: disk, from: max(oldest, last > Self.lookback ? last - Self.lookback : 1))
        var recent = RecentEvents()
        // Another screen, without a cursor; what was on the terminal comes back at the end.
        try Output.write(Array("\u{1B}[?1049h\u{1B}[?25l".utf8))
        defer { restore() }
        while true {
            try readNew(&reader, into: &recent)
            recent.forget(before: clock.wallTime())
            try draw(recent, now: clock.wallTime())
            let drawn = clock.monotonic()
            try changes.wait(milliseconds: Self.interval, or: [signals.descriptor])
            if try signals.next() != nil { return }
            let rest = drawn.advanced(milliseconds: Self.shortest).milliseconds(after: clock.monotonic())
            if rest > 0 { _ = try Readiness.wait([signals.descriptor], milliseconds: rest) }
            if try signals.next() != nil { return }
        }
    }

    private func restore() {
        do { try Output.write(Array("\u{1B}[?25h\u{1B}[?1049l".utf8)) } catch {
            // The terminal is gone: there is nothing to be given back.
            return
        }
    }

    private func readNew(_ reader: inout LogReader, into recent: inout RecentEvents) throws {
        while true {
            do throws(LogReadError) {
                guard let event = try reader.next() else { return }
                recent.add(event.line)
            } catch { if case .failed = error { throw error } }
        }
    }

    /// Every line is written over the one before and cleared behind: nothing is ever blank in between.
    private func draw(_ recent: RecentEvents, now: WallTime) throws {
        let screen = StatusScreen(
            columns: Output.columns ?? 80, rows: Output.rows ?? 24, hasColor: Output.hasColor)
        let lines = screen.render(try source.snapshot(withSizes: true), recent, now: now).map {
            $0 + "\u{1B}[K"
        }
        try Output.write(Array(("\u{1B}[H" + lines.joined(separator: "\r\n") + "\u{1B}[J").utf8))
    }
}
