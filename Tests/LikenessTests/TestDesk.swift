import Article
import Checksum
import Intake
import Likeness
import Times

/// An intake whose events are durable at once.
struct TestDesk {
    private(set) var log: [Intake.Content] = []
    private(set) var intake: Intake

    init(_ parameters: LikenessParameters = LikenessParameters()) {
        intake = Intake(likeness: parameters)
    }

    /// A desk over what `intake` knows, which is the beginning of `log`.
    init(_ intake: Intake, log: [Intake.Content]) {
        self.intake = intake
        self.log = Array(log.prefix(Int(intake.nextSequence - 1)))
    }

    /// Reads from the files of the index what was in memory.
    mutating func adopt(_ runs: IndexRuns) { intake.adopt(runs) }

    init(replaying events: ArraySlice<Intake.Content>, asWritten: Bool = true) throws {
        intake = Intake()
        for (number, event) in events.enumerated() {
            var data = event.data
            if !asWritten {
                let text = String(decoding: data, as: UTF8.self)
                data = Array(text.replacing(Sampling.description, with: "w5").utf8)
            }
            let logged = try LoggedEvent(type: event.type, line: data, data: 0..<data.count)
            guard let logged else { throw Unknown() }
            intake.replay(logged, sequence: UInt64(number + 1))
        }
        log = Array(events)
    }

    private struct Unknown: Error {}

    mutating func take(_ article: Article, _ number: Int) {
        let path = Array("wire/\(number)".utf8)
        guard case .read(let ticket, _) = intake.arrived(path) else { return }
        let digest = SHA256.digest(of: path)
        let time = WallTime(seconds: Deliveries.start + number * 600, nanoseconds: 0)
        let file = DroppedFile(
            path: path, device: 1, inode: UInt64(number), size: 1, modified: time, changed: time,
            digest: digest)
        let prepared = PreparedArticle(
            Reading(article: article), fingerprint: Fingerprint(of: article, bytes: digest))
        let log = log
        let effects = intake.read(ticket, .article(file, prepared)) { sequence in
            let data = log[Int(sequence) - 1].data
            return LoggedEvent.textOrHeading(line: data, data: 0..<data.count)
        }
        for case .append(let content, let sequence) in effects {
            self.log.append(content)
            // Not every event is durable at once: the texts of the others come from the intake.
            if sequence.isMultiple(of: 3) { _ = intake.durable(sequence) }
        }
    }
}
