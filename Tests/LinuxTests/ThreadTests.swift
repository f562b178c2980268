import Glibc
import Linux
import TestSupport
import Testing
import Times

/// What threads meet at: mailboxes, locks, wakeups, and the kernel's notes.
@Suite struct ThreadTests {
    private let clock = SystemClock()

    @Test func aMailboxKeepsTheOrder() throws {
        let mailbox = Mailbox<Int>(capacity: 3)
        let sender = try Thread(name: "sender") {
            for number in stride(from: 0, to: 1000, by: 2) { mailbox.send([number, number + 1]) }
            mailbox.send([])
            mailbox.send(Array(1000..<1010))
            mailbox.close()
        }
        var received: [Int] = []
        while let batch = mailbox.receive(atMost: 2) {
            #expect(!batch.isEmpty && batch.count <= 2)
            received += batch
        }
        sender.join()
        #expect(received == Array(0..<1010))
        mailbox.send(1)
        #expect(mailbox.receive() == nil)
    }

    @Test func aClosedMailboxFreesWhoeverWaits() throws {
        let mailbox = Mailbox<Int>(capacity: 1)
        mailbox.send(1)
        let waiting = try Thread(name: "waiting") { mailbox.send(2) }
        mailbox.close()
        waiting.join()
        #expect(mailbox.receive()?.first == 1)
        let empty = Mailbox<Int>(capacity: 1)
        let receiver = try Thread(name: "receiver") { _ = empty.receive() }
        empty.close()
        receiver.join()
    }

    @Test func aDeadlineEndsTheWait() {
        let mailbox = Mailbox<Int>(capacity: 1)
        #expect(mailbox.receive(until: clock.monotonic()) == [])
        mailbox.send(1)
        #expect(mailbox.receive(until: clock.monotonic()) == [1])
        let lock = Lock()
        let isInTime = lock.withLock { lock.wait(until: clock.monotonic().advanced(milliseconds: 1)) }
        #expect(!isInTime)
    }

    /// A number that threads count up together.
    private final class Counter: @unchecked Sendable {
        private let lock = Lock()
        private var number = 0

        func add() { lock.withLock { number += 1 } }
        var value: Int { lock.withLock { number } }
    }

    @Test func aLockLetsOneInAtATime() throws {
        let counter = Counter()
        let threads = try (0..<4).map { number in
            try Thread(name: "counter \(number) with a long name") { for _ in 0..<5000 { counter.add() } }
        }
        for thread in threads { thread.join() }
        #expect(counter.value == 20_000)
    }

    @Test func aWakeupIsReadableUntilItIsCleared() throws {
        let wakeup = try Wakeup()
        let other = try Wakeup()
        #expect(
            try Readiness.wait([wakeup.descriptor, other.descriptor], milliseconds: 0) == [false, false])
        wakeup.raise()
        wakeup.raise()
        #expect(
            try Readiness.wait([other.descriptor, wakeup.descriptor], milliseconds: 10_000) == [false, true])
        wakeup.clear()
        #expect(try Readiness.wait([wakeup.descriptor], milliseconds: 0) == [false])
    }

    @Test func inotifyTellsOfFilesThatCome() throws {
        let folder = try TemporaryFolder("inotify")
        let disk = LinuxDisk()
        try disk.makeDirectories(folder("watched"), mode: 0o755)
        let inotify = try Inotify()
        #expect(try inotify.read().isEmpty)
        let watch = try inotify.watch(
            folder("watched"), for: [.movedTo, .closedAfterWriting, .deletedSelf, .created, .onlyFolders])
        #expect(
            try inotify.watch(folder("watched"), for: [.movedTo, .closedAfterWriting, .created]) == watch)
        try disk.write("text", to: folder("watched/written"))
        try disk.write("text", to: folder("beside"))
        try disk.rename(folder("beside"), to: folder("watched/moved"), replacing: false)
        try disk.makeDirectory(folder("watched/sub"), mode: 0o755)
        #expect(try Readiness.wait([inotify.descriptor], milliseconds: 10_000) == [true])
        let notes = try inotify.read()
        #expect(notes.allSatisfy { $0.watch == watch })
        #expect(notes.map(\.name) == ["written", "written", "moved", "sub"])
        #expect(notes.map(\.mask) == [.created, .closedAfterWriting, .movedTo, [.created, .isFolder]])
        inotify.stopWatching(watch)
        #expect(try inotify.read().map(\.mask) == [.ignored])
        inotify.stopWatching(watch)
        #expect(throws: SystemError.self) { try inotify.watch(folder("none"), for: .created) }
        #expect(throws: SystemError.self) {
            try inotify.watch(folder("watched/moved"), for: [.created, .onlyFolders])
        }
    }

    @Test func momentsOfTheClockAreComparedAndRounded() {
        let moment = Monotonic(nanoseconds: 1_500_000)
        #expect(moment.advanced(milliseconds: 2).nanoseconds == 3_500_000)
        #expect(moment.milliseconds(after: Monotonic(nanoseconds: 1_400_000)) == 1)
        #expect(moment.milliseconds(after: Monotonic(nanoseconds: 0)) == 2)
        #expect(Monotonic(nanoseconds: 0).milliseconds(after: moment) == 0)
        #expect(clock.monotonic() <= clock.monotonic())
        #expect(clock.wallTime().seconds > 1_700_000_000)
    }
}
