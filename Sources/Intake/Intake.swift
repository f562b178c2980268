public import Checksum
public import Likeness

/// The way of files into the log, as a state machine: what happened goes in, what is to be done comes out.
///
/// Invariants:
/// - decisions are made in the order in which files arrived, whatever the order in which they are read;
/// - a file is settled or rejected only after its event is durable;
/// - a file whose event is in the log already is settled without another one;
/// - every ticket that is opened ends in exactly one ``Effect/release(_:path:_:)``.
public struct Intake: Sendable {
    /// The number of one delivery while it is in hand.
    public typealias Ticket = UInt64

    /// By what a file is known again.
    public typealias FileIdentity = Digest128

    /// A delivery in hand.
    struct InHand {
        var path: [UInt8]
        var file: DroppedFile?
        var rejection: Rejection?
        var sequence: UInt64?
        /// Whether an article was read from it, where it is a file of many.
        var hasArticle = false
        /// How far it was in the log before.
        var known: KnownFile?
        /// Whether this process was to move it before, and could not.
        var isAgain = false
    }

    /// What there was so far.
    public var tallies: Tallies { Tallies(index.counters) }
    /// The sequence that the next event gets.
    public internal(set) var nextSequence: UInt64
    /// Deliveries that are neither settled nor given back.
    public var inHandCount: Int { inHand.count }

    /// The delivery that is decided next: all before it are.
    public private(set) var nextToDecide: Ticket = 1

    /// Everything that the log up to here bears on decisions.
    public internal(set) var index: DecisionIndex
    var inHand = NumberRing<InHand>()
    private var nextTicket: Ticket = 1
    /// What was read of deliveries whose turn has not come.
    private var read = NumberRing<[ReadOutcome]>()
    /// Deliveries whose events are not durable yet, in the order of the log.
    var undurable: [(sequence: UInt64, ticket: Ticket, isLast: Bool)] = []
    /// The texts of articles whose events are not durable yet, so that no reader of the log has them.
    var texts = NumberRing<ComparedText>()
    /// Files that are in the log and may be in the folder all the same.
    private var staying = UnsettledFiles()
    /// The last event that was in the log when this began: a file that is told of later and does not stay is
    /// settled, and what comes in its place is a new delivery.
    private var replayed: UInt64 = 0
    /// The latest change of a file that an event told of by then, in seconds.
    private var replayedChange: UInt64 = 0

    /// Where the index keeps the latest change of a file. It stands in files and does not move.
    private static let latestChange = 7

    /// Whether settled files stay in the watched folder, so that they must be known again.
    private let keepsFiles: Bool

    /// An intake over an empty log.
    public init(keepsFiles: Bool = false, likeness: LikenessParameters = LikenessParameters()) {
        self.keepsFiles = keepsFiles
        index = DecisionIndex(parameters: likeness)
        nextSequence = 1
    }

    /// An intake over a log that `index` knows up to `sequence`.
    public init(keepsFiles: Bool = false, index: DecisionIndex, upTo sequence: UInt64) {
        self.keepsFiles = keepsFiles
        self.index = index
        nextSequence = sequence + 1
        replayed = sequence
        replayedChange = index.counters[Self.latestChange]
    }

    /// Takes note of an event that is in the log but is none that this program can read.
    public mutating func pass(over sequence: UInt64) {
        index.begin(sequence)
        nextSequence = sequence + 1
        replayed = sequence
    }

    /// Takes note of an event that is in the log. Events come in order, before anything else happens.
    public mutating func replay(_ event: LoggedEvent, sequence: UInt64) {
        index.begin(sequence)
        Tallies.count(event.kind, in: &index.counters)
        nextSequence = sequence + 1
        replayed = sequence
        note(event.file, event.kind, sequence)
        replayedChange = index.counters[Self.latestChange]
        if let fingerprint = event.fingerprint {
            index.record(
                sequence, fingerprint, arrival: event.file.arrival, scope: event.file.source, uri: event.uri,
                outcome: event.outcome)
        }
    }

    /// Sets the next sequence where the log's last events are none that ``replay(_:sequence:)`` was told of.
    public mutating func resume(at sequence: UInt64) {
        precondition(sequence >= nextSequence)
        nextSequence = sequence
        replayed = sequence - 1
    }

    /// Takes note of what an earlier process may have left unsettled, before anything arrives.
    public mutating func expect(_ left: UnsettledFiles) { staying = left }

    /// Reads from the files of the index what was in memory up to their end.
    public mutating func adopt(_ runs: IndexRuns) { index.adopt(runs) }

    /// Takes note of how far a file is in the log with the event `sequence`.
    mutating func note(_ file: DroppedFile, _ kind: LoggedEvent.Kind, _ sequence: UInt64) {
        let changed = UInt64(clamping: file.arrival)
        index.counters[Self.latestChange] = max(index.counters[Self.latestChange], changed)
        let identity = file.identity
        // Of a file of many, the events before say what is known; a file of one is known as a whole.
        let before = file.item == nil ? nil : index.file(identity)
        index.note(
            identity, KnownFile(file, before: before, isArticle: kind != .rejected, sequence: sequence))
    }

    /// How far a file is in the log that lies in the folder with this identity.
    private func known(_ identity: FileIdentity) -> KnownFile? {
        guard let known = index.file(identity) else { return nil }
        let mayBeThere = keepsFiles || known.sequence <= replayed
        return mayBeThere || known.sequence >= staying.firstBeyond ?? .max ? known : nil
    }

    /// A complete file lies at `path`. The same path must not arrive again before it was released.
    public mutating func arrived(_ path: [UInt8]) -> Effect {
        let ticket = nextTicket
        nextTicket += 1
        inHand.set(ticket, InHand(path: path))
        return .read(ticket, path: path)
    }

    /// A file was read, or could not be.
    ///
    /// - Parameters:
    ///   - earlier: gives the text of the article of a durable event, for decisions that take a second look.
    ///   - deciding: called with each file before it is decided on.
    public mutating func read(
        _ ticket: Ticket, _ outcome: ReadOutcome, earlier: DecisionIndex.EarlierText = { _ in nil },
        deciding: (DroppedFile) -> Void = { _ in }
    ) -> [Effect] {
        var effects: [Effect] = []
        read(ticket, outcome, into: &effects, earlier: earlier, deciding: deciding)
        return effects
    }

    /// The same, for what is called often: what is to be done is put behind what is in `effects`.
    public mutating func read(
        _ ticket: Ticket, _ outcome: ReadOutcome, into effects: inout [Effect],
        earlier: DecisionIndex.EarlierText, deciding: (DroppedFile) -> Void
    ) {
        precondition(
            inHand.contains(ticket) && read[ticket]?.last?.isLast != true,
            "ticket \(ticket) is not being read")
        guard ticket == nextToDecide else {
            if !read.contains(ticket) { read.set(ticket, []) }
            return read.update(ticket) { $0?.append(outcome) }
        }
        if let file = outcome.file { deciding(file) }
        decide(ticket, outcome, earlier, &effects)
        guard outcome.isLast else { return }
        nextToDecide += 1
        while let outcomes = read.remove(nextToDecide) {
            for outcome in outcomes {
                if let file = outcome.file { deciding(file) }
                decide(nextToDecide, outcome, earlier, &effects)
            }
            guard outcomes.last?.isLast == true else { break }
            nextToDecide += 1
        }
    }

    /// Events up to `sequence` are on stable storage.
    public mutating func durable(_ sequence: UInt64) -> [Effect] {
        let count = undurable.firstIndex { $0.sequence > sequence } ?? undurable.count
        defer { undurable.removeFirst(count) }
        for event in undurable[..<count] { _ = texts.remove(event.sequence) }
        return undurable[..<count].compactMap { $0.isLast ? settlement($0.ticket) : nil }
    }

    /// A file was moved to where it belongs, or it was found gone or replaced.
    public mutating func settled(_ ticket: Ticket, isGone: Bool = false) -> Effect {
        end(ticket, isGone ? .gone : .settled)
    }

    /// A file could not be moved: its event stands, and it is not taken in again as it is.
    public mutating func unsettled(_ ticket: Ticket, problem: String) -> Effect {
        if let delivery = inHand[ticket], let file = delivery.file {
            let sequence = delivery.sequence ?? delivery.known?.sequence ?? replayed
            staying.add(file, KnownFile(whole: file, isArticle: delivery.rejection == nil, sequence))
        }
        return end(ticket, .waits(.unsettled(problem)))
    }

    /// Files that are kept in mind since they are in the log and may be in the folder all the same.
    var stayingCount: Int { staying.count }

    /// The event up to which every file is out of the folder once that of `ticket`, which is to be settled now,
    /// is; `nil` while others before it are not, or where it has no new event.
    public mutating func lastSettled(with ticket: Ticket) -> UInt64? {
        guard let sequence = inHand[ticket]?.sequence, staying.nothingIsLeft(at: sequence) else { return nil }
        return sequence
    }

    /// Whether the file in this state is in the log already, its content not looked at.
    public func isLogged(_ identity: FileIdentity) -> Bool { known(identity)?.isWhole == true }

    private mutating func decide(
        _ ticket: Ticket, _ outcome: ReadOutcome, _ earlier: DecisionIndex.EarlierText,
        _ effects: inout [Effect]
    ) {
        switch outcome {
        case .gone: effects.append(end(ticket, .gone))
        case .waits(let reason): effects.append(end(ticket, .waits(reason)))
        case .article(let file, let prepared):
            if !isInLog(file, nil, ticket, &effects) {
                effects.append(decide(ticket, file, prepared, earlier))
            }
        case .rejected(let file, let rejection):
            if !isInLog(file, rejection, ticket, &effects) { effects.append(reject(ticket, file, rejection)) }
        case .items(let file, let items, let isLast):
            decide(ticket, file, items, isLast: isLast, earlier, &effects)
        }
    }

    /// How far a file is in the log that was read; `nil` where it is not, or was another one.
    func known(_ file: DroppedFile) -> KnownFile? {
        // Mostly it came after the log was replayed, and no identity need be made.
        guard keepsFiles || !staying.isEmpty || UInt64(clamping: file.arrival) <= replayedChange else {
            return nil
        }
        if let known = staying.known(file) { return known }
        return known(file.identity).flatMap { $0.isOf(file) ? $0 : nil }
    }

    /// Takes note of the file of a delivery; where it is in the log already, it is settled, and that is all.
    private mutating func isInLog(
        _ file: DroppedFile, _ rejection: Rejection?, _ ticket: Ticket, _ effects: inout [Effect]
    ) -> Bool {
        let known = known(file)
        let isAgain = known.map { $0.sequence > replayed || staying.isUnmoved(file) } ?? false
        inHand.update(ticket) {
            $0?.file = file
            $0?.rejection = rejection
            $0?.known = known
            $0?.isAgain = isAgain
        }
        guard known?.isWhole == true else { return false }
        if let effect = settlement(ticket) { effects.append(effect) }
        return true
    }

    /// What is to be done with a file all of whose events are durable.
    mutating func settlement(_ ticket: Ticket) -> Effect? {
        guard let delivery = inHand[ticket], let file = delivery.file else { return nil }
        staying.remove(file.path)
        if let rejection = delivery.rejection {
            return .reject(
                ticket, file, rejection, sequence: delivery.sequence ?? delivery.known?.sequence,
                isAgain: delivery.isAgain && delivery.sequence == nil)
        }
        return .settle(ticket, file)
    }

    private mutating func end(_ ticket: Ticket, _ ending: Ending) -> Effect {
        guard let delivery = inHand.remove(ticket) else {
            preconditionFailure("ticket \(ticket) is not in hand")
        }
        if keepsFiles, ending == .settled, let file = delivery.file, delivery.rejection == nil {
            let identity = file.identity
            return .release(
                ticket, path: delivery.path, .kept(identity, sequence: index.file(identity)?.sequence))
        }
        return .release(ticket, path: delivery.path, ending)
    }
}
