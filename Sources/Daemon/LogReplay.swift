internal import EventLog
internal import Intake
internal import Linux

/// Feeds the intake with the log, so that it knows what the daemon knew that wrote it.
struct LogReplay {
    let folder: LogFolder
    let disk: any Disk
    /// Called with each fault that is found on the way.
    let warn: (String) -> Void
    /// Called now and then with the sequence that was reached and the last one.
    let progress: (UInt64, UInt64) -> Void

    /// Events between two calls of ``progress``.
    private static let progressStep: UInt64 = 20_000

    /// Replays the log up to `last`.
    func run(into intake: inout Intake, last: UInt64) throws(SystemError) {
        let first = try ExpiredEvents(folder, on: disk).forEach { sequence, line in
            replay(line, sequence, into: &intake)
        }
        var reader = LogReader(folder, on: disk, from: first)
        while true {
            do throws(LogReadError) {
                guard let event = try reader.next() else { break }
                replay(event.line, event.sequence, into: &intake)
                if event.sequence.isMultiple(of: Self.progressStep) { progress(event.sequence, last) }
            } catch {
                switch error {
                // Recovery has reported damage in the last segment already; this may be in any.
                case .damage(let damage): warn("damage in the log, left as it is: \(damage)")
                case .removed: warn("\(error)")
                case .failed(let cause): throw cause
                }
            }
        }
        intake.resume(at: last + 1)
    }

    private func replay(_ line: [UInt8], _ sequence: UInt64, into intake: inout Intake) {
        guard let header = EventHeader(line) else {
            return warn("event \(sequence) is no event of this program: passed over")
        }
        do {
            guard let logged = try LoggedEvent(type: header.type, line: line, data: header.data) else {
                return warn("event \(sequence) is of the unknown type \(header.type): passed over")
            }
            intake.replay(logged, sequence: sequence)
        } catch {
            warn("the data of event \(sequence) cannot be read (\(error)): passed over")
        }
    }
}
