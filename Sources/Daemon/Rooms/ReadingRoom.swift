internal import Article
internal import Checksum
internal import Formats
internal import Intake
internal import Likeness
internal import Linux
internal import Settings
internal import Spool

/// The threads that open files, read articles out of them and make their events ready.
final class ReadingRoom: Sendable {
    /// A file to be read.
    struct Job: Sendable {
        let ticket: Intake.Ticket
        let due: Arrivals.Due
    }

    /// Files that one thread takes at a time at most: enough to make the hand-over cheap, few enough that the
    /// desk is given work while the next are read.
    private static let batch = 8

    private let jobs: Mailbox<Job>
    private let claim: FileClaim
    private let reloader: SettingsReloader
    private let readers: Int
    private let budget: ByteBudget
    private let notes: InHandNotes
    private let deliver: @Sendable ([(Intake.Ticket, ReadOutcome)]) -> Void

    /// A room whose `readers` threads take from `jobs` and hand to `deliver`.
    init(
        jobs: Mailbox<Job>, claim: FileClaim, readers: Int, reloader: SettingsReloader, budget: ByteBudget,
        notes: InHandNotes, deliver: @escaping @Sendable ([(Intake.Ticket, ReadOutcome)]) -> Void
    ) {
        self.jobs = jobs
        self.claim = claim
        self.readers = readers
        self.budget = budget
        self.notes = notes
        self.deliver = deliver
        self.reloader = reloader
    }

    /// What one thread, with this number from 1, does until the jobs end.
    func work(_ pulse: Pulse, thread: Int) {
        while let taken = jobs.receive(atMost: Self.batch, sharedBy: readers) {
            var outcomes: [(Intake.Ticket, ReadOutcome)] = []
            var folder = FileClaim.OpenFolder()
            // A reload may have changed them since the last batch.
            let settings = reloader.current
            for job in taken {
                pulse.begin()
                // Whoever waits here gives up first what others, and its own turn, may wait for.
                var size = 0
                let outcome = read(job, in: &folder, settings) { status in
                    size = status.size
                    if !budget.takeAtOnce(status.size, for: job.ticket) {
                        hand(&outcomes, pulse)
                        budget.take(status.size, for: job.ticket)
                    }
                    notes.note(job.due.path, status, by: thread)
                    pulse.begin(on: size)
                } moving: {
                    pulse.begin(on: size)
                } items: { batch in
                    outcomes.append((job.ticket, batch))
                    hand(&outcomes, pulse)
                    pulse.begin(on: size)
                }
                if let outcome { outcomes.append((job.ticket, outcome)) }
            }
            notes.clear(thread)
            hand(&outcomes, pulse)
            pulse.rest()
        }
    }

    /// Delivers what was read. To wait for the desk is no standstill of this thread.
    private func hand(_ outcomes: inout [(Intake.Ticket, ReadOutcome)], _ pulse: Pulse) {
        pulse.hold()
        if !outcomes.isEmpty { deliver(outcomes) }
        outcomes = []
    }

    /// What came of the file; `nil` for a file of many articles, which were given to `items` in batches.
    private func read(
        _ job: Job, in folder: inout FileClaim.OpenFolder, _ settings: Settings,
        takingRoom: (FileStatus) -> Void, moving: () -> Void, items: (ReadOutcome) -> Void
    ) -> ReadOutcome? {
        let path = job.due.path.bytes
        let limit = settings.spool.maximumFileSize
        switch claim.limited(to: limit).read(
            job.due, in: &folder, takingRoom: takingRoom, moving: moving)
        {
        case .gone: return .gone
        case .beingWritten: return .waits(.beingWritten)
        case .unreadable(let error): return .waits(.unreadable(error.description))
        case .notRegular(let status):
            return .rejected(DroppedFile(path: path, status), Rejection(Self.code(of: status.kind)))
        case .condemned(let status):
            return .rejected(DroppedFile(path: path, status), Rejection(.crashedReader))
        case .tooLarge(let status):
            let rejection = Rejection(.tooLarge, detail: "\(status.size) bytes, \(limit) are allowed")
            return .rejected(DroppedFile(path: path, status), rejection)
        case .read(let status, let bytes):
            var file = DroppedFile(path: path, status)
            let format = Format.detect(bytes)
            let readingSettings = ReadingSettings(of: file.source.flatMap { settings.sources[$0] })
            if format.holdsMany {
                var reader = ItemReader(bytes, format: format, settings: readingSettings)
                var isLast = false
                while !isLast {
                    let batch = reader.next()
                    isLast = batch.isLast
                    file.digest = batch.digest
                    items(.items(file, batch.items, isLast: isLast))
                }
                return nil
            }
            do {
                let reading = try format.read(bytes, settings: readingSettings)
                let fingerprint = Fingerprint(of: reading.article, source: bytes.span)
                file.digest = fingerprint.bytes
                return .article(file, PreparedArticle(reading, fingerprint: fingerprint))
            } catch {
                file.digest = SHA256.digest(of: bytes)
                return .rejected(file, Rejection(Self.code(of: error)))
            }
        }
    }

    private static func code(of error: ReadingError) -> Rejection.Code {
        switch error {
        case .empty: .empty
        case .notText: .notText
        }
    }

    private static func code(of kind: FileKind) -> Rejection.Code {
        switch kind {
        case .link: .link
        case .fifo: .fifo
        case .socket: .socket
        case .device, .regular, .folder: .device
        }
    }
}

extension DroppedFile {
    /// The file at `path` below the watched folder, in this state.
    init(path: [UInt8], _ status: FileStatus) {
        self.init(
            path: path, device: status.device, inode: status.inode, size: status.size,
            modified: status.modified, changed: status.changed)
    }
}

extension FileStatus {
    /// The status that `file` had when it was read.
    init(_ file: DroppedFile) {
        self.init(
            kind: .regular, device: file.device, inode: file.inode, size: file.size, modified: file.modified,
            changed: file.changed)
    }
}
