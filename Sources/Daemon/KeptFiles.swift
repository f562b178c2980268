internal import Intake
internal import Likeness

/// The files that stay in the watched folder with `Settle=keep`, as they were when they were taken in, so that a
/// listing that sees them need not have them read again.
///
/// The files of the index know them, whatever there are and however old: in memory are those alone whose events are
/// in none of these yet, of the last two stretches of the log. Nothing is lost with it: the log knows each file. One
/// from which no article was read is none of them, since it has to be rejected.
struct KeptFiles {
    private let filed: FiledIndex
    private var changes = -1
    private var runs = IndexRuns()
    /// The event that tells of each that is not filed yet; the largest number for one that the index does not know in
    /// its present state. Of such there are no more than an earlier process left (``UnsettledFiles``).
    private var recent: [DigestKey: UInt64] = [:]

    /// Those that `index` knows, whose files are `filed`.
    init(_ index: DecisionIndex, _ filed: FiledIndex) {
        self.filed = filed
        for files in index.filesInMemory {
            for (key, file) in files { recent[key] = Self.stays(file) ? file.sequence : nil }
        }
    }

    /// How many are in memory.
    var countInMemory: Int { recent.count }

    private static func stays(_ file: KnownFile) -> Bool { file.isWhole && file.hasArticle }

    /// A file was taken in and stays, of which the index knows by the event `sequence`.
    mutating func add(_ file: Intake.FileIdentity, sequence: UInt64?) {
        update()
        let sequence = sequence ?? .max
        if sequence > runs.lastEvent { recent[DigestKey(file)] = sequence }
    }

    /// Whether the file that a listing sees is one of them.
    mutating func holds(_ file: Intake.FileIdentity) -> Bool {
        update()
        let key = DigestKey(file)
        return recent[key] != nil || runs.file(key).map(Self.stays) ?? false
    }

    /// Lets go of what has come into the files of the index.
    private mutating func update() {
        guard let runs = filed.taken(after: &changes) else { return }
        let isLonger = runs.lastEvent > self.runs.lastEvent
        self.runs = runs
        if isLonger { recent = recent.filter { $0.value > runs.lastEvent } }
    }
}
