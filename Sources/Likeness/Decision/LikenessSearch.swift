/// Lays one text beside the earlier ones that may be its original, and keeps the best.
struct LikenessSearch {
    /// An earlier article and what was found of it.
    struct Finding {
        var row: UInt32
        var root: UInt32
        /// The row that copies of it name.
        var original: UInt32
        var relation: Relation
        var rule: Rule
        var measures: Measures
        /// The earlier text; absent where only its sketch was to be had.
        var features: TextFeatures?
        /// How much of one text stands in the other, what is no sentence not counted.
        var containment: Double
        var rank: Double
        /// Whether it is of the whole, and beyond doubt.
        var isClearCopy: Bool { rank >= 2 }
        /// Whether it is of the whole, not a part of it or more.
        var isCopy: Bool { relation != .excerpt && relation != .superset }
    }

    /// The best of those of which the article is a copy.
    private(set) var best: Finding?
    /// The closest of those of which it is none.
    private(set) var closest: Finding?

    private let judgement: Judgement
    private let text: ComparedText
    private var newcomer: TextFeatures?

    init(_ text: ComparedText, parameters: LikenessParameters) {
        self.text = text
        judgement = Judgement(parameters: parameters)
    }

    /// Looks at one candidate.
    mutating func consider(
        _ candidate: NearIndex.Candidate, words: Int, newcomerWords: Int, interval: Int,
        text: () -> ComparedText?
    ) {
        // Which of the articles that stand for one original matched first makes no difference.
        if let best, best.original == candidate.original,
            best.relation == .near || best.relation == .revision
        {
            return
        }
        if let best, best.isClearCopy, best.root != candidate.root, highestRank(candidate) < best.rank {
            return
        }
        guard let earlier = text() else {
            considerSketch(candidate, words: words, newcomerWords: newcomerWords)
            return
        }
        let own = newcomer ?? TextFeatures(self.text)
        newcomer = own
        let features = TextFeatures(earlier)
        var measures = Measures(ofWords: own, features)
        if judgement.needsNumbers(own, features, measures) { measures.countNumbers(own, features) }
        let isClose = measures.containment >= judgement.parameters.leastContainment
        let prose = isClose ? ProseMeasures(own, features, measures) : ProseMeasures(measures)
        let verdict = judgement.judge(
            own, features, measures, prose, rarity: candidate.rarity, interval: interval)
        let containment = max(measures.containment, prose.containment)
        switch verdict {
        case .copy(let relation, let rule):
            keep(candidate, relation, rule, measures, containment, features)
        case .apart(let rule):
            keepClosest(candidate, rule, measures, features)
        case .unlike where measures.containment >= judgement.parameters.closeContainment:
            keepClosest(candidate, .tooLittle, measures, features)
        case .unlike: break
        }
    }

    /// Whether what was found is so clear that no other candidate is worth a look.
    var isSettled: Bool { (best?.rank ?? 0) >= 2.88 }

    /// The evidence for `finding`.
    func evidence(of finding: Finding) -> Evidence {
        guard let newcomer, let earlier = finding.features else {
            return Evidence(measures: finding.measures)
        }
        return Evidence(newcomer, earlier, finding.measures)
    }

    /// Where the text is gone, the sketch alone has to be beyond doubt.
    private mutating func considerSketch(_ candidate: NearIndex.Candidate, words: Int, newcomerWords: Int) {
        var measures = Measures()
        measures.isExact = false
        measures.ofNewcomer = Measures.rounded(candidate.ofNewcomer)
        measures.ofEarlier = Measures.rounded(candidate.ofEarlier)
        let product = candidate.ofNewcomer * candidate.ofEarlier
        let sum = candidate.ofNewcomer + candidate.ofEarlier - product
        measures.jaccard = sum > 0 ? Measures.rounded(product / sum) : 0
        (measures.newcomerWords, measures.earlierWords) = (newcomerWords, words)
        let least = min(candidate.ofNewcomer, candidate.ofEarlier)
        if least >= 0.9, candidate.shared >= Sampling.fewest / 2, candidate.rarity > 0.9 {
            keep(candidate, .near, .containment, measures, measures.containment, nil)
        }
    }

    private mutating func keep(
        _ candidate: NearIndex.Candidate, _ relation: Relation, _ rule: Rule, _ measures: Measures,
        _ containment: Double, _ features: TextFeatures?
    ) {
        let finding = Finding(
            row: candidate.row, root: candidate.root, original: candidate.original, relation: relation,
            rule: rule, measures: measures,
            features: features, containment: containment,
            rank: rank(relation, measures, containment))
        if let best, !isBetter(finding, than: best) { return }
        best = finding
    }

    /// Of the articles of one story, a copy belongs to that which has most of it; of equals to the story itself,
    /// not to what has it as a part, and then to the likest. Else the likelier goes before.
    private func isBetter(_ finding: Finding, than best: Finding) -> Bool {
        guard finding.root == best.root, finding.isCopy, best.isCopy else { return finding.rank > best.rank }
        let more = finding.measures.ofNewcomer - best.measures.ofNewcomer
        if abs(more) > Self.muchMore { return more > 0 }
        let isItself = finding.original == finding.root
        guard isItself == (best.original == best.root) else { return isItself }
        return finding.measures.jaccard > best.measures.jaccard
    }

    /// By how much of the newcomer one earlier text has to have more than another to go before it.
    private static let muchMore = 0.05

    private mutating func keepClosest(
        _ candidate: NearIndex.Candidate, _ rule: Rule, _ measures: Measures, _ features: TextFeatures
    ) {
        let finding = Finding(
            row: candidate.row, root: candidate.root, original: candidate.original, relation: .near,
            rule: rule, measures: measures,
            features: features, containment: measures.containment, rank: measures.containment)
        if let closest, closest.rank >= finding.rank { return }
        closest = finding
    }

    /// A clear copy of the whole comes before a clear part, and that before a copy that is less clear. What
    /// makes up but a part of the newcomer comes last: by as much as it is.
    private func rank(_ relation: Relation, _ measures: Measures, _ containment: Double) -> Double {
        let (clear, level, share): (Double, Double, Double) =
            switch relation {
            case .superset: (2, 0, measures.ofNewcomer)
            case .excerpt: (judgement.parameters.clearPart, 1, containment)
            default: (judgement.parameters.clearCopy, 2, containment)
            }
        return rank(level: containment < clear ? 0 : level, share, measures.jaccard)
    }

    private func rank(level: Double, _ containment: Double, _ jaccard: Double) -> Double {
        level + containment * 0.5 + jaccard * 0.4
    }

    /// The rank that a candidate may have at most, by its sample: of its sentences alone, all may be shared.
    private func highestRank(_ candidate: NearIndex.Candidate) -> Double {
        rank(level: 2, 1, min(candidate.most.ofNewcomer, candidate.most.ofEarlier))
    }
}
