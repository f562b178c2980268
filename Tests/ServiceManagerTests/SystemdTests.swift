import Glibc
import Linux
import ServiceManager
import TestSupport
import Testing

/// How messages reach systemd. The environment is one for all, so the tests take turns.
@Suite(.serialized) final class SystemdTests {
    private let folder: TemporaryFolder
    let receiver: DatagramReceiver

    init() throws {
        folder = try TemporaryFolder("notify")
        receiver = try DatagramReceiver(at: folder("socket"))
        setenv("NOTIFY_SOCKET", folder("socket").description, 1)
    }

    deinit { for name in ["NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"] { unsetenv(name) } }

    @Test func messagesArriveTogether() throws {
        #expect(try Systemd().send([.ready, .status("up")]))
        #expect(try receiver.next().bytes == Array("READY=1\nSTATUS=up".utf8))
    }

    @Test func anAbstractSocketIsReached() throws {
        let name = "@datelined-test-\(Machine.processNumber)"
        let receiver = try DatagramReceiver(at: FilePath(name))
        setenv("NOTIFY_SOCKET", name, 1)
        #expect(try Systemd().send([.watchdog]))
        #expect(try receiver.next().bytes == Array("WATCHDOG=1".utf8))
    }

    @Test func withoutAManagerNothingIsSent() throws {
        unsetenv("NOTIFY_SOCKET")
        #expect(try Systemd().send([.ready]) == false)
        #expect(try Systemd().waitUntilHeard(milliseconds: 60_000) == false)
        #expect(try Systemd().store(Descriptor(owning: dup(2)), named: "x") == false)
    }

    @Test func aManagerThatIsGoneIsAnErrorOrNothing() {
        setenv("NOTIFY_SOCKET", "/nowhere/socket", 1)
        #expect(throws: SystemError.self) { try Systemd().send([.ready]) }
        Systemd().notify([.ready])
        Systemd().synchronize(milliseconds: 60_000)
    }

    @Test func aStoredDescriptorArrivesWithItsName() throws {
        var ends: [Int32] = [-1, -1]
        #expect(pipe(&ends) == 0)
        let reading = Descriptor(owning: ends[0])
        let writing = Descriptor(owning: ends[1])
        #expect(try Systemd().store(writing, named: "log", isPolled: false))
        let received = try receiver.next()
        #expect(received.bytes == Array("FDSTORE=1\nFDNAME=log\nFDPOLL=0".utf8))
        // It is the same pipe, by another number.
        #expect(write(received.passed ?? -1, "x", 1) == 1)
        #expect(try Readiness.wait([reading.number], milliseconds: 0) == [true])
    }

    @Test func theMainProcessIsNamedByItsDescriptor() throws {
        #expect(try Systemd().setMainProcess(Descriptor(owning: dup(2))))
        let received = try receiver.next()
        #expect(received.bytes == Array("MAINPIDFD=1".utf8))
        #expect(received.passed != nil)
    }

    @Test func theBarrierWaitsUntilTheOtherSideLetsGo() throws {
        let heard = Mailbox<Bool>(capacity: 1)
        let thread = try Thread(name: "ends") {
            heard.send((try? Systemd().waitUntilHeard(milliseconds: 60_000)) ?? false)
        }
        do {
            let received = try receiver.next()
            #expect(received.bytes == Array("BARRIER=1".utf8))
            #expect(received.passed != nil)
            #expect(heard.isEmpty, "it did not wait")
        }
        #expect(heard.receive() == [true])
        thread.join()
    }

    @Test func theBarrierGivesUp() throws {
        #expect(try Systemd().waitUntilHeard(milliseconds: 1) == false)
    }

    @Test(
        arguments: [
            ([:], nil), (["WATCHDOG_USEC": "2000000"], 2_000_000),
            (["WATCHDOG_USEC": "2000000", "WATCHDOG_PID": String(Machine.processNumber)], 2_000_000),
            (["WATCHDOG_USEC": "2000000", "WATCHDOG_PID": "1"], nil),
            (["WATCHDOG_USEC": "0"], nil), (["WATCHDOG_USEC": "soon"], nil),
        ] as [([String: String], UInt64?)])
    func theWatchdogIsForTheProcessThatIsMeant(environment: [String: String], interval: UInt64?) {
        for (name, value) in environment { setenv(name, value, 1) }
        #expect(Systemd().watchdogInterval == interval)
    }
}
