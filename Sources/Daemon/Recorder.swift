internal import EventLog
internal import Linux
internal import Settings

/// Events that are written and synced together.
struct EventGroup: Sendable {
    /// Bytes after which the next event begins a new group.
    static let largest = 4 << 20

    /// Their lines.
    var lines: [UInt8]
    /// The sequence of the last of them.
    var last: UInt64
}

/// The thread that writes the log.
final class Recorder {
    private var writer: LogWriter
    private let policy: SyncPolicy
    private let interval: Int
    private let board: Board
    private let clock: any Clock
    private let stop: StopFlag

    /// Milliseconds between two looks at a full disk.
    private static let fullRetry = 1000

    /// A recorder that owns `writer`.
    init(
        _ writer: consuming LogWriter, settings: LogSettings, board: Board, clock: any Clock, stop: StopFlag
    ) {
        self.writer = writer
        policy = settings.sync
        interval = settings.syncInterval.wholeMilliseconds
        self.board = board
        self.clock = clock
        self.stop = stop
    }

    /// What its thread does until `groups` ends: all that waits is one group, unless each event is to be
    /// synced by itself. `acknowledge` is called with the last sequence that is durable.
    func work(_ groups: Mailbox<EventGroup>, _ pulse: Pulse, acknowledge: (UInt64) -> Void) {
        while let taken = groups.receive() {
            var taken = taken
            if policy == .interval { gather(&taken, from: groups) }
            for group in policy == .always ? taken : Self.joined(taken) {
                pulse.begin()
                guard append(group, pulse) else { return }
                acknowledge(group.last)
            }
            pulse.rest()
        }
    }

    /// Waits for the interval to pass, or for the groups to end.
    private func gather(_ taken: inout [EventGroup], from groups: Mailbox<EventGroup>) {
        let deadline = clock.monotonic().advanced(milliseconds: interval)
        while clock.monotonic() < deadline, let more = groups.receive(until: deadline) { taken += more }
    }

    private static func joined(_ groups: [EventGroup]) -> [EventGroup] {
        var joined: [EventGroup] = []
        for group in groups {
            if let last = joined.indices.last,
                joined[last].lines.count + group.lines.count <= EventGroup.largest
            {
                joined[last].lines += group.lines
                joined[last].last = group.last
            } else {
                joined.append(group)
            }
        }
        return joined
    }

    /// Appends one group, waiting for room on a full disk; `false` when the log cannot be written any more.
    private func append(_ group: EventGroup, _ pulse: Pulse) -> Bool {
        while true {
            do throws(LogError) {
                try writer.append(group.lines, last: group.last, now: clock.wallTime())
                board.update { $0.pause = nil }
                return true
            } catch {
                guard case .full(let cause) = error else {
                    board.fail(error)
                    return false
                }
                board.update { $0.pause = "intake paused: \(cause)" }
                // Waiting for an operator is no standstill of the program.
                pulse.rest()
                if stop.wait(until: clock.monotonic().advanced(milliseconds: Self.fullRetry)) { return false }
                pulse.begin()
            }
        }
    }
}
