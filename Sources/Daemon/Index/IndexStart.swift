internal import EventLog
internal import Intake
internal import Likeness
internal import Linux

/// Brings an intake to where the log is: from the files of the index, as far as they fit the log, and from the
/// log itself after that.
struct IndexStart {
    /// The log.
    let log: LogFolder
    let disk: any Disk
    /// Where it ends.
    let end: EventChain
    let keepsFiles: Bool
    let parameters: LikenessParameters
    /// Called with each fault that is found on the way.
    let warn: (String) -> Void
    /// Whether damage of the log has not been told yet.
    var isNews: (LogDamage) -> Bool = { _ in true }
    /// Called now and then with the sequence that was reached and the last one.
    let progress: (UInt64, UInt64) -> Void
    /// Called before files of the index are merged, with how many bytes it has.
    var merging: (Int) -> Void = { _ in }

    /// An intake at the end of the log, and how many events were read for it.
    struct Outcome {
        var intake: Intake
        var replayed: UInt64
    }

    /// Stretches after which small files are merged on the way: it is not worth it sooner.
    private static let mergeInterval = 64

    /// Goes to the end of the log; what is complete on the way goes into `store`.
    func run(_ store: inout IndexStore) throws(SystemError) -> Outcome {
        try discardWhatDoesNotFit(&store)
        var intake = try begin(&store)
        let replay = LogReplay(
            folder: log, disk: disk, warn: warn, isNews: isNews, progress: progress)
        var written = 0
        let count = try replay.run(into: &intake, from: store.runs.lastEvent + 1, last: end.nextSequence - 1)
        {
            (intake, link) throws(SystemError) in
            for run in intake.index.frozen { try store.add(run, link: link) }
            written += 1
            if written.isMultiple(of: Self.mergeInterval) { try merge(&store, intake) }
            try store.expire(before: intake.index.windowFirstRow)
            intake.adopt(store.runs)
        }
        if written > 0 {
            try merge(&store, intake)
            intake.adopt(store.runs)
        }
        return Outcome(intake: intake, replayed: count)
    }

    private func merge(_ store: inout IndexStore, _ intake: Intake) throws(SystemError) {
        let size = intake.index.size
        repeat { merging(size.nearFiles + size.exactFiles) } while try store.merge()
    }

    private func begin(_ store: inout IndexStore) throws(SystemError) -> Intake {
        if let index = DecisionIndex(store.runs, parameters: parameters) {
            return Intake(keepsFiles: keepsFiles, index: index, upTo: store.runs.lastEvent)
        }
        warn("the index does not reach back over the whole window: it is made again from the log")
        try store.clear()
        return Intake(keepsFiles: keepsFiles, likeness: parameters)
    }

    private func discardWhatDoesNotFit(_ store: inout IndexStore) throws(SystemError) {
        var isTold = false
        while let head = store.runs.exact.last?.head, try !fits(head) {
            if !isTold {
                warn(
                    "the index knows events up to \(head.lastEvent) that are not those of the log: it is made "
                        + "again from where they part")
                isTold = true
            }
            try store.retreat()
        }
    }

    /// Whether the log has, where a file of the index ends, the event that it ends with.
    private func fits(_ head: IndexFile.Head) throws(SystemError) -> Bool {
        guard head.lastEvent < end.nextSequence else { return false }
        if head.lastEvent == end.nextSequence - 1 { return head.link == end.link }
        var reader = LogReader(log, on: disk, from: head.lastEvent)
        while true {
            do throws(LogReadError) {
                guard let event = try reader.next() else { return false }
                if event.sequence == head.lastEvent {
                    return EventLine.link(to: event.line.span) == head.link
                }
                guard case .success(let place) = EventLine.check(event.line.span) else { return false }
                return place.link == head.link
            } catch {
                switch error {
                // What is damaged there is told when it is replayed.
                case .damage, .removed: continue
                case .failed(let cause): throw cause
                }
            }
        }
    }
}
