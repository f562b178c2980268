public import Linux
public import Times

/// What is done to segments after they were sealed: they get a footer, are compressed, and are removed when
/// they are no longer to be kept.
///
/// Each step looks at the folder and does what is missing, so whatever a crash broke off is taken up again. It
/// never touches the current segment, and is to be done by the process that holds the log, on another thread
/// than the writer's.
public struct LogUpkeep {
    /// What is kept, and how.
    public struct Policy: Equatable, Sendable {
        /// Whether sealed segments are compressed.
        public var compresses = false
        /// Seconds after which a segment's last event need not be kept any more; `nil` for ever.
        public var retainedAge: Int64?
        /// What stays free on the file system: a segment is compressed only where there is room for both.
        public var keepFree = FreeReserve.none
        /// Bytes that all segments may take together; `nil` for any number.
        public var retainedSize: Int?

        /// Everything is kept as it is.
        public init() {}
    }

    /// A reader that has not read everything yet.
    public struct Hold: Equatable, Sendable {
        /// What it is called.
        public var name: String
        /// The first sequence that it still needs.
        public var sequence: UInt64
        /// When it went on last.
        public var moved: WallTime

        /// The hold of the reader `name`.
        public init(name: String, sequence: UInt64, moved: WallTime) {
            (self.name, self.sequence, self.moved) = (name, sequence, moved)
        }
    }

    /// What one round did and found.
    public struct Report: Equatable, Sendable {
        /// Footers that were made.
        public var footers = 0
        /// Segments that were compressed.
        public var compressed = 0
        /// Segments that were removed.
        public var removed: [Tombstone] = []
        /// Damage in segments that got a footer.
        public var damage: [LogDamage] = []
        /// The reader for whose sake segments are kept that would be removed otherwise.
        public var hold: Hold?
        /// How many they are.
        public var heldSegments = 0
    }

    let folder: LogFolder
    let disk: any Disk
    /// What is done with sealed segments, from the next round on.
    public var policy: Policy
    let strip: ([UInt8]) -> [UInt8]?
    let holds: () throws(SystemError) -> [Hold]

    /// Upkeep of the log in `folder`.
    ///
    /// - Parameters:
    ///   - strip: gives what stays of an event (its line, without the newline) when its segment is removed, as
    ///     a line of JSON; `nil` for nothing.
    ///   - holds: the readers whose unread segments must be kept.
    public init(
        _ folder: LogFolder, on disk: any Disk, policy: Policy,
        strip: @escaping ([UInt8]) -> [UInt8]? = { _ in nil },
        holds: @escaping () throws(SystemError) -> [Hold] = { () throws(SystemError) in [] }
    ) {
        self.folder = folder
        self.disk = disk
        self.policy = policy
        self.strip = strip
        self.holds = holds
    }

    /// Does what there is to do. Between two segments it asks `isOver` whether to leave the rest to the next
    /// round. Segments whose footers are among `footers`, which the writer made, need not be read for them.
    public func round(
        now: WallTime, footers: [SegmentFooter] = [], isOver: () -> Bool = { false }
    ) throws(SystemError) -> Report {
        var report = Report()
        for first in try finishRemovals() {
            if isOver() { return report }
            try makeFooter(first, footers.last { $0.name == first }, &report)
            if policy.compresses, try compress(first) { report.compressed += 1 }
        }
        try removeExpired(now: now, isOver, &report)
        return report
    }

    /// Removes what a crash has left of segments that have a tombstone; gives the others.
    private func finishRemovals() throws(SystemError) -> [UInt64] {
        let gone = Set(try Tombstone.names(in: folder, on: disk))
        let sealed = try SegmentFinder(folder: folder, disk: disk).sealed()
        guard !gone.isEmpty else { return sealed }
        let footers = try disk.names(in: folder.path).compactMap(LogFolder.firstSequence(ofFooter:))
        for first in Set(sealed).union(footers).intersection(gone).sorted()
        where try Tombstone.read(first: first, in: folder, on: disk) != nil {
            try unlink(first)
        }
        return sealed.filter { !gone.contains($0) }
    }

    /// Makes the footer of a sealed segment unless it is there.
    private func makeFooter(
        _ first: UInt64, _ known: SegmentFooter?, _ report: inout Report
    ) throws(SystemError) {
        do {
            _ = try disk.status(at: folder.footer(first: first))
            return
        } catch { guard error.isMissing else { throw error } }
        guard let file = try SegmentFinder(folder: folder, disk: disk).openSealed(first) else { return }
        if let footer = known, try file.length() == footer.bytes {
            try disk.replaceDurably(folder.footer(first: first), with: footer.document, mode: 0o640)
            report.footers += 1
            return
        }
        let survey = try SegmentSurvey(
            file, after: .init(next: first, link: nil, lastLink: EventChain.beginning),
            within: .init(durable: .max))
        let footer = try SegmentFooter(of: survey, named: first, in: file)
        try disk.replaceDurably(folder.footer(first: first), with: footer.document, mode: 0o640)
        report.footers += 1
        report.damage += survey.damage
    }
}
