/// What is to be kept of a damaged segment, and what is to be put aside.
///
/// A line that says a number which cannot be at its place is a stranger; so that one with a high number does not
/// cast out all that follow, the most lines that stand in order are kept.
struct RepairPlan: Equatable {
    /// A line, or a part of the file that cannot be read, where it stands in the segment.
    struct Piece: Equatable {
        /// Its bytes, the newline included.
        let range: Range<Int>
        /// What it holds.
        let content: Content
    }

    enum Content: Equatable {
        case event(sequence: UInt64, link: UInt64, digest: UInt64)
        case blank
        case damaged(String)
    }

    /// Bytes to put aside, and what was wrong with them.
    struct Stray: Equatable {
        var range: Range<Int>
        var was: String
    }

    /// Pieces to put aside, neighbours joined.
    private(set) var strays: [Stray] = []
    /// Events that are lost.
    private(set) var lost: [ClosedRange<UInt64>] = []
    /// Events that are not linked to the one before.
    private(set) var unlinked: [UInt64] = []
    /// Events that stay, by the place of their piece.
    private(set) var kept: [Int] = []
    /// Where the log stands after the events that stay.
    private(set) var next: UInt64
    /// The link that the next event carries; `nil` where it cannot be known.
    private(set) var link: UInt64?

    /// A plan for a segment whose first event should be `next`, linked by `link`, and whose events are all below
    /// `end`.
    init(_ pieces: [Piece], next: UInt64, link: UInt64?, end: UInt64) {
        self.next = next
        self.link = link
        let ordered = Self.longestRun(pieces, within: next..<max(next, end))
        kept = ordered
        var position = 0
        for (index, piece) in pieces.enumerated() {
            if position < ordered.count, ordered[position] == index {
                position += 1
                take(piece)
            } else if case .damaged(let fault) = piece.content {
                putAside(piece.range, fault)
            } else if case .event(let sequence, _, _) = piece.content {
                putAside(piece.range, "event \(sequence) does not belong here")
            }
        }
    }

    private mutating func take(_ piece: Piece) {
        guard case .event(let sequence, let found, let digest) = piece.content else { return }
        if sequence > next {
            lost.append(next...sequence - 1)
        } else if let link, found != link {
            unlinked.append(sequence)
        }
        next = sequence + 1
        link = digest
    }

    private mutating func putAside(_ range: Range<Int>, _ was: String) {
        if let last = strays.indices.last, strays[last].range.upperBound == range.lowerBound {
            strays[last].range = strays[last].range.lowerBound..<range.upperBound
            if !strays[last].was.hasSuffix(was) { strays[last].was += "; " + was }
        } else {
            strays.append(Stray(range: range, was: was))
        }
    }

    /// The places of the most events that rise strictly (by patience sorting; of equal ones the first stays).
    private static func longestRun(_ pieces: [Piece], within bounds: Range<UInt64>) -> [Int] {
        var tails: [(sequence: UInt64, place: Int)] = []
        var before = [Int](repeating: -1, count: pieces.count)
        for (place, piece) in pieces.enumerated() {
            guard case .event(let sequence, _, _) = piece.content, bounds.contains(sequence) else { continue }
            var (low, high) = (0, tails.count)
            while low < high {
                let middle = (low + high) / 2
                if tails[middle].sequence < sequence { low = middle + 1 } else { high = middle }
            }
            if low < tails.count, tails[low].sequence == sequence { continue }
            before[place] = low > 0 ? tails[low - 1].place : -1
            if low < tails.count { tails[low] = (sequence, place) } else { tails.append((sequence, place)) }
        }
        var run: [Int] = []
        var place = tails.last?.place ?? -1
        while place >= 0 {
            run.append(place)
            place = before[place]
        }
        return run.reversed()
    }
}
