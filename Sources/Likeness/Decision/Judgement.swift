/// Judges whether two texts that share passages are copies of one: the rules and the guards.
struct Judgement {
    /// What came of it.
    enum Verdict: Equatable {
        case copy(Relation, Rule)
        /// They are alike, but a guard keeps them apart.
        case apart(Rule)
        case unlike
    }

    let parameters: LikenessParameters

    /// Judges `newcomer` against `earlier`.
    ///
    /// - Parameters:
    ///   - prose: the same figures, if nothing counts but sentences.
    ///   - rarity: how much what they share weighs against what they do not: 1 where nobody else has it.
    ///   - interval: seconds between them.
    func judge(
        _ newcomer: TextFeatures, _ earlier: TextFeatures, _ measures: Measures, _ prose: ProseMeasures,
        rarity: Double, interval: Int
    ) -> Verdict {
        let isShort = min(measures.newcomerWords, measures.earlierWords) < parameters.shortItem
        // With so little in common, no headline makes it a copy.
        guard isShort || measures.containment >= parameters.leastContainment else {
            return isWorn(newcomer, earlier, measures) ? .copy(.near, .worn) : .unlike
        }
        let (left, right) = (
            newcomer.text.headline.map(Headline.init), earlier.text.headline.map(Headline.init)
        )
        let isNoted = RevisionNote.isIn(newcomer.text)
        let isRevision = isNoted || left?.isRevision == true || right?.isRevision == true
        let isSameHeadline = isSameHeadline(left, right)
        if isShort {
            return judgeShort(
                newcomer, earlier, left, right, measures, interval: interval,
                isRevision: isRevision && isSameHeadline)
        }
        let found = weighed(max(measures.containment, prose.containment), rarity)
        let isExcerpt = prose.lengthRatio < parameters.excerptRatio
        let isSameOutlet = Self.isSameOutlet(newcomer.text, earlier.text)
        let isVersion = isSameHeadline && (isSameOutlet || isRevision)
        guard
            found
                >= needed(
                    measures, isExcerpt: isExcerpt, isVersion: isVersion,
                    isForeign: Self.isForeign(newcomer.text, earlier.text), interval: interval)
        else {
            return isWorn(newcomer, earlier, measures) ? .copy(.near, .worn) : .unlike
        }
        let isCorrection = (isRevision && isSameHeadline) || (isNoted && isSameOutlet)
        if !isCorrection,
            let guarding = guarding(newcomer, earlier, left, right, measures, interval: interval)
        {
            return .apart(guarding)
        }
        // Where the earlier has a slug too, both may be the same version in two houses.
        let saysSo = left?.isRevision == true && right?.isRevision != true && !isExcerpt
        if isVersion || saysSo || (isSameOutlet && (isNoted || left?.isRevision == true)) {
            return .copy(.revision, isRevision ? .slug : .sameHeadline)
        }
        guard isExcerpt else { return .copy(.near, .containment) }
        return prose.newcomerWords < prose.earlierWords
            ? .copy(.excerpt, .containment) : .copy(.superset, .containment)
    }

    /// Whether the numbers of two texts with these measures bear on the verdict.
    func needsNumbers(_ newcomer: TextFeatures, _ earlier: TextFeatures, _ measures: Measures) -> Bool {
        min(measures.newcomerWords, measures.earlierWords) < parameters.shortItem
            || measures.containment >= min(parameters.leastContainment, parameters.closeContainment)
            || mayBeWorn(newcomer, earlier, measures)
    }

    /// Containment in which what many stories share counts for less.
    func weighed(_ containment: Double, _ rarity: Double) -> Double {
        guard parameters.weighsRarity, containment > 0 else { return containment }
        let shared = containment * rarity
        return shared / (shared + 1 - containment)
    }

    /// How much of one text has to stand in the other.
    private func needed(
        _ measures: Measures, isExcerpt: Bool, isVersion: Bool, isForeign: Bool, interval: Int
    ) -> Double {
        guard isVersion else {
            return isExcerpt
                ? (isForeign ? parameters.foreignExcerptContainment : parameters.excerptContainment)
                : (isForeign ? parameters.foreignContainment : parameters.containment)
        }
        let isPlain =
            interval <= parameters.revisionInterval && measures.numberConflict <= parameters.revisionConflict
        return isPlain ? parameters.revisionContainment : parameters.containment
    }

    /// Whether both are known to come from different houses.
    static func isForeign(_ left: ComparedText, _ right: ComparedText) -> Bool {
        guard let left = left.outlet, let right = right.outlet else { return false }
        return !HouseName.isSame(left, right)
    }

    static func isSameOutlet(_ left: ComparedText, _ right: ComparedText) -> Bool {
        guard let left = left.outlet, let right = right.outlet else { return false }
        return HouseName.isSame(left, right)
    }

    private func isSameHeadline(_ left: Headline?, _ right: Headline?) -> Bool {
        guard let left, let right else { return false }
        return left.isSame(as: right, threshold: parameters.sameHeadline)
    }

    /// The guard that keeps two look-alikes apart, if one does.
    private func guarding(
        _ newcomer: TextFeatures, _ earlier: TextFeatures, _ left: Headline?, _ right: Headline?,
        _ measures: Measures, interval: Int
    ) -> Rule? {
        let words = min(measures.newcomerWords, measures.earlierWords)
        if parameters.guardsNumbers, measures.numberConflict > parameters.numberConflict,
            measures.conflictingNumbers * parameters.wordsPerConflict > words,
            measures.containment < 0.95 || words < parameters.headlineGuardWords
        {
            return .numbersDiffer
        }
        if parameters.guardsNames, namesConflict(newcomer, earlier, measures) { return .namesDiffer }
        // A house has the same lines around each of its stories, and they may be longer than the story.
        let mayBeFurniture =
            words < parameters.headlineGuardWords || Self.isSameOutlet(newcomer.text, earlier.text)
        if parameters.guardsHeadlines, mayBeFurniture, headlinesConflict(newcomer, earlier, left, right) {
            return .headlinesDiffer
        }
        let differing = measures.newcomerNumbers + measures.earlierNumbers
        if parameters.guardsRecurrence,
            max(measures.newcomerWords, measures.earlierWords) <= parameters.bulletinWords,
            interval >= parameters.bulletinInterval, differing > 0, measures.sharedNumbers < 4 * differing
        {
            return .recurring
        }
        return nil
    }

    /// Whether they are one form with other names and numbers in the same places.
    private func namesConflict(
        _ newcomer: TextFeatures, _ earlier: TextFeatures, _ measures: Measures
    ) -> Bool {
        let words = min(measures.newcomerWords, measures.earlierWords)
        let needed = max(parameters.leastNameConflicts, words / parameters.wordsPerConflict + 1)
        let least = needed - measures.conflictingNumbers
        guard let names = NamePlaces(newcomer, earlier, least: least) else { return false }
        let conflicting = names.conflicting + measures.conflictingNumbers
        let all = conflicting + names.shared + measures.sharedNumbers
        return conflicting >= needed && Double(conflicting) > parameters.nameConflict * Double(all)
    }

    /// Whether each headline speaks of what the other article does not.
    private func headlinesConflict(
        _ newcomer: TextFeatures, _ earlier: TextFeatures, _ left: Headline?, _ right: Headline?
    ) -> Bool {
        guard let left, let right else { return false }
        if !left.symbols.isEmpty, !right.symbols.isEmpty {
            return left.symbols.isDisjoint(with: right.symbols)
        }
        let support = max(left.support(in: earlier.wordSet, right), right.support(in: newcomer.wordSet, left))
        return support < parameters.headlineSupport
    }

    /// Short items: the headline has to agree, and no number may contradict.
    private func judgeShort(
        _ newcomer: TextFeatures, _ earlier: TextFeatures, _ left: Headline?, _ right: Headline?,
        _ measures: Measures, interval: Int, isRevision: Bool
    ) -> Verdict {
        guard measures.containment >= parameters.shortItemContainment else { return .unlike }
        let isExcerpt = measures.lengthRatio < parameters.excerptRatio
        guard let left, let right else {
            // Without headlines, only next to nothing may differ.
            let isSame = min(measures.ofNewcomer, measures.ofEarlier) >= 0.9 && measures.numberConflict == 0
            return isSame && interval <= parameters.shortItemInterval
                ? .copy(.near, .shortItem) : .apart(.shortItem)
        }
        let haveSymbols = !left.symbols.isEmpty && !right.symbols.isEmpty
        let agree =
            haveSymbols
            ? !left.symbols.isDisjoint(with: right.symbols)
            : left.overlap(with: right) >= 0.6
                && (left.first == right.first || left.overlap(with: right) > 0.8)
        guard agree else {
            return parameters.guardsHeadlines ? .apart(.headlinesDiffer) : .copy(.near, .shortItem)
        }
        if isRevision { return .copy(.revision, .slug) }
        let contradiction = min(measures.newcomerNumbers, measures.earlierNumbers)
        guard !parameters.guardsNumbers || contradiction * 3 <= measures.sharedNumbers else {
            return .apart(.numbersDiffer)
        }
        guard interval <= parameters.shortItemInterval else { return .apart(.shortItem) }
        if isExcerpt {
            guard measures.containment >= parameters.excerptContainment else { return .apart(.shortItem) }
            return measures.newcomerWords < measures.earlierWords
                ? .copy(.excerpt, .shortItem) : .copy(.superset, .shortItem)
        }
        return Self.isSameOutlet(newcomer.text, earlier.text) && isSameHeadline(left, right)
            ? .copy(.revision, .sameHeadline) : .copy(.near, .shortItem)
    }

    /// Whether one is a worn copy of the other: bad in places all over, but the same from end to end.
    private func isWorn(_ newcomer: TextFeatures, _ earlier: TextFeatures, _ measures: Measures) -> Bool {
        mayBeWorn(newcomer, earlier, measures) && measures.numberConflict <= parameters.numberConflict
            && WearMeasures.sharedPairs(newcomer, earlier) >= parameters.wornPairs
            && !(parameters.guardsNames && namesConflict(newcomer, earlier, measures))
    }

    private func mayBeWorn(
        _ newcomer: TextFeatures, _ earlier: TextFeatures, _ measures: Measures
    ) -> Bool {
        // The cheaper first: most that are not worn copies have one passage in common and no other.
        min(measures.newcomerWords, measures.earlierWords) >= parameters.wornWords
            && measures.lengthRatio >= parameters.wornRatio
            && WearMeasures.isCovered(newcomer, by: earlier, least: parameters.wornCoverage)
            && WearMeasures.isCovered(earlier, by: newcomer, least: parameters.wornCoverage)
    }
}
