import Linux
import TestSupport
import Testing
import Times

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
        #expect(arrivals.count == 3 && arrivals.missed == [""])
        #expect(take(&arrivals, 0, limit: 2) == ["a", "b"])
        arrivals.rescanBegins(of: "")
        #expect(!arrivals.needsRescan)
        #expect(take(&arrivals, 0) == ["c"])
    }

    @Test func touchedFilesThatNobodyKnowsAreNoNews() {
        var arrivals = Arrivals(capacity: 3, settleAfter: 250)
        arrivals.note("a", .touched, now: at(0))
        #expect(arrivals.count == 0)
    }

    @Test func sourcesTakeTurnsAndNoneTakesAllTheRoom() {
        var arrivals = Arrivals(capacity: 100, settleAfter: 250)
        for number in 0..<200 { arrivals.note(FilePath("big/\(number)"), .movedIn, now: at(0)) }
        #expect(arrivals.count == 75 && arrivals.missed == ["big"])
        arrivals.note("small/story", .movedIn, now: at(1))
        #expect(take(&arrivals, 1, limit: 10).contains("small/story"))
    }

    @Test func whatWasFoundGoesByItsAgeAndTakesTurnsWithTheNews() {
        var arrivals = Arrivals(capacity: 100, settleAfter: 250)
        for (name, time) in [("c", 3), ("a", 1), ("b", 2)] {
            arrivals.note(
                FilePath(name), .found, modified: .init(seconds: time, nanoseconds: 0), now: at(0))
        }
        for name in ["x", "y"] { arrivals.note(FilePath(name), .movedIn, now: at(0)) }
        #expect(take(&arrivals, 0) == ["a", "x", "b", "y", "c"])
    }

    @Test func ofAListingWhatIsYoungGoesByItsAgeToo() {
        var arrivals = Arrivals(capacity: 10, settleAfter: 250)
        for (path, age) in [("d", 7), ("a", 9), ("c", 7), ("b", 8)] {
            arrivals.note(
                FilePath(path), .created, modified: WallTime(nanoseconds: Int64(100 - age)), now: at(0))
        }
        #expect(take(&arrivals, 250) == ["a", "b", "c", "d"])
    }

    @Test func whatNobodyWatchesMustHaveBeenUnchangedForAWhile() {
        var arrivals = Arrivals(capacity: 100, settleAfter: 250)
        func status(_ size: Int) -> FileStatus {
            let time = WallTime(seconds: size, nanoseconds: 0)
            return FileStatus(
                kind: .regular, device: 1, inode: 1, size: size, modified: time, changed: time)
        }
        arrivals.note("a", unwatched: status(1), now: at(0))
        arrivals.note("a", unwatched: status(2), now: at(1500))
        #expect(take(&arrivals, 2000).isEmpty, "it grew meanwhile")
        arrivals.note("a", unwatched: status(2), now: at(3000))
        #expect(
            arrivals.takeDue(now: at(3500), limit: 9) == [.init(path: "a", evidence: .unchanged(status(2)))])
        arrivals.giveBack("a", .beingWritten, now: at(3500))
        #expect(arrivals.count == 0, "the next listing sees it as it is then")
    }

    @Test func stuckFilesDoNotFillTheRoomOfOthers() {
        var arrivals = Arrivals(capacity: 100, settleAfter: 250)
        for number in 0..<60 { arrivals.note(FilePath("\(number)"), .found, now: at(0)) }
        for path in take(&arrivals, 0) { arrivals.giveBack(FilePath(path), .stuck, now: at(0)) }
        #expect(arrivals.count == 25 && !arrivals.isBusy)
    }

    /// Whatever is noted, taken and given back: no path is in hand twice, and none is forgotten that is not in
    /// a source that was missed.
    @Test func nothingIsLostOrTakenTwiceUnderRandomNotes() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededGenerator(seed: seed)
        var arrivals = Arrivals(capacity: 40, settleAfter: 250)
        var owed: Set<String> = []
        var inHand: Set<String> = []
        var now: UInt64 = 0
        let signs: [Arrivals.Sign] = [.movedIn, .closed, .created, .found, .touched]
        for _ in 0..<20_000 {
            now += UInt64.random(in: 0...60, using: &random)
            let path = "\(Int.random(in: 0..<4, using: &random))/\(Int.random(in: 0..<15, using: &random))"
            switch Int.random(in: 0..<4, using: &random) {
            case 0, 1:
                let sign = signs.randomElement(using: &random) ?? .found
                arrivals.note(FilePath(path), sign, now: at(now))
                if sign == .movedIn || sign == .closed { owed.insert(path) }
            case 2:
                for due in take(&arrivals, now, limit: Int.random(in: 0...5, using: &random)) {
                    #expect(inHand.insert(due).inserted, "seed \(seed): \(due) twice")
                    owed.remove(due)
                }
            default:
                guard let path = inHand.randomElement(using: &random) else { continue }
                inHand.remove(path)
                let reason: Arrivals.Return =
                    [.finished, .beingWritten, .stuck]
                    .randomElement(using: &random) ?? .finished
                arrivals.giveBack(FilePath(path), reason, now: at(now))
            }
            #expect(arrivals.handedOutCount == inHand.count && arrivals.count <= 40, "seed \(seed)")
        }
        for path in inHand { arrivals.giveBack(FilePath(path), .finished, now: at(now)) }
        let rest = Set(take(&arrivals, now + 100_000, limit: 1000))
        let missing = owed.subtracting(rest).filter { !arrivals.missed.contains(FilePath($0).parent) }
        #expect(missing.isEmpty, "seed \(seed)")
    }

    @Test func aNameThatComesAgainAndAgainTakesNoMoreRoom() {
        var arrivals = Arrivals(capacity: 100, settleAfter: 3_600_000)
        for round in 0..<20_000 as Range<UInt64> {
            arrivals.note("a", .movedIn, now: at(round))
            arrivals.note("a", .closed, now: at(round))
        }
        #expect(arrivals.count == 1 && arrivals.entryCount < 5000, "\(arrivals.entryCount)")
        #expect(take(&arrivals, 20_000).isEmpty)
        #expect(take(&arrivals, 4_000_000) == ["a"])
    }

    @Test func aSuspectIsTakenHoweverFullItIs() {
        var arrivals = Arrivals(capacity: 4, settleAfter: 250)
        for name in ["a", "b", "c", "d", "e"] { arrivals.note(FilePath(name), .movedIn, now: at(0)) }
        let first = arrivals.take("z", .whole)
        let again = arrivals.take("z", .whole)
        #expect(first?.path == "z" && again == nil && arrivals.handedOutCount == 1)
    }
}
