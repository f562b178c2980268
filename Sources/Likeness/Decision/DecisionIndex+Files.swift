/// A stretch of the log that is complete in memory and can go into files.
public struct FrozenRun: Sendable {
    let run: OpenRun

    /// The last event in it: once that is durable, the stretch may be written.
    public var lastEvent: UInt64 { run.lastEvent }
    /// The last sequence that may be in it.
    public var last: UInt64 { run.stretch?.last ?? 0 }

    /// Its two files.
    ///
    /// - Parameters:
    ///   - link: what the event after ``lastEvent`` carries as its link.
    public func files(_ origin: IndexFile.Origin, link: UInt64) -> (exact: IndexDraft, near: IndexDraft)? {
        guard let stretch = run.stretch else { return nil }
        var head = IndexFile.Head(
            kind: .exact, origin: origin, stretch: stretch, lastEvent: run.lastEvent, link: link,
            firstRow: run.firstRow, rowCount: UInt32(run.rows.count), counters: run.counters)
        let exact = ExactRunWriter.draft(run, head)
        head.kind = .near
        return (exact, NearRunWriter.draft(run.near, head))
    }
}

/// The files of an index, in the order of the log.
public struct IndexRuns: Sendable {
    /// Files that are kept for ever; together they cover the log from its beginning on.
    public var exact: [ExactRun] = []
    /// Files that are kept while they are in the window; the last ends where the last of `exact` does.
    public var near: [NearRun] = []

    /// No files.
    public init() {}

    /// Files of these.
    public init(exact: [ExactRun], near: [NearRun]) { (self.exact, self.near) = (exact, near) }

    /// The last event that they know of.
    public var lastEvent: UInt64 { exact.last?.head.lastEvent ?? 0 }
    /// Articles that they know.
    public var articles: Int { exact.reduce(0) { $0 + Int($1.head.rowCount) } }
    /// The last sequence that they cover.
    public var last: UInt64 { exact.last?.head.stretch.last ?? 0 }

    /// What they know of a file by its identity. Any thread may ask.
    public func file(_ identity: DigestKey) -> KnownFile? {
        for run in exact.reversed() { if let known = run.file(identity) { return known } }
        return nil
    }

    /// The file that holds what these hold, which follow on each other; `nil` of none.
    public static func merge(_ runs: [ExactRun]) -> IndexDraft? { ExactRunWriter.merge(runs) }
    /// The file that holds what these hold, which follow on each other; `nil` of none.
    public static func merge(_ runs: [NearRun]) -> IndexDraft? { NearRunWriter.merge(runs) }

    /// Adds a stretch, in memory, and merges what is to be merged.
    public mutating func add(_ frozen: FrozenRun, _ origin: IndexFile.Origin) throws(IndexFault) {
        guard let files = frozen.files(origin, link: 0) else { return }
        near.append(try NearRun(Self.file(files.near)))
        exact.append(try ExactRun(Self.file(files.exact)))
        let bits = frozen.run.bits.stretch
        while let group = Self.group(exact.map(\.head.stretch), bits: bits, .exact),
            let merged = Self.merge(Array(exact[group]))
        {
            exact.replaceSubrange(group, with: [try ExactRun(Self.file(merged))])
        }
        while let group = Self.group(near.map(\.head.stretch), bits: bits, .near),
            let merged = Self.merge(Array(near[group]))
        {
            near.replaceSubrange(group, with: [try NearRun(Self.file(merged))])
        }
    }

    private static func file(_ draft: IndexDraft) throws(IndexFault) -> IndexFile {
        try IndexFile(IndexBytes(draft.bytes))
    }

    /// Reads all of the files once and checks them, as a start does.
    ///
    /// - Returns: their bytes.
    public func check() throws(IndexFault) -> Int {
        for file in exact.map(\.file) + near.map(\.file) { _ = try IndexFile(file) }
        return exact.reduce(0) { $0 + $1.byteCount } + near.reduce(0) { $0 + $1.byteCount }
    }

    /// Stretches of the largest group, as a power of two.
    private static let largestGroup: UInt64 = 6

    /// The largest group of files that is complete and has more than one, if there is such a group: groups are
    /// told by the sequences alone, so that the files of a log are the same whoever made them.
    ///
    /// - Parameters:
    ///   - bits: sequences of a stretch, as a power of two.
    public static func group(
        _ stretches: [IndexFile.Stretch], bits: UInt64, _ kind: IndexFile.Kind
    ) -> Range<Int>? {
        guard let end = stretches.last.map({ ($0.last >> bits) + 1 }) else { return nil }
        // Samples are looked up by many keys, in every file: the fewer, the better. Of those that many have, a
        // file of half of all tells enough.
        let step = kind == .near ? 1 : 2
        for shift in stride(from: largestGroup, to: 0, by: -step) {
            var start = 0
            while start < stretches.count {
                let group = stretches[start].first >> (bits + shift)
                var next = start
                while next < stretches.count, stretches[next].last >> (bits + shift) == group { next += 1 }
                if next - start > 1, (group + 1) << shift <= end { return start..<next }
                start = max(next, start + 1)
            }
        }
        return nil
    }
}

extension DecisionIndex {
    /// What is complete in memory, in the order of the log.
    public var frozen: [FrozenRun] { articles.frozen.map(FrozenRun.init) }

    /// The last event that is taken note of; 0 for none.
    public var lastEvent: UInt64 {
        articles.open.unit != nil
            ? articles.open.lastEvent
            : articles.frozen.last?.lastEvent ?? articles.files.last?.head.lastEvent ?? 0
    }

    /// What is known of files by events that are not in the files of the index, the latest last.
    public var filesInMemory: [[(key: DigestKey, value: KnownFile)]] {
        articles.frozen.map(\.files.entries) + [articles.open.files.entries]
    }

    /// Whether `sequence` is the last that may be in its stretch.
    public func isLast(_ sequence: UInt64) -> Bool {
        (sequence + 1) >> parameters.stretchBits != sequence >> parameters.stretchBits
    }

    /// Whether something is complete in memory.
    public var hasFrozen: Bool { !articles.frozen.isEmpty }

    /// The state of an index over a log that `runs` know up to their end; `nil` when they do not reach back
    /// over all of the window.
    public init?(_ runs: IndexRuns, parameters: LikenessParameters) {
        self.init(parameters: parameters)
        guard let last = runs.exact.last else { return }
        window = NearWindow(runs.exact.flatMap(\.blocks), parameters)
        let first = window.firstRow
        let near = runs.near.drop { $0.head.firstRow + $0.head.rowCount <= first }
        if first < last.endRow {
            guard let oldest = near.first, oldest.head.firstRow <= first,
                near.last?.head.stretch.last == runs.last
            else { return nil }
            for (run, next) in zip(near, near.dropFirst())
            where run.head.stretch.last != next.head.stretch.previous { return nil }
        }
        counters = last.head.counters
        articles.adopt(runs.exact)
        self.near.adopt(Array(near), from: first)
        for run in self.near.files {
            for number in Int(run.floor)..<run.count { window.count(run.article(number)) }
        }
    }

    /// Reads from `runs` what was in memory up to their end.
    public mutating func adopt(_ runs: IndexRuns) {
        articles.adopt(runs.exact)
        near.adopt(runs.near, from: window.firstRow)
    }

    /// The first row in the window: near files that end before it are of no use.
    public var windowFirstRow: UInt32 { window.firstRow }

    /// How large it is.
    public var size: IndexSize {
        var size = IndexSize()
        size.articles = articles.count
        size.inWindow = window.count
        size.windowSeconds = window.span
        size.isCut = window.isCut
        size.memory = articles.memory
        size.nearFiles = near.byteCount
        size.exactFiles = articles.byteCount
        return size
    }
}

/// How large an index is.
public struct IndexSize: Equatable, Sendable {
    /// Articles that are known exactly.
    public var articles = 0
    /// Articles in the window that can be found by their samples.
    public var inWindow = 0
    /// Seconds that the window reaches back.
    public var windowSeconds = 0
    /// Whether articles left the window for want of room.
    public var isCut = false
    /// Bytes in memory, the files aside.
    public var memory = 0
    /// Bytes of the files of samples that are in use; they are mapped.
    public var nearFiles = 0
    /// Bytes of the files of rows; they are mapped.
    public var exactFiles = 0

    /// Nothing.
    public init() {}
}
