import Linux
import Testing

@testable import Spool

/// When a file is complete, told from notes and a chosen clock.
@Suite struct ArrivalsTests {
    private func at(_ milliseconds: UInt64) -> Monotonic { Monotonic(nanoseconds: milliseconds * 1_000_000) }

    private func take(_ arrivals: inout Arrivals, _ now: UInt64, limit: Int = 100) -> [String] {
        arrivals.takeDue(now: at(now), limit: limit).map(\.path.description)
    }

    @Test func whatIsMovedInIsDueAtOnce() {
        var arrivals = Arrivals(capacity: 10, settleAfter: 250)
        arrivals.note("a", .movedIn, now: at(0))
        #expect(arrivals.nextDue == at(0))
        #expect(arrivals.takeDue(now: at(0), limit: 9) == [.init(path: "a", evidence: .whole)])
        #expect(arrivals.nextDue == nil)
    }

    @Test func whatIsClosedIsDueWhenItStayedClosed() {
        var arrivals = Arrivals(capacity: 10, settleAfter: 250)
        arrivals.note("a", .created, now: at(0))
        arrivals.note("a", .closed, now: at(100))
        #expect(take(&arrivals, 250).isEmpty)
        arrivals.note("a", .closed, now: at(300))
        #expect(take(&arrivals, 549).isEmpty)
        #expect(arrivals.takeDue(now: at(550), limit: 9) == [.init(path: "a", evidence: .closed)])
    }

    @Test func aPathIsNotHandedOutTwiceAndWhatCameMeanwhileIsNotLost() {
        var arrivals = Arrivals(capacity: 10, settleAfter: 250)
        arrivals.note("a", .movedIn, now: at(0))
        #expect(take(&arrivals, 0) == ["a"])
        arrivals.note("a", .movedIn, now: at(1))
        #expect(take(&arrivals, 1).isEmpty)
        arrivals.giveBack("a", .finished, now: at(2))
        #expect(take(&arrivals, 2) == ["a"])
        // A listing sees what is in hand; that is no news.
        arrivals.note("a", .found, now: at(3))
        arrivals.giveBack("a", .finished, now: at(4))
        #expect(take(&arrivals, 4).isEmpty && arrivals.count == 0)
    }

    @Test func whatIsBeingWrittenIsLookedAtAgainSoonAndWhatIsStuckSeldom() {
        var arrivals = Arrivals(capacity: 10, settleAfter: 250)
        arrivals.note("a", .found, now: at(0))
        arrivals.note("b", .found, now: at(0))
        #expect(take(&arrivals, 0) == ["a", "b"])
        arrivals.giveBack("a", .beingWritten, now: at(0))
        arrivals.giveBack("b", .stuck, now: at(0))
        #expect(arrivals.isBusy)
        #expect(take(&arrivals, 249).isEmpty)
        #expect(take(&arrivals, 250) == ["a"])
        arrivals.giveBack("a", .finished, now: at(250))
        #expect(!arrivals.isBusy, "a stuck file keeps nobody waiting")
        #expect(take(&arrivals, 1000) == ["b"])
        arrivals.giveBack("b", .stuck, now: at(1000))
        #expect(take(&arrivals, 2999).isEmpty)
        // Its rights changed: it is tried at once.
        arrivals.note("b", .touched, now: at(2999))
        #expect(take(&arrivals, 2999) == ["b"])
    }

    @Test func itKeepsNoMoreThanItsCapacityAndAsksForAListing() {
        var arrivals = Arrivals(capacity: 3, settleAfter: 250)
        for name in ["a", "b", "c", "d"] { arrivals.note(FilePath(name), .movedIn, now: at(0)) }
        #expect(arrivals.count == 3 && arrivals.needsRescan)
        #expect(take(&arrivals, 0, limit: 2) == ["a", "b"])
        arrivals.rescanBegins()
        #expect(!arrivals.needsRescan)
        #expect(take(&arrivals, 0) == ["c"])
    }

    @Test func touchedFilesThatNobodyKnowsAreNoNews() {
        var arrivals = Arrivals(capacity: 3, settleAfter: 250)
        arrivals.note("a", .touched, now: at(0))
        #expect(arrivals.count == 0)
    }
}
