import Glibc
import Linux
import TestSupport
import Testing

@testable import Spool

/// Files that take the name of one that is being settled: nothing is moved that was not read, at no moment, and
/// whenever the process dies.
@Suite struct ReplacedFileTests {
    private let folder: TemporaryFolder
    private let disk = LinuxDisk()

    init() throws {
        folder = try TemporaryFolder("replaced")
        for name in ["incoming/x", "done", "rejected"] {
            try disk.makeDirectories(folder(name), mode: 0o755)
        }
    }

    private func settler(done: FilePath, rejected: FilePath, _ mode: Settler.Mode, on disk: any Disk)
        throws -> Settler
    {
        try Settler(incoming: folder("incoming"), done: done, rejected: rejected, mode: mode, on: disk)
    }

    /// All of `cases` when all tests are run, else a handful, others each time.
    private static func some<Case>(of cases: [Case]) -> [Case] {
        let isThorough = TestCases.isThorough
        return isThorough ? cases : Array(cases.shuffled().prefix(60))
    }

    /// Every file below a folder, the settler's own aside, with what is in it.
    private func contents(_ folder: FilePath) throws -> [String: String] {
        var found: [String: String] = [:]
        for path in try disk.tree(folder) where path != ".moving" {
            let bytes = try disk.contents(of: folder.appending(path)) ?? []
            found[path.description] = String(decoding: bytes, as: UTF8.self)
        }
        return found
    }

    /// Puts a new file in the place of `x/a.txt`, as a writer does that renames over it.
    private func replace(with text: String) throws {
        try disk.write(text, to: folder("incoming/.new"))
        try disk.rename(folder("incoming/.new"), to: folder("incoming/x/a.txt"), replacing: true)
    }

    private func clear(_ places: [FilePath]) throws {
        for place in [folder("incoming")] + places {
            for path in try disk.tree(place) where path != ".moving" {
                try disk.remove(place.appending(path))
            }
        }
    }

    /// Settles or rejects with another file put in at the call numbers `moments`, and checks that every file
    /// that was not read is in the watched folder still, and that the one that was read is nowhere twice.
    private func check(
        _ mode: Settler.Mode, isRejected: Bool, done: FilePath, rejected: FilePath, _ moments: [Int]
    ) throws -> Int {
        let what = "\(mode), rejected: \(isRejected), replaced at \(moments)"
        try disk.write("first", to: folder("incoming/x/a.txt"))
        let status = try disk.status(at: folder("incoming/x/a.txt"))
        var replacements: Set<String> = []
        let hooked = HookDisk { _, number in
            guard moments.contains(number) else { return }
            let text = "replacement \(number), longer"
            do { try replace(with: text) } catch { Issue.record("\(what): \(error)") }
            replacements = replacements.filter { text in
                (try? contents(folder("incoming")).values.contains(text)) == true
                    || (try? contents(done).values.contains(text)) == true
                    || (try? contents(rejected).values.contains(text)) == true
            }
            replacements.insert(text)
        }
        let settler = try settler(done: done, rejected: rejected, mode, on: hooked)
        let outcome =
            isRejected
            ? settler.reject("x/a.txt", status, reason: Array("why".utf8))
            : settler.settle("x/a.txt", status, day: "2026-11-21")
        let left = try contents(folder("incoming"))
        let moved = Array(try contents(done).values) + Array(try contents(rejected).values)
        // A file that was renamed over by a later one is gone by its writer's own doing.
        #expect(Set(left.values).subtracting(["first"]) == replacements, "\(what): \(outcome)")
        #expect(left.keys.allSatisfy { !$0.contains("/.") }, "\(what): \(left.keys)")
        #expect(!moved.contains { $0.hasPrefix("replacement") }, "\(what): \(moved)")
        let isReasonLeft = moved.contains("why")
        #expect(!isReasonLeft || moved.contains("first"), "\(what): a reason without its file")
        try clear([done, rejected])
        return hooked.calls
    }

    @Test func whatTakesTheNameAtAnyCallStaysInTheFolder() throws {
        for mode in [Settler.Mode.done, .delete] {
            for isRejected in [false, true] {
                let calls = try check(
                    mode, isRejected: isRejected, done: folder("done"), rejected: folder("rejected"), [])
                #expect(calls > 2)
                let pairs = (0...calls + 2).flatMap { first in (first...calls + 4).map { [first, $0] } }
                for moments in Self.some(of: pairs) {
                    _ = try check(
                        mode, isRejected: isRejected, done: folder("done"), rejected: folder("rejected"),
                        moments)
                }
            }
        }
    }

    /// A power cut must not take it back again when everybody thinks that it is done.
    @Test(arguments: [Settler.Mode.done, .delete], [false, true])
    func whatGoesBackIsOnTheDiskBeforeItIsToldOf(_ mode: Settler.Mode, _ isRejected: Bool) throws {
        try disk.write("first", to: folder("incoming/x/a.txt"))
        let status = try disk.status(at: folder("incoming/x/a.txt"))
        var calls: [HookDisk.Call] = []
        let hooked = HookDisk { call, _ in
            if call == .rename, !calls.contains(.rename) {
                do { try replace(with: "another, longer") } catch { Issue.record("\(error)") }
            }
            calls.append(call)
        }
        let settler = try settler(done: folder("done"), rejected: folder("rejected"), mode, on: hooked)
        let outcome =
            isRejected
            ? settler.reject("x/a.txt", status, reason: Array("why".utf8))
            : settler.settle("x/a.txt", status, day: "2026-11-21")
        #expect(outcome == .replaced)
        #expect(try contents(folder("incoming")) == ["x/a.txt": "another, longer"])
        #expect(calls.count { $0 == .rename } == 2)
        let after = try #require(calls.lastIndex(of: .rename).map { calls[($0 + 1)...] })
        #expect(after.prefix(2) == [.synchronize, .synchronize], "\(after)")
    }

    /// A file system in memory is another one than that of the temporary folder on common machines; elsewhere this
    /// shows nothing and says so.
    private func otherFileSystem() throws -> TemporaryFolder? {
        let other = try TemporaryFolder("replaced", in: TemporaryFolder.inMemory)
        if try disk.status(at: other.path).device != disk.status(at: folder("incoming")).device {
            return other
        }
        print("no second file system here")
        return nil
    }

    @Test func theSameHoldsAcrossFileSystems() throws {
        guard let other = try otherFileSystem() else { return }
        defer { withExtendedLifetime(other) {} }
        let (done, rejected) = (other("done"), other("rejected"))
        for place in [done, rejected] { try disk.makeDirectories(place, mode: 0o755) }
        for isRejected in [false, true] {
            let calls = try check(.done, isRejected: isRejected, done: done, rejected: rejected, [])
            for moment in 0...calls + 2 {
                _ = try check(.done, isRejected: isRejected, done: done, rejected: rejected, [moment])
            }
        }
    }

    /// A part of a copy would keep a full disk full.
    @Test func nothingIsLeftOfACopyThatFindsNoRoom() throws {
        guard let other = try otherFileSystem() else { return }
        for place in ["done", "rejected"] { try disk.makeDirectories(other(place), mode: 0o755) }
        try disk.write(String(repeating: "long ", count: 20_000), to: folder("incoming/x/a.txt"))
        let status = try disk.status(at: folder("incoming/x/a.txt"))
        let full = HookDisk(mostBytes: 50_000) { _, _ in }
        let settler = try settler(done: other("done"), rejected: other("rejected"), .done, on: full)
        guard case .failed(let error) = settler.settle("x/a.txt", status, day: "2026-11-21") else {
            Issue.record("there is no room for it")
            return
        }
        #expect(error.errno == ENOSPC)
        #expect(try contents(other("done")).isEmpty)
        #expect(try disk.status(at: folder("incoming/x/a.txt")) == status)
    }

    /// Settles or rejects with another file put in at call `moment`, lets the process die after `mostCalls`, and
    /// lets the next one put things right. Gives the number of calls.
    private func checkDeath(
        _ mode: Settler.Mode, isRejected: Bool, done: FilePath, rejected: FilePath, moment: Int,
        mostCalls: Int
    ) throws -> Int {
        let what = "\(mode), rejected: \(isRejected), replaced at \(moment), dead at \(mostCalls)"
        // A namesake of an earlier day's work is nobody's business.
        let place = isRejected ? rejected.appending("x") : done.appending("2026-11-21/x")
        try disk.makeDirectories(place, mode: 0o755)
        try disk.write("older", to: place.appending("a.txt"))
        if isRejected { try disk.write("why older", to: place.appending("a.txt.reason.json")) }
        try disk.write("first", to: folder("incoming/x/a.txt"))
        let status = try disk.status(at: folder("incoming/x/a.txt"))
        func act(_ settler: Settler) -> Settler.Outcome {
            defer { settler.endBatch() }
            return isRejected
                ? settler.reject("x/a.txt", status, reason: Array("why".utf8))
                : settler.settle("x/a.txt", status, day: "2026-11-21")
        }
        var isReplaced = false
        let hooked = HookDisk(mostCalls: mostCalls) { _, number in
            guard number == moment else { return }
            do { try replace(with: "second, longer") } catch { Issue.record("\(what): \(error)") }
            isReplaced = true
        }
        do { _ = act(try settler(done: done, rejected: rejected, mode, on: hooked)) } catch {
            #expect(hooked.calls >= mostCalls, "\(what): \(error)")
        }
        let next = try settler(done: done, rejected: rejected, mode, on: disk)
        _ = try next.recover()
        let left = try contents(folder("incoming"))
        #expect(Array(left.values).contains("second, longer") == isReplaced, "\(what): \(left)")
        if left["x/a.txt"] == "first" {
            // It is known by this that its event is in the log.
            #expect(try disk.status(at: folder("incoming/x/a.txt")).isSameState(as: status), "\(what)")
        } else {
            #expect(!left.values.contains("first"), "\(what): \(left)")
        }
        _ = act(next)
        var settled = try contents(isRejected ? rejected : done)
        let older = settled.filter { $0.value.hasSuffix("older") }
        #expect(older.count == (isRejected ? 2 : 1), "\(what): \(settled)")
        settled = settled.filter { !$0.value.hasSuffix("older") }
        let isKept = isRejected || mode == .done
        #expect(try contents(folder("incoming")).values.sorted() == (isReplaced ? ["second, longer"] : []))
        let firsts = settled.values.filter { $0 == "first" }.count
        #expect(firsts == (isKept ? 1 : 0) || isReplaced && firsts == 0, "\(what): \(settled)")
        #expect(!isRejected || settled.count == firsts * 2, "\(what): a reason without its file: \(settled)")
        #expect(try contents(done).keys.allSatisfy { !$0.contains("/.") }, "\(what)")
        #expect(try contents(folder("incoming")).keys.allSatisfy { !$0.contains("/.") }, "\(what)")
        try clear([done, rejected])
        return hooked.calls
    }

    private func checkDeaths(_ modes: [Settler.Mode], done: FilePath, rejected: FilePath) throws {
        for mode in modes {
            for isRejected in [false, true] {
                let calls = try checkDeath(
                    mode, isRejected: isRejected, done: done, rejected: rejected, moment: -1, mostCalls: .max)
                #expect(calls > 8)
                let pairs = (-1...calls).flatMap { moment in
                    (max(0, moment)...calls + 6).map { (moment: moment, mostCalls: $0) }
                }
                // Every call at which nothing else happens, and of the others as many as there is time for.
                for pair in pairs.filter({ $0.moment < 0 }) + Self.some(of: pairs) {
                    _ = try checkDeath(
                        mode, isRejected: isRejected, done: done, rejected: rejected, moment: pair.moment,
                        mostCalls: pair.mostCalls)
                }
            }
        }
    }

    @Test func aDeathAtAnyCallLeavesNothingWhereNobodyLooks() throws {
        try checkDeaths([.done, .delete], done: folder("done"), rejected: folder("rejected"))
    }

    @Test func aDeathAtAnyCallOfACopyLeavesOneFile() throws {
        guard let other = try otherFileSystem() else { return }
        defer { withExtendedLifetime(other) {} }
        for name in ["done", "rejected"] { try disk.makeDirectories(other(name), mode: 0o755) }
        try checkDeaths([.done], done: other("done"), rejected: other("rejected"))
    }

    @Test func whatCannotGoBackHoldsUpTheOthersUntilItCan() throws {
        try disk.write("first", to: folder("incoming/x/a.txt"))
        let status = try disk.status(at: folder("incoming/x/a.txt"))
        try disk.write("other", to: folder("incoming/b.txt"))
        let other = try disk.status(at: folder("incoming/b.txt"))
        // Replaced before the rename; and before it is put back, a file takes the place of its folder.
        var renames = 0
        let hooked = HookDisk { call, _ in
            guard call == .rename else { return }
            renames += 1
            if renames == 1 { try? replace(with: "second, longer") }
            guard renames == 2 else { return }
            try? disk.rename(folder("incoming/x"), to: folder("away"), replacing: false)
            try? disk.removeDirectory(folder("away"))
            try? disk.write("in the way", to: folder("incoming/x"))
        }
        let settler = try settler(done: folder("done"), rejected: folder("rejected"), .done, on: hooked)
        guard case .failed = settler.settle("x/a.txt", status, day: "2026-11-21") else {
            Issue.record("it went back into a folder that is none")
            return
        }
        guard case .failed = settler.settle("b.txt", other, day: "2026-11-21") else {
            Issue.record("another was moved before it was back")
            return
        }
        settler.endBatch()
        try disk.remove(folder("incoming/x"))
        #expect(settler.settle("b.txt", other, day: "2026-11-21") == .settled)
        #expect(try contents(folder("incoming")) == ["x/a.txt": "second, longer"])
        #expect(try contents(folder("done")) == ["2026-11-21/b.txt": "other"])
    }

    @Test func aLinkThatTookThePlaceOfAFolderLeadsNowhere() throws {
        try disk.makeDirectories(folder("secret"), mode: 0o755)
        try disk.write("first", to: folder("incoming/x/a.txt"))
        let status = try disk.status(at: folder("incoming/x/a.txt"))
        try disk.rename(folder("incoming/x/a.txt"), to: folder("secret/a.txt"), replacing: false)
        try disk.removeDirectory(folder("incoming/x"))
        #expect(symlink(folder("secret").description, folder("incoming/x").description) == 0)
        let moved = try disk.status(at: folder("secret/a.txt"))
        let settler = try settler(done: folder("done"), rejected: folder("rejected"), .done, on: disk)
        for status in [status, moved] {
            #expect(settler.settle("x/a.txt", status, day: "2026-11-21") == .replaced)
        }
        #expect(try contents(folder("secret")) == ["a.txt": "first"])
    }

    @Test(arguments: [true, false])
    func aLinkAndAFIFOAreMovedAcrossFileSystemsWithTheirReasons(_ isDying: Bool) throws {
        guard let memory = try otherFileSystem() else { return }
        defer { withExtendedLifetime(memory) {} }
        let other = memory("rejected")
        try disk.makeDirectories(other, mode: 0o755)
        for name in ["x/link", "x/fifo"] {
            for mostCalls in isDying ? Array(0...40) : [Int.max] {
                if name == "x/link" {
                    #expect(symlink("/etc/hostname", folder("incoming/x/link").description) == 0)
                } else {
                    #expect(mkfifo(folder("incoming/x/fifo").description, 0o644) == 0)
                }
                let status = try disk.status(at: folder("incoming").appending(name))
                let hooked = HookDisk(mostCalls: mostCalls) { _, _ in }
                if let settler = try? settler(done: folder("done"), rejected: other, .done, on: hooked) {
                    _ = settler.reject(FilePath(name), status, reason: Array("why".utf8))
                }
                let next = try settler(done: folder("done"), rejected: other, .done, on: disk)
                #expect(try next.recover() == nil)
                _ = next.reject(FilePath(name), status, reason: Array("why".utf8))
                next.endBatch()
                let what = "\(name), dead at \(mostCalls)"
                #expect(try disk.tree(folder("incoming")).isEmpty, "\(what)")
                let names = try disk.tree(other).map(\.description).filter { $0 != ".moving" }
                #expect(names.sorted() == [name, "\(name).reason.json"], "\(what)")
                if names.contains(name) {
                    let kind = try disk.status(at: other.appending(name)).kind
                    #expect(kind == (name == "x/link" ? .link : .fifo))
                }
                try clear([other])
            }
        }
    }
}
