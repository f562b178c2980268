internal import EventLog
internal import Intake
internal import Likeness
internal import Linux

/// Feeds the intake with the log, so that it knows what the daemon knew that wrote it.
struct LogReplay {
    let folder: LogFolder
    let disk: any Disk
    /// Called with each fault that is found on the way.
    let warn: (String) -> Void
    /// Whether damage has not been told yet.
    let isNews: (LogDamage) -> Bool
    /// Called now and then with the sequence that was reached and the last one.
    let progress: (UInt64, UInt64) -> Void

    /// Bytes of events between two calls of ``progress``.
    private static let progressStep = 4 << 20

    /// Replays the log from `first` up to `last`: what is left of removed segments, and then the rest.
    ///
    /// - Parameters:
    ///   - frozen: called after an event when a stretch of the index before it is complete, with the link that
    ///     the event carries.
    /// - Returns: how many events there were.
    func run(
        into intake: inout Intake, from first: UInt64, last: UInt64,
        frozen: (inout Intake, _ link: UInt64) throws(SystemError) -> Void
    ) throws(SystemError) -> UInt64 {
        var count: UInt64 = 0
        var unsaid = Self.progressStep
        func take(_ sequence: UInt64, _ line: [UInt8], _ intake: inout Intake) throws(SystemError) {
            replay(line, sequence, into: &intake)
            count += 1
            unsaid += line.count
            if unsaid >= Self.progressStep {
                progress(sequence, last)
                unsaid = 0
            }
            guard intake.index.hasFrozen, case .success(let place) = EventLine.check(line.span) else {
                return
            }
            try frozen(&intake, place.link)
        }
        let whole = try ExpiredEvents(folder, on: disk).forEach(from: first) {
            (sequence, line) throws(SystemError) in try take(sequence, line, &intake)
        }
        var reader = LogReader(folder, on: disk, from: max(first, whole))
        while true {
            do throws(LogReadError) {
                guard let event = try reader.next() else { break }
                do { try take(event.sequence, event.line, &intake) } catch { throw .failed(error) }
            } catch {
                switch error {
                // Recovery has told of the last segment already; this may be in any.
                case .damage(let damage):
                    if isNews(damage) { warn("damage in the log, left as it is: \(damage)") }
                case .removed: if intake.nextSequence == 1 { warn("\(error)") }
                case .failed(let cause): throw cause
                }
            }
        }
        intake.resume(at: last + 1)
        return count
    }

    private func replay(_ line: [UInt8], _ sequence: UInt64, into intake: inout Intake) {
        do {
            if let header = EventHeader(line) {
                if let logged = try LoggedEvent(type: header.type, line: line, data: header.data) {
                    return intake.replay(logged, sequence: sequence)
                }
                warn("event \(sequence) is of the unknown type \(header.type): passed over")
            } else {
                warn("event \(sequence) is no event of this program: passed over")
            }
        } catch {
            warn("the data of event \(sequence) cannot be read (\(error)): passed over")
        }
        intake.pass(over: sequence)
    }
}
