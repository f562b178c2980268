/// Which articles are in the window, and how many of them stand for each story.
///
/// The window begins with a block of sequences. The first block leaves it when its latest arrival is too long
/// before the latest of all, or when the articles in the window take more room than they may: so where it
/// begins is told by the log and the parameters alone. The block that is being filled never leaves.
struct NearWindow: Sendable {
    /// The blocks in the window; those before ``begin`` have left it.
    private var blocks: [LogBlock] = []
    private var begin = 0
    /// Bytes that the articles in the window take, about.
    private(set) var cost = 0
    /// Whether articles have left it for want of room.
    private(set) var isCut = false
    /// The latest arrival, in seconds.
    private(set) var latest = Int64.min
    /// Articles that stand for each story, it itself not counted, by its row.
    private var others: [UInt32: UInt8] = [:]
    /// Articles in the window that can be found by their samples.
    private(set) var count = 0

    /// The first row in the window.
    var firstRow: UInt32 { begin < blocks.count ? blocks[begin].firstRow : 0 }

    /// Seconds between the latest arrival and the earliest in the window, at most.
    var span: Int { begin < blocks.count && latest != .min ? Int(latest - max(blocks[begin].latest, 0)) : 0 }

    /// Takes note of a block that begins.
    mutating func add(_ block: LogBlock) { blocks.append(block) }

    /// Takes note of an article that is found by its sample from now on.
    mutating func add(_ article: IndexedArticle, cost: Int, arrival: Int) {
        latest = max(latest, Int64(arrival))
        blocks[blocks.count - 1].latest = latest
        blocks[blocks.count - 1].cost += UInt32(cost)
        self.cost += cost
        count += 1
        if article.original != article.row { others[article.original, default: 0] &+= 1 }
        if article.root != article.original, article.root != article.row {
            others[article.root, default: 0] &+= 1
        }
    }

    /// How many articles other than itself stand for the story of `row`.
    func others(for row: UInt32) -> Int { Int(others[row] ?? 0) }

    /// Moves the beginning on, and tells which rows leave; `nil` when none does.
    mutating func advance(_ parameters: LikenessParameters) -> Range<UInt32>? {
        let first = firstRow
        while begin + 1 < blocks.count {
            // A log may begin with many events of which none has an article.
            let isOld = latest != .min && blocks[begin].latest < latest - Int64(parameters.window)
            guard isOld || cost > parameters.capacity else { break }
            if !isOld { isCut = true }
            cost -= Int(blocks[begin].cost)
            begin += 1
        }
        guard firstRow > first else { return nil }
        if begin > 1 << 12 {
            blocks.removeFirst(begin)
            begin = 0
        }
        return first..<firstRow
    }

    /// Takes note that an article has left.
    mutating func left(_ article: IndexedArticle) {
        count -= 1
        if article.original != article.row { leave(article.original) }
        if article.root != article.original, article.root != article.row { leave(article.root) }
    }

    private mutating func leave(_ row: UInt32) {
        guard let known = others[row] else { return }
        others[row] = known > 1 ? known - 1 : nil
    }

    /// The window over the blocks of files, the articles in it not counted yet.
    init(_ blocks: [LogBlock] = [], _ parameters: LikenessParameters = LikenessParameters()) {
        self.blocks = blocks
        cost = blocks.reduce(0) { $0 + Int($1.cost) }
        latest = blocks.last?.latest ?? .min
        _ = advance(parameters)
    }

    /// Counts an article of a file.
    mutating func count(_ article: IndexedArticle) {
        count += 1
        if article.original != article.row { others[article.original, default: 0] &+= 1 }
        if article.root != article.original, article.root != article.row {
            others[article.root, default: 0] &+= 1
        }
    }
}
