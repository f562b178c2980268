internal import DequeModule
internal import HeapModule
internal import Linux
internal import Times

/// The files of one source that are due, in the order in which they are taken.
///
/// What comes in now and what a listing found take turns, so that a backlog does not hold up the news of its
/// own source. What was found goes by its age, the oldest first among those that are kept here.
struct ArrivalLine {
    /// A path, and the number by which it is told whether the entry still holds.
    struct Entry {
        let path: FilePath
        let serial: UInt64
    }

    private struct Aged: Comparable {
        let modified: WallTime
        let entry: Entry

        static func < (left: Aged, right: Aged) -> Bool {
            left.modified == right.modified
                ? left.entry.path.bytes.lexicographicallyPrecedes(right.entry.path.bytes)
                : left.modified < right.modified
        }

        static func == (left: Aged, right: Aged) -> Bool { !(left < right) && !(right < left) }
    }

    /// The source; empty for files right in the watched folder.
    let source: FilePath
    /// Paths of this source that are kept, in whatever state they are.
    var count = 0
    /// Whether the line stands in the queue of those that have something to give.
    var hasTurn = false

    private var news: Deque<Entry> = []
    private var backlog: Heap<Aged> = []
    private var isTurnOfBacklog = true

    init(source: FilePath) { self.source = source }

    var isEmpty: Bool { news.isEmpty && backlog.isEmpty }
    var backlogCount: Int { backlog.count }

    /// Entries, those among them that hold no more.
    var entryCount: Int { news.count + backlog.count }

    /// Drops the entries that hold no more.
    mutating func keep(_ holds: (Entry) -> Bool) {
        news = Deque(news.filter(holds))
        backlog = Heap(backlog.unordered.filter { holds($0.entry) })
    }

    mutating func add(_ entry: Entry) { news.append(entry) }

    mutating func add(_ entry: Entry, modified: WallTime) {
        backlog.insert(Aged(modified: modified, entry: entry))
    }

    mutating func next() -> Entry? {
        isTurnOfBacklog.toggle()
        if !isTurnOfBacklog, let oldest = backlog.popMin() { return oldest.entry }
        return news.popFirst() ?? backlog.popMin()?.entry
    }
}
