import Glibc
import Linux
import TestSupport
import Testing

@testable import Spool

/// Files that take the name of one that is being settled: nothing is moved that was not read, at no moment.
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
        -> Settler
    {
        Settler(incoming: folder("incoming"), done: done, rejected: rejected, mode: mode, on: disk)
    }

    /// Every file below a folder with what is in it.
    private func contents(_ folder: FilePath) throws -> [String: String] {
        var found: [String: String] = [:]
        for path in try disk.tree(folder) {
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
            for path in try disk.tree(place) { try disk.remove(place.appending(path)) }
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
        let settler = settler(done: done, rejected: rejected, mode, on: hooked)
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
                for first in 0...calls + 2 {
                    for second in first...calls + 4 {
                        _ = try check(
                            mode, isRejected: isRejected, done: folder("done"), rejected: folder("rejected"),
                            [first, second])
                    }
                }
            }
        }
    }

    /// /dev/shm is another file system than the temporary folder on common machines; elsewhere this shows
    /// nothing and says so.
    private func otherFileSystem() throws -> FilePath? {
        let other = FilePath("/dev/shm/datelined-replaced-\(Machine.processNumber)")
        try disk.makeDirectories(other, mode: 0o755)
        if try disk.status(at: other).device != disk.status(at: folder("incoming")).device { return other }
        print("no second file system here")
        return nil
    }

    @Test func theSameHoldsAcrossFileSystems() throws {
        guard let other = try otherFileSystem() else { return }
        defer { _ = try? ChildProcess.run("/bin/rm", ["-rf", other.description]) }
        let (done, rejected) = (other.appending("done"), other.appending("rejected"))
        for isRejected in [false, true] {
            let calls = try check(.done, isRejected: isRejected, done: done, rejected: rejected, [])
            for moment in 0...calls + 2 {
                _ = try check(.done, isRejected: isRejected, done: done, rejected: rejected, [moment])
            }
        }
    }

    @Test func aLinkOrAFIFOIsNotMovedAcrossFileSystemsAndLeavesNoReason() throws {
        guard let other = try otherFileSystem() else { return }
        defer { _ = try? ChildProcess.run("/bin/rm", ["-rf", other.description]) }
        #expect(symlink("/etc/hostname", folder("incoming/x/link").description) == 0)
        #expect(mkfifo(folder("incoming/x/fifo").description, 0o644) == 0)
        let settler = settler(done: folder("done"), rejected: other, .done, on: disk)
        for name in ["x/link", "x/fifo"] {
            let status = try disk.status(at: folder("incoming").appending(name))
            let outcome = settler.reject(FilePath(name), status, reason: Array("why".utf8))
            guard case .failed(let error) = outcome else {
                Issue.record("\(name): \(outcome)")
                continue
            }
            #expect(error.isAcrossFileSystems, "\(name)")
            #expect(try disk.status(at: folder("incoming").appending(name)).isSameState(as: status))
        }
        #expect(try disk.tree(other).isEmpty)
    }
}
