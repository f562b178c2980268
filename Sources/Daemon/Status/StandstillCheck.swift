internal import Linux

/// Finds out whether the pipeline stands still: one of its threads does not move, or all of them wait for each
/// other with files in hand.
struct StandstillCheck {
    /// What stands still.
    enum Finding: Equatable {
        /// The thread of this name.
        case thread(String)
        /// Nobody moves, and nobody is at work.
        case all
    }

    /// How often the threads had moved, and since when they have not.
    private var moves: UInt64 = 0
    private var since: Monotonic?

    /// What has stood still for longer than so many milliseconds; `nil` while work moves, or when there is none.
    ///
    /// - Parameters:
    ///   - filesInHand: files that the pipeline was given and has not given back.
    mutating func find(
        _ pulses: [Pulse], filesInHand: Int, for milliseconds: Int, now: Monotonic
    ) -> Finding? {
        let moves = pulses.reduce(0) { $0 + $1.moves }
        if moves != self.moves || filesInHand == 0 { since = nil }
        self.moves = moves
        let since = since ?? now
        self.since = since
        // Each is asked, since some only learn by being asked that their work waits.
        let stuck = pulses.filter { $0.isStuck(forLongerThan: milliseconds, now: now) }
        if let first = stuck.first { return .thread(first.name) }
        // Whoever is at a piece of work moves; it has its own time.
        guard !pulses.contains(where: \.isBusy) else {
            self.since = nil
            return nil
        }
        return now.milliseconds(after: since) > milliseconds ? .all : nil
    }
}
