internal import Checksum

/// One row for every article that a later one can be traced to.
///
/// Rows are small and of one size, in the order of the log: for an article of the past, this is all that is
/// kept in memory.
struct ArticleTable: Sendable {
    typealias Row = UInt32

    struct Entry {
        /// The number of its event.
        var sequence: UInt64
        /// The digest of its text, from which its URI is made where it has none of its own.
        var text: Digest256
        /// Half of the digest of its bytes.
        var bytes: Digest128
        /// The time it states, in seconds, or ``ArticleTable/noTime``.
        var stated: Int64
        /// When it arrived, in seconds.
        var arrival: Int64
        /// The row of the story that it belongs to: its own, where it stands by itself.
        var story: Row
        /// Words in it, without the topmost bits, which hold the two below.
        private var wordsAndMore: UInt32

        init(_ sequence: UInt64, _ fingerprint: Fingerprint, arrival: Int, story: Row) {
            self.sequence = sequence
            text = fingerprint.text
            bytes = fingerprint.bytes.prefix
            stated = fingerprint.stated.map(Int64.init) ?? ArticleTable.noTime
            self.arrival = Int64(arrival)
            self.story = story
            wordsAndMore = UInt32(min(fingerprint.words, 1 << 24 - 1))
        }

        var words: Int { Int(wordsAndMore & 0xFF_FFFF) }

        /// Whether copies attach to it though it is a part, or more, of another.
        var standsAlone: Bool {
            get { wordsAndMore >> 31 != 0 }
            set { wordsAndMore = wordsAndMore & 0x7FFF_FFFF | (newValue ? 0x8000_0000 : 0) }
        }

        /// How many articles stand for it in the near index.
        var representatives: Int {
            get { Int(wordsAndMore >> 24 & 0x7F) }
            set { wordsAndMore = wordsAndMore & 0x80FF_FFFF | UInt32(min(newValue, 0x7F)) << 24 }
        }
    }

    static let noTime = Int64.min

    /// Rows of a chunk. A table of chunks grows without being copied, and holds no room for as much again.
    private static let chunkBits: Row = 12

    /// The rows in chunks of one size, of which only the last is not full.
    private var chunks: [[Entry]] = []
    /// The URIs of articles that have one of their own.
    private var uris: [Row: String] = [:]

    private(set) var count = 0

    /// Bytes that it takes in memory, the URIs aside.
    var byteCount: Int { chunks.count << Int(Self.chunkBits) * MemoryLayout<Entry>.stride }

    subscript(row: Row) -> Entry {
        get { chunks[Int(row >> Self.chunkBits)][Int(row & (1 << Self.chunkBits - 1))] }
        set { chunks[Int(row >> Self.chunkBits)][Int(row & (1 << Self.chunkBits - 1))] = newValue }
    }

    /// Adds a row. Without `story`, the article is a story of its own.
    mutating func append(
        _ sequence: UInt64, _ fingerprint: Fingerprint, uri: String, arrival: Int, story: Row? = nil
    ) -> Row {
        let row = Row(count)
        if count == chunks.count << Int(Self.chunkBits) {
            chunks.append([])
            chunks[chunks.count - 1].reserveCapacity(1 << Int(Self.chunkBits))
        }
        chunks[chunks.count - 1].append(Entry(sequence, fingerprint, arrival: arrival, story: story ?? row))
        count += 1
        if uri != fingerprint.uri { uris[row] = uri }
        return row
    }

    /// The row of the event `sequence`; `nil` where it has none.
    func row(of sequence: UInt64) -> Row? {
        var (low, high) = (Row(0), Row(count))
        while low < high {
            let middle = (low + high) / 2
            if self[middle].sequence < sequence { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low].sequence == sequence ? low : nil
    }

    /// The row that copies of `row` name as their original.
    func original(of row: Row) -> Row { self[row].standsAlone ? row : self[row].story }

    /// The row of the accepted article that `row` is of, over an excerpt or superset if need be.
    func root(of row: Row) -> Row {
        let story = self[row].story
        return self[story].standsAlone ? self[story].story : story
    }

    /// The event of `row` as others name it.
    func reference(_ row: Row) -> EventReference {
        let entry = self[row]
        return EventReference(sequence: entry.sequence, uri: uris[row] ?? "urn:sha256:" + entry.text.hex)
    }
}
