internal import Checksum
internal import EventLog
internal import Linux
internal import Settings
internal import Times

/// Events that are written and synced together.
struct EventGroup: Sendable {
    /// Bytes after which the next event begins a new group.
    static let largest = 4 << 20

    /// Their lines.
    var lines: [UInt8]
    /// The sequence of the last of them.
    var last: UInt64
    /// The digests of the lines, in their order.
    var digests: [Digest256]
}

/// The thread that writes the log.
final class Recorder {
    private var writer: LogWriter
    private let settings: () -> LogSettings
    private let policy: SyncPolicy
    private let board: Board
    private let clock: any Clock
    private let stop: StopFlag
    private let sealed: ([SegmentFooter]) -> Void
    private var seals = 0
    /// When the last group was begun, and how many events were in it.
    private var last: (began: Monotonic, events: Int)?

    /// Milliseconds for which nothing is said of a wait that is meant.
    private static let patience = 500

    /// Milliseconds from the beginning of a sync of many events to that of the next one, at least.
    private static let pace = 3
    /// Events that are many for one sync: when fewer come, they are not worth a wait.
    private static let manyEvents = 16

    /// Milliseconds between two looks at a full disk.
    private static let fullRetry = 1000

    /// Milliseconds between two looks at the age of a segment at most: the clock that it is measured by may be
    /// set.
    private static let ageLook = 60_000

    /// A recorder that owns `writer` and calls `sealed` when a segment was sealed, with what it knows of its footer.
    /// When events are synced is settled by `settings` as they are now, the limits by what they become.
    init(
        _ writer: consuming LogWriter, settings: @escaping () -> LogSettings, board: Board, clock: any Clock,
        stop: StopFlag,
        sealed: @escaping ([SegmentFooter]) -> Void
    ) {
        self.sealed = sealed
        self.writer = writer
        self.settings = settings
        policy = settings().sync
        self.board = board
        self.clock = clock
        self.stop = stop
    }

    /// What its thread does until `groups` ends: all that waits is one group, unless each event is to be
    /// synced by itself. `acknowledge` is called with the last sequence that is durable.
    func work(_ groups: Mailbox<EventGroup>, _ pulse: Pulse, acknowledge: (UInt64) -> Void) {
        while let taken = receive(groups) {
            var taken = taken
            if taken.isEmpty {
                guard sealIfDue() else { return }
                continue
            }
            switch policy {
            case .always: break
            case .group: keepPace(&taken, from: groups)
            case .interval: gather(&taken, from: groups, pulse)
            }
            for group in policy == .always ? taken : Self.joined(taken) {
                guard append(group, pulse) else { return }
                acknowledge(group.last)
            }
            tellSeals()
            pulse.rest()
        }
    }

    /// What waits; nothing when the segment comes of age meanwhile.
    private func receive(_ groups: Mailbox<EventGroup>) -> [EventGroup]? {
        writer.limits = LogWriter.Limits(settings())
        guard let due = writer.ageEnds else { return groups.receive() }
        let left = max(0, due.nanoseconds - clock.wallTime().nanoseconds) / 1_000_000 + 1
        let wait = min(Int(clamping: left), Self.ageLook)
        return groups.receive(until: clock.monotonic().advanced(milliseconds: wait))
    }

    /// Seals the segment of an idle log for its age; `false` when the log cannot be written any more.
    private func sealIfDue() -> Bool {
        do throws(LogError) { try writer.sealIfDue(now: clock.wallTime()) } catch {
            // Where there is no room for a new segment the next append finds that again, and says so.
            guard case .full = error else {
                board.fail(error)
                return false
            }
        }
        tellSeals()
        return true
    }

    private func tellSeals() {
        guard writer.seals != seals else { return }
        seals = writer.seals
        sealed(writer.takeFooters())
    }

    /// Waits for the interval to pass, or for the groups to end.
    private func gather(_ taken: inout [EventGroup], from groups: Mailbox<EventGroup>, _ pulse: Pulse) {
        let interval = settings().syncInterval.wholeMilliseconds
        let deadline = clock.monotonic().advanced(milliseconds: interval)
        while true {
            let now = clock.monotonic()
            // To wait on purpose is no standstill, as long as it is said now and then.
            pulse.hold()
            let next = min(deadline, now.advanced(milliseconds: Self.patience))
            guard now < deadline, let more = groups.receive(until: next) else { return }
            taken += more
        }
    }

    /// Lets more gather where the last sync was of many events and has only just begun: each sync costs the
    /// processor as much as a few events do, whatever it is of. Where few events come, none waits for another.
    private func keepPace(_ taken: inout [EventGroup], from groups: Mailbox<EventGroup>) {
        if let last, last.events >= Self.manyEvents {
            let next = last.began.advanced(milliseconds: Self.pace)
            if clock.monotonic() < next {
                _ = stop.wait(until: next)
                taken += groups.takeAll()
            }
        }
        last = (clock.monotonic(), taken.reduce(0) { $0 + $1.digests.count })
    }

    private static func joined(_ groups: [EventGroup]) -> [EventGroup] {
        var joined: [EventGroup] = []
        for group in groups {
            if let last = joined.indices.last,
                joined[last].lines.count + group.lines.count <= EventGroup.largest
            {
                joined[last].lines += group.lines
                joined[last].digests += group.digests
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
            writer.limits = LogWriter.Limits(settings())
            pulse.begin(on: group.lines.count)
            do throws(LogError) {
                try writer.append(
                    group.lines, last: group.last, digests: group.digests, now: clock.wallTime())
                board.update { $0.pause = nil }
                return true
            } catch {
                guard case .full(let cause) = error else {
                    board.fail(error)
                    return false
                }
                board.update { $0.pause = "intake paused: \(cause)" }
                // Waiting for an operator is no standstill of the program.
                pulse.hold()
                if stop.wait(until: clock.monotonic().advanced(milliseconds: Self.fullRetry)) { return false }
            }
        }
    }
}

extension LogWriter.Limits {
    init(_ settings: LogSettings) {
        self.init(
            segmentSize: settings.segmentSize, segmentAge: Int(settings.segmentAge.components.seconds))
        keepFree = FreeReserve(settings.keepFree)
    }
}
