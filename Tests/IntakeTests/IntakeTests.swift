import Article
import Checksum
import Likeness
import Testing
import Times

@testable import Intake

/// The way of files into the log, without a file or a log.
@Suite struct IntakeTests {
    private func file(_ path: String, inode: UInt64 = 1, content: String = "x") -> DroppedFile {
        DroppedFile(
            path: Array(path.utf8), device: 1, inode: inode, size: content.utf8.count,
            modified: WallTime(nanoseconds: 1), changed: WallTime(nanoseconds: 2),
            digest: SHA256.digest(of: Array(content.utf8)))
    }

    private func article(_ path: String, inode: UInt64 = 1, _ content: String) -> ReadOutcome {
        let file = file(path, inode: inode, content: content)
        var article = Article()
        article.paragraphs = [content]
        let fingerprint = Fingerprint(of: article, bytes: SHA256.digest(of: Array(content.utf8)))
        return .article(file, PreparedArticle(Reading(article: article), fingerprint: fingerprint))
    }

    private func arrive(_ intake: inout Intake, _ path: String) -> Intake.Ticket {
        guard case .read(let ticket, let path) = intake.arrived(Array(path.utf8)) else {
            Issue.record("an arrival is read")
            return 0
        }
        _ = path
        return ticket
    }

    /// Effects by name, with the numbers that matter.
    private func names(_ effects: [Intake.Effect]) -> [String] {
        effects.map { effect in
            switch effect {
            case .read(let ticket, _): "read \(ticket)"
            case .append(let content, let sequence): "append \(content.type) \(sequence)"
            case .settle(let ticket, _): "settle \(ticket)"
            case .reject(let ticket, _, let rejection, _, _): "reject \(ticket) \(rejection.code.rawValue)"
            case .release(let ticket, _, let ending): "release \(ticket) \(ending)"
            }
        }
    }

    @Test func aFileIsSettledOnlyWhenItsEventIsDurable() {
        var intake = Intake()
        let ticket = arrive(&intake, "a")
        #expect(names(intake.read(ticket, article("a", "one"))) == ["append article.accepted 1"])
        #expect(names(intake.durable(0)).isEmpty)
        #expect(names(intake.durable(1)) == ["settle 1"])
        #expect(names(intake.durable(1)).isEmpty)
        #expect(names([intake.settled(ticket)]) == ["release 1 settled"])
        #expect(intake.inHandCount == 0)
    }

    @Test func decisionsKeepTheOrderOfArrival() {
        var intake = Intake()
        let first = arrive(&intake, "a")
        let second = arrive(&intake, "b")
        let third = arrive(&intake, "c")
        #expect(names(intake.read(third, article("c", "same"))).isEmpty)
        #expect(names(intake.read(first, .gone)) == ["release 1 gone"])
        #expect(
            names(intake.read(second, article("b", "same")))
                == ["append article.accepted 1", "append article.duplicate 2"])
        #expect(intake.nextToDecide == 4)
    }

    @Test func aRejectionIsAnEventAndThenAMove() {
        var intake = Intake()
        let ticket = arrive(&intake, "a")
        #expect(
            names(intake.read(ticket, .rejected(file("a"), Rejection(.empty)))) == ["append file.rejected 1"])
        #expect(names(intake.durable(1)) == ["reject 1 empty"])
    }

    @Test func aLogMayBeginWithAnyNumberOfRejections() {
        var intake = Intake()
        for number in 1...3000 {
            let ticket = arrive(&intake, "f\(number)")
            let effects = intake.read(ticket, .rejected(file("f\(number)"), Rejection(.notText)))
            #expect(names(effects) == ["append file.rejected \(number)"])
        }
        let ticket = arrive(&intake, "a")
        #expect(names(intake.read(ticket, article("a", "one"))) == ["append article.accepted 3001"])
    }

    @Test func aFileThatIsInTheLogAlreadyIsSettledWithoutAnotherEvent() throws {
        // What one daemon logged and a crash left unsettled, the next one recognises.
        var before = Intake()
        let ticket = arrive(&before, "a")
        let effects = before.read(ticket, article("a", "one"))
        guard case .append(let content, 1) = try #require(effects.first) else { return }
        let line = content.data
        let logged = try #require(try LoggedEvent(type: content.type, line: line, data: 0..<line.count))
        #expect(logged.file == file("a", content: "one"))

        var after = Intake()
        after.replay(logged, sequence: 1)
        #expect(after.tallies.accepted == 1 && after.nextSequence == 2)
        let again = arrive(&after, "a")
        #expect(names(after.read(again, article("a", "one"))) == ["settle 1"])
        #expect(names([after.settled(again)]) == ["release 1 settled"])
        // Delivered once more, in another file of the same name, it is a new delivery.
        let anew = arrive(&after, "a")
        #expect(names(after.read(anew, article("a", inode: 2, "one"))) == ["append article.duplicate 2"])
    }

    @Test func aFileOfTheSameIdentityWithOtherBytesIsNew() throws {
        var intake = Intake()
        let logged = try #require(
            try event(of: article("a", "one"), path: "a"))
        intake.replay(logged, sequence: 1)
        let ticket = arrive(&intake, "a")
        #expect(names(intake.read(ticket, article("a", "two"))) == ["append article.accepted 2"])
    }

    @Test func whatCannotBeMovedIsNotTakenInAgain() {
        var intake = Intake()
        let ticket = arrive(&intake, "a")
        _ = intake.read(ticket, article("a", "one"))
        _ = intake.durable(1)
        #expect(
            names([intake.unsettled(ticket, problem: "read-only")]) == [
                "release 1 waits(Intake.Waiting.unsettled(\"read-only\"))"
            ])
        let again = arrive(&intake, "a")
        #expect(names(intake.read(again, article("a", "one"))) == ["settle 2"])
    }

    @Test func whatCannotBeRejectedAtOnceIsRejectedWithTheEventThatItHas() throws {
        var intake = Intake()
        let outcome = ReadOutcome.rejected(file("a", content: ""), Rejection(.empty))
        let ticket = arrive(&intake, "a")
        _ = intake.read(ticket, outcome)
        #expect(rejection(intake.durable(1)) == "event 1")
        _ = intake.unsettled(ticket, problem: "full")
        let again = arrive(&intake, "a")
        #expect(rejection(intake.read(again, outcome)) == "event 1, again")
        _ = intake.unsettled(again, problem: "full")
        #expect(rejection(intake.read(arrive(&intake, "a"), outcome)) == "event 1, again")
    }

    @Test func whatAnEarlierProcessLoggedIsRejectedForTheFirstTimeOnce() throws {
        let outcome = ReadOutcome.rejected(file("a", content: ""), Rejection(.empty))
        var left = UnsettledFiles()
        left.addLeft(file("a", content: ""), isArticle: false, sequence: 1)
        var intake = Intake()
        intake.replay(try #require(try event(of: outcome, path: "a")), sequence: 1)
        intake.expect(left)
        let first = arrive(&intake, "a")
        #expect(rejection(intake.read(first, outcome)) == "event 1")
        _ = intake.unsettled(first, problem: "full")
        #expect(rejection(intake.read(arrive(&intake, "a"), outcome)) == "event 1, again")
    }

    /// The rejection that is all that is to be done.
    private func rejection(_ effects: [Intake.Effect]) -> String {
        guard effects.count == 1, case .reject(_, _, _, let sequence, let isAgain) = effects[0] else {
            return "\(names(effects))"
        }
        return "event \(sequence ?? 0)" + (isAgain ? ", again" : "")
    }

    @Test func whatAnEarlierProcessLeftIsKnownWhateverBecameOfItsLinks() throws {
        var left = UnsettledFiles()
        left.addLeft(file("a", content: "one"), isArticle: true, sequence: 1)
        left.addLeft(file("b", content: "two"), isArticle: true, sequence: 2)
        var intake = Intake()
        for (number, name) in [(1, "a"), (2, "b")] as [(UInt64, String)] {
            let outcome = article(name, name == "a" ? "one" : "two")
            intake.replay(try #require(try event(of: outcome, path: name)), sequence: number)
        }
        intake.expect(left)
        func changed(_ name: String, _ content: String) -> ReadOutcome {
            guard case .article(var file, let prepared) = article(name, content) else { return .gone }
            file.changed = WallTime(nanoseconds: 9_999_999_999)
            return .article(file, prepared)
        }
        // Its other name was settled before the crash, which changed the time of its last change.
        let first = arrive(&intake, "a")
        #expect(names(intake.read(first, changed("a", "one"))) == ["settle 1"])
        let ofFirst = intake.lastSettled(with: first)
        #expect(ofFirst == nil, "it has no event of its own")
        _ = intake.settled(first)
        // Once it was settled, the same file is a new delivery.
        let again = arrive(&intake, "a")
        #expect(names(intake.read(again, changed("a", "one"))) == ["append article.duplicate 3"])
        #expect(names(intake.durable(3)) == ["settle 2"])
        let ofAgain = intake.lastSettled(with: again)
        #expect(ofAgain == nil, "the other one may be in the folder")
        _ = intake.settled(again)
        // Other bytes under the same name are none of it.
        let other = arrive(&intake, "b")
        #expect(names(intake.read(other, changed("b", "six"))) == ["append article.accepted 4"])
        #expect(names(intake.durable(4)) == ["settle 3"])
        let ofOther = intake.lastSettled(with: other)
        #expect(ofOther == 4, "nothing is left of the earlier process")
    }

    @Test func whatIsNeverFoundHoldsUpTheMarkForABoundedNumberOfEvents() {
        var files = UnsettledFiles()
        files.addLeft(file("a"), isArticle: true, sequence: 7)
        let last = 7 + UInt64(UnsettledFiles.capacity)
        let answers = [files.nothingIsLeft(at: last), files.nothingIsLeft(at: last + 1)]
        #expect(answers == [false, true])
        #expect(files.isEmpty)
    }

    @Test func whatCannotBeMovedIsKnownWithoutBeingKeptInMemory() {
        var intake = Intake()
        let count = UnsettledFiles.capacity + 500
        for round in 1...2 {
            for number in 0..<count {
                let ticket = arrive(&intake, "f\(number)")
                let effects = intake.read(ticket, article("f\(number)", inode: UInt64(number), "\(number)"))
                #expect(effects.count == 1)
                if round == 1 { _ = intake.durable(UInt64(number + 1)) }
                guard round == 1 || names(effects) == ["settle \(ticket)"] else {
                    Issue.record("\(number) is taken in again: \(names(effects))")
                    return
                }
                _ = intake.unsettled(ticket, problem: "read-only")
                #expect(intake.stayingCount <= UnsettledFiles.capacity)
            }
        }
        #expect(intake.nextSequence == UInt64(count + 1))
    }

    @Test func keptFilesAreKnownAgain() {
        var intake = Intake(keepsFiles: true)
        let ticket = arrive(&intake, "a")
        _ = intake.read(ticket, article("a", "one"))
        _ = intake.durable(1)
        guard case .release(_, _, .kept(let identity, sequence: 1)) = intake.settled(ticket) else {
            Issue.record("it stays")
            return
        }
        #expect(intake.index.file(identity)?.hasArticle == true)
        let again = arrive(&intake, "a")
        #expect(names(intake.read(again, article("a", "one"))) == ["settle 2"])
    }

    @Test func everyCopyNamesTheAcceptedOriginal() throws {
        var intake = Intake()
        var last: [Intake.Effect] = []
        for (name, content) in [("a", "One two."), ("b", "one TWO"), ("c", "one TWO")] {
            let ticket = arrive(&intake, name)
            last = intake.read(ticket, article(name, content))
        }
        guard case .append(let content, 3) = try #require(last.first) else {
            Issue.record("the third is appended")
            return
        }
        let data = String(decoding: content.data, as: UTF8.self)
        #expect(data.contains(#""relation":"same-bytes""#))
        #expect(data.contains(#""of":{"sequence":"1","#))
        #expect(data.contains(#""via":{"sequence":"2","#))
        #expect(!data.contains(#""bodies""#))
    }

    private func event(of outcome: ReadOutcome, path: String) throws -> LoggedEvent? {
        var intake = Intake()
        let ticket = arrive(&intake, path)
        guard case .append(let content, _)? = intake.read(ticket, outcome).first else { return nil }
        return try LoggedEvent(type: content.type, line: content.data, data: 0..<content.data.count)
    }
}
