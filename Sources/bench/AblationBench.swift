import ArgumentParser
import Article
import Checksum
import Formats
import Likeness
import Linux

/// What each guard is good for: decisions on articles whose copies are known, with one thing switched off.
struct AblationBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ablation",
        abstract: "Decide on articles whose copies are known, with each guard off in turn.",
        discussion: """
            The articles are taken in in the order of the file. Each line of the pairs has two ids and a label, \
            parted by tabs: duplicate, excerpt, ignore or different. What is not listed is different.
            """)

    @Argument(help: "Articles with ids, in JSON Lines.")
    var articles: String

    @Argument(help: "Pairs of their ids, with a label.")
    var pairs: String

    @Option(
        help:
            "Change a number of the rules: NAME=VALUE, any of \((Array(Self.numbers.keys) + Array(Self.wholes.keys)).sorted())."
    )
    var set: [String] = []

    @Option(help: "Show so many of the pairs that are wrong or missed.")
    var show = 0

    private static var numbers: [String: WritableKeyPath<LikenessParameters, Double>] {
        [
            "containment": \.containment, "excerptContainment": \.excerptContainment,
            "foreignContainment": \.foreignContainment,
            "foreignExcerptContainment": \.foreignExcerptContainment,
            "excerptRatio": \.excerptRatio,
            "wornPairs": \.wornPairs,
            "wornCoverage": \.wornCoverage, "numberConflict": \.numberConflict,
            "rereadContainment": \.rereadContainment, "nameConflict": \.nameConflict,
            "headlineSupport": \.headlineSupport,
        ]
    }

    private static var wholes: [String: WritableKeyPath<LikenessParameters, Int>] {
        [
            "shortItem": \.shortItem,
            "wordsPerConflict": \.wordsPerConflict, "headlineGuardWords": \.headlineGuardWords,
            "bulletinWords": \.bulletinWords, "leastNameConflicts": \.leastNameConflicts,
        ]
    }

    func run() throws {
        var chosen = LikenessParameters()
        for assignment in set {
            let parts = assignment.split(separator: "=").map(String.init)
            if parts.count == 2, let path = Self.numbers[parts[0]], let value = Double(parts[1]) {
                chosen[keyPath: path] = value
            } else if parts.count == 2, let path = Self.wholes[parts[0]], let value = Int(parts[1]) {
                chosen[keyPath: path] = value
            } else {
                throw ValidationError("\(assignment): no NAME=VALUE of a number of the rules")
            }
        }
        let disk = LinuxDisk()
        guard let file = try disk.contents(of: FilePath(articles)),
            let lines = try disk.contents(of: FilePath(pairs))
        else { throw ValidationError("both files are needed") }
        let stories = Self.stories(file)
        let gold = KnownPairs(String(decoding: lines, as: UTF8.self))
        for (name, change) in Self.variants {
            var parameters = chosen
            change(&parameters)
            let padded = name + String(repeating: " ", count: max(0, 22 - name.count))
            let groups = Self.decided(stories, parameters)
            print(padded + gold.score(groups))
            for fault in gold.faults(groups, atMost: show) { print(fault) }
        }
    }

    private static var variants: [(String, (inout LikenessParameters) -> Void)] {
        [
            ("as it is", { _ in }),
            ("numbers not guarded", { $0.guardsNumbers = false }),
            ("names not guarded", { $0.guardsNames = false }),
            ("headlines not guarded", { $0.guardsHeadlines = false }),
            ("recurrence not guarded", { $0.guardsRecurrence = false }),
            (
                "nothing guarded",
                {
                    ($0.guardsNumbers, $0.guardsNames) = (false, false)
                    ($0.guardsHeadlines, $0.guardsRecurrence) = (false, false)
                }
            ),
            ("no window", { $0.window = .max / 4 }),
            ("no weighting", { $0.weighsRarity = false }),
            ("no worn copies", { $0.wornPairs = 2 }),
        ]
    }

    private typealias Story = (id: String, submission: Submission)

    private static func stories(_ file: [UInt8]) -> [Story] {
        var stories: [Story] = []
        for item in Format.detect(file).items(in: file, settings: ReadingSettings()) {
            guard case .success(let reading) = item.result else { continue }
            let article = reading.article
            let id = article.alternativeIDs.first { $0.role == "id" }?.value ?? String(item.ordinal)
            let fingerprint = Fingerprint(of: article, bytes: SHA256.digest(of: Array(file[item.range])))
            stories.append(
                (id, Submission(fingerprint, text: ComparedText(reading), arrival: 1_795_000_000)))
        }
        return stories
    }

    /// The groups of ids that are taken for copies of one original, and what is a part of what.
    private static func decided(_ stories: [Story], _ parameters: LikenessParameters) -> Groups {
        var index = DecisionIndex(parameters: parameters)
        var groups = Groups()
        for (place, story) in stories.enumerated() {
            let decision = index.decide(story.submission) { stories[Int($0) - 1].submission.text }
            let (fingerprint, outcome) = (story.submission.fingerprint, Outcome(decision))
            index.record(
                UInt64(place + 1), fingerprint, arrival: story.submission.arrival, scope: nil,
                uri: fingerprint.uri, outcome: outcome)
            let original = outcome.original.map { Int($0) - 1 } ?? place
            switch outcome.relation {
            case .excerpt, .superset: groups.add(story.id, partOf: original)
            case nil, .withdrawal: groups.add(story.id, copyOf: place)
            default: groups.add(story.id, copyOf: original)
            }
        }
        return groups
    }
}
