import Linux
import Testing

@testable import Daemon

/// The bound on bytes in hand.
@Suite struct ByteBudgetTests {
    @Test func theOneWhoseTurnItIsNeverWaits() throws {
        let budget = ByteBudget(limit: 100)
        budget.take(90, for: 2)
        // The first has not had its turn: it goes ahead of the limit, or nothing would ever move again.
        budget.take(90, for: 1)
        let taken = Mailbox<UInt64>(capacity: 1)
        let thread = try Thread(name: "waits") {
            budget.take(20, for: 3)
            taken.send(3)
        }
        let soon = SystemClock().monotonic().advanced(milliseconds: 20)
        #expect(taken.receive(until: soon) == [], "there is no room")
        budget.giveBack(1)
        budget.nextTurn(2)
        #expect(taken.receive(until: soon) == [], "there is no room yet")
        budget.giveBack(2)
        #expect(taken.receive() == [3])
        thread.join()
    }

    @Test func aFileLargerThanTheBudgetGoesAlone() {
        let budget = ByteBudget(limit: 100)
        budget.take(1000, for: 7)
        budget.giveBack(7)
        budget.giveBack(8)
        budget.take(1000, for: 9)
    }
}
