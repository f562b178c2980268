import Article
import Checksum
import Likeness

/// Takes articles in as the daemon does, and keeps the time.
struct BenchDesk {
    private(set) var index = DecisionIndex()
    private let stand: Newsstand
    /// Articles in three quarters of the window.
    private let pace: Int
    private let hasFiles: Bool
    private var counts: [String: Int] = [:]
    private var decided: [UInt64] = []
    private var fingerprinted: UInt64 = 0
    private var bytes = 0
    private var texts = TextCount()
    private var records: [(Fingerprint, Int, Outcome)] = []
    private var isMeasured = false
    private var runs = IndexRuns()
    private var packed: (articles: Int, time: UInt64) = (0, 0)
    /// Copies that came, those of them that were found, and articles that were taken for copies of another story.
    private var copies = (all: 0, found: 0, wrong: 0)

    /// What it cost to make earlier texts anew, which the daemon reads from its log.
    private final class TextCount {
        var count = 0
        var time: UInt64 = 0
    }

    private static let start = 1_795_000_000
    private static let span = 72 * 3600

    init(_ stand: Newsstand, pace: Int, hasFiles: Bool) {
        (self.stand, self.pace, self.hasFiles) = (stand, pace, hasFiles)
    }

    /// How many articles were decided in which way.
    var tally: String {
        counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    }

    /// Forgets the times and counts so far.
    mutating func startOver() {
        (counts, decided, fingerprinted, bytes) = ([:], [], 0, 0)
        (texts, isMeasured) = (TextCount(), true)
        (packed, copies) = ((0, 0), (0, 0, 0))
    }

    /// Takes in the article with this number.
    mutating func take(_ number: Int) {
        let article = stand.article(number)
        let (stand, texts) = (stand, texts)
        let arrival = Self.start + Self.span * number / pace
        let digest = SHA256.digest(of: Array("\(number)".utf8))
        let first = Stopwatch.processorTime
        let fingerprint = Fingerprint(of: article, bytes: digest)
        let second = Stopwatch.processorTime
        let submission = Submission(fingerprint, text: ComparedText(article), arrival: arrival)
        let made = texts.time
        let third = Stopwatch.processorTime
        let decision = index.decide(submission) { sequence in
            let start = Stopwatch.processorTime
            defer {
                texts.time += Stopwatch.processorTime - start
                texts.count += 1
            }
            return ComparedText(stand.article(Int(sequence) - 1))
        }
        let outcome = Outcome(decision)
        noteFile(number, digest)
        index.record(
            UInt64(number + 1), fingerprint, arrival: arrival, scope: nil, uri: fingerprint.uri,
            outcome: outcome)
        decided.append(Stopwatch.processorTime - third - (texts.time - made))
        fingerprinted += second - first
        bytes += article.paragraphs.reduce(0) { $0 + $1.utf8.count + 2 }
        counts[outcome.relation?.rawValue ?? "accepted", default: 0] += 1
        count(outcome, number)
        if isMeasured { records.append((fingerprint, arrival, outcome)) }
        pack()
    }

    private mutating func noteFile(_ number: Int, _ digest: Digest256) {
        guard hasFiles else { return }
        index.begin(UInt64(number + 1))
        let identity = Digest128(high: digest.words.2, low: digest.words.3)
        let file = KnownFile(
            digest: UInt32(digest.first64 >> 32), items: 0, isWhole: true, hasArticle: true,
            sequence: UInt64(number + 1))
        index.note(identity, file)
    }

    private mutating func count(_ outcome: Outcome, _ number: Int) {
        let original = stand.original(of: number)
        if original != nil { copies.all += 1 }
        guard let found = outcome.original.map({ Int($0) - 1 }) else { return }
        if (stand.original(of: found) ?? found) == original ?? number {
            copies.found += 1
        } else {
            copies.wrong += 1
        }
    }

    /// Takes note of the article with this number, and of what it is a copy of, without deciding on it.
    mutating func takeAsKnown(_ number: Int) {
        let article = stand.article(number)
        let digest = SHA256.digest(of: Array("\(number)".utf8))
        let fingerprint = Fingerprint(of: article, bytes: digest)
        noteFile(number, digest)
        let original = stand.original(of: number).map { UInt64($0 + 1) }
        index.record(
            UInt64(number + 1), fingerprint, arrival: Self.start + Self.span * number / pace, scope: nil,
            uri: fingerprint.uri, outcome: Outcome(relation: original.map { _ in .near }, original: original))
        counts[original == nil ? "accepted" : "near", default: 0] += 1
        pack()
    }

    /// Does what another thread does in the daemon: lays complete stretches out as files, and merges them.
    private mutating func pack() {
        guard index.hasFrozen else { return }
        let start = Stopwatch.processorTime
        let before = runs.articles
        for run in index.frozen {
            do { try runs.add(run, Self.origin) } catch { preconditionFailure("\(error)") }
        }
        index.adopt(runs)
        packed.articles += runs.articles - before
        packed.time += Stopwatch.processorTime - start
    }

    private static let origin = IndexFile.Origin(logID: "bench", parameters: 0)

    /// Prints the times of what was taken in since it started over.
    func report() {
        let count = Double(max(1, decided.count))
        let sorted = decided.sorted()
        func share(_ part: Double) -> String {
            sorted.isEmpty ? "–" : Stopwatch.brief(Double(sorted[Int(part * (count - 1))]) / 1e3)
        }
        let decide = Double(decided.reduce(0, +)) / 1e9
        let fingerprint = Double(fingerprinted) / 1e9
        print(
            "decide + insert   \(Stopwatch.brief(count / decide)) /s; µs: p50 \(share(0.5)), "
                + "p99 \(share(0.99)), p99.9 \(share(0.999)), longest \(share(1))")
        print(
            "fingerprint       \(Stopwatch.brief(count / fingerprint)) /s, "
                + "\(Stopwatch.brief(Double(bytes) / 1e6 / fingerprint)) MB/s")
        print(
            "found             \(copies.found) of \(copies.all) copies; \(copies.wrong) articles of another story"
        )
        print("both              \(Stopwatch.brief(count / (decide + fingerprint))) /s")
        print(
            "earlier texts     \(texts.count) asked for; not counted: making them took "
                + "\(Stopwatch.brief(Double(texts.time) / 1e3 / Double(max(1, texts.count)))) µs each")
    }

    /// Prints how large the index is, and how fast its files are made and read.
    func reportFiles() {
        let size = index.size
        let window = Double(max(1, size.inWindow))
        let (near, exact) = (Double(size.nearFiles), Double(size.exactFiles))
        print(
            "files             \(runs.near.count) of samples, \(Stopwatch.brief(near / window)) bytes for each of "
                + "\(size.inWindow) in the window; \(runs.exact.count) of rows, "
                + "\(Stopwatch.brief(exact / Double(max(1, size.articles)))) bytes for each of \(size.articles)"
        )
        print(
            "memory beside     \(Stopwatch.brief(Double(size.memory) / 1e6)) MB, "
                + "\(Stopwatch.brief((Double(size.memory) + near) / window)) bytes an article with the samples"
        )
        var start = Stopwatch.processorTime
        let merged = IndexRuns.merge(runs.near).map { $0.bytes.count } ?? 0
        var time = Double(Stopwatch.processorTime - start) / 1e9
        print(
            "rebuild           \(Stopwatch.brief(window / time)) sketches/s, from the sealed files' records "
                + "into one of \(Stopwatch.brief(Double(merged) / window)) bytes each")
        start = Stopwatch.processorTime
        let opened = DecisionIndex(runs, parameters: LikenessParameters())
        time = Double(Stopwatch.processorTime - start) / 1e9
        let articles = opened?.size.inWindow ?? 0
        start = Stopwatch.processorTime
        let checked = check()
        let check = Double(Stopwatch.processorTime - start) / 1e9
        print(
            "a start           \(Stopwatch.brief((check + time) * 1e3)) ms: checksums of "
                + "\(Stopwatch.brief(Double(checked) / 1e6)) MB "
                + "\(Stopwatch.brief(check * 1e3)), \(articles) articles counted \(Stopwatch.brief(time * 1e3))"
        )
        if packed.time > 0 {
            let pace = Double(packed.articles) * 1e9 / Double(packed.time)
            print("seal and merge    \(Stopwatch.brief(pace)) articles/s, beside the deciding thread")
        }
    }

    /// Checks the files as a start does.
    private func check() -> Int {
        do { return try runs.check() } catch { preconditionFailure("\(error)") }
    }

    /// Sketches a second that an index takes in that is built from what the log says.
    func rebuilt() -> Double {
        var index = DecisionIndex()
        let start = Stopwatch.processorTime
        for (position, (fingerprint, arrival, outcome)) in records.enumerated() {
            var outcome = outcome
            outcome.original = nil
            index.record(
                UInt64(position + 1), fingerprint, arrival: arrival, scope: nil, uri: fingerprint.uri,
                outcome: outcome)
        }
        return Double(records.count) * 1e9 / Double(Stopwatch.processorTime - start)
    }
}
