/// Articles by what they were decided to be.
struct Groups {
    private(set) var ids: [String] = []
    /// For each article the one that it is taken for: itself, where it stands alone.
    private(set) var roots: [Int] = []
    private(set) var parts: [(part: Int, whole: Int)] = []

    /// Adds an article that is a copy of the one at `place`.
    mutating func add(_ id: String, copyOf place: Int) {
        roots.append(place == ids.count ? place : roots[place])
        ids.append(id)
    }

    /// Adds an article that is a part of the one at `place`, or more than that.
    mutating func add(_ id: String, partOf place: Int) {
        parts.append((ids.count, place))
        roots.append(ids.count)
        ids.append(id)
    }
}

/// Pairs of articles of which it is known what they are to each other.
struct KnownPairs {
    private var labels: [Pair: String] = [:]

    private struct Pair: Hashable {
        let first: String
        let second: String

        init(_ a: String, _ b: String) { (first, second) = a < b ? (a, b) : (b, a) }
    }

    /// Reads lines of two ids and a label.
    init(_ text: String) {
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: "\t").map(String.init)
            if fields.count >= 3 { labels[Pair(fields[0], fields[1])] = fields[2] }
        }
    }

    /// What is wrong, and what was missed, a line for each.
    func faults(_ groups: Groups, atMost limit: Int) -> [String] {
        let (found, parts) = pairs(groups)
        let either = found.union(parts)
        let wrong = either.filter { (labels[$0] ?? "different") == "different" }
        let missed = labels.filter { $0.value == "duplicate" && !found.contains($0.key) }.keys
        let parted = labels.filter { $0.value == "excerpt" && !either.contains($0.key) }.keys
        return Array(wrong.map { "  wrong: \($0.first) \($0.second)" }.sorted().prefix(limit))
            + missed.map { "  missed: \($0.first) \($0.second)" }.sorted().prefix(limit)
            + parted.map { "  missed part: \($0.first) \($0.second)" }.sorted().prefix(limit)
    }

    /// Precision, recall and their mean over pairs of copies, and the share of the excerpts that were found.
    func score(_ groups: Groups) -> String {
        let (found, parts) = pairs(groups)
        let right = found.count { labels[$0] == "duplicate" }
        let wrong = found.union(parts).count { (labels[$0] ?? "different") == "different" }
        let listed = found.union(parts).count { labels[$0] == "different" }
        let wanted = labels.values.count { $0 == "duplicate" }
        let excerpts = labels.filter { $0.value == "excerpt" }.keys
        let precision = Double(right) / Double(max(1, right + wrong))
        let recall = Double(right) / Double(max(1, wanted))
        let both = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
        return "P \(Self.text(precision)) R \(Self.text(recall)) F1 \(Self.text(both)), wrong \(wrong) "
            + "(\(listed) of them listed), excerpts \(excerpts.count { parts.union(found).contains($0) })"
            + "/\(excerpts.count)"
    }

    private func pairs(_ groups: Groups) -> (found: Set<Pair>, parts: Set<Pair>) {
        var members: [Int: [Int]] = [:]
        for (place, root) in groups.roots.enumerated() { members[root, default: []].append(place) }
        var found: Set<Pair> = []
        for group in members.values {
            for (count, place) in group.enumerated() {
                for other in group[..<count] { found.insert(Pair(groups.ids[place], groups.ids[other])) }
            }
        }
        var parts: Set<Pair> = []
        for (part, whole) in groups.parts {
            parts.insert(Pair(groups.ids[part], groups.ids[whole]))
            parts.insert(Pair(groups.ids[part], groups.ids[groups.roots[whole]]))
        }
        return (found, parts)
    }

    private static func text(_ share: Double) -> String {
        let digits = String(10_000 + Int((share * 10_000).rounded()))
        return share >= 1 ? "1.0000" : "0." + digits.dropFirst()
    }
}
