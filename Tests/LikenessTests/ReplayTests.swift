import Article
import Checksum
import Intake
import JSON
import Likeness
import TestSupport
import Testing
import Times

/// A decision is a function of the log before it: an intake that replayed a log decides as the one that wrote
/// it.
@Suite struct ReplayTests {
    @Test(arguments: 0..<12) func `after any restart the decisions are the same`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let deliveries = Deliveries.make(120, using: &generator)
        var whole = TestDesk()
        for (number, article) in deliveries.enumerated() { whole.take(article, number) }
        let kinds = Set(whole.log.map(\.type))
        #expect(kinds.count >= 3, "seed \(seed): the stream has copies and versions in it")
        for _ in 0..<4 {
            let restart = Int.random(in: 0..<deliveries.count, using: &generator)
            var again = try TestDesk(replaying: whole.log[..<restart])
            for number in restart..<deliveries.count { again.take(deliveries[number], number) }
            #expect(again.log == whole.log, "seed \(seed), restart after \(restart)")
            // The same where the sketches in the log are of other parameters: the bodies are read again.
            var anew = try TestDesk(replaying: whole.log[..<restart], asWritten: false)
            for number in restart..<deliveries.count { anew.take(deliveries[number], number) }
            #expect(anew.log[restart...] == whole.log[restart...], "seed \(seed), restart after \(restart)")
        }
    }
}
