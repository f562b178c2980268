import Glibc
import Linux
import TestSupport
import Testing

@testable import ServiceManager

/// How messages reach systemd.
@Suite struct SystemdTests {
    private let folder: TemporaryFolder
    private let receiver: DatagramReceiver
    private let systemd: Systemd

    init() throws {
        folder = try TemporaryFolder("notify")
        receiver = try DatagramReceiver(at: folder("socket"))
        systemd = Systemd(environment: ["NOTIFY_SOCKET": folder("socket").description], processNumber: 7)
    }

    @Test func messagesArriveTogether() throws {
        #expect(try systemd.send([.ready, .status("up")]))
        #expect(try receiver.next().bytes == Array("READY=1\nSTATUS=up".utf8))
    }

    @Test func anAbstractSocketIsReached() throws {
        let name = "@datelined-test-\(Machine.processNumber)"
        let receiver = try DatagramReceiver(at: FilePath(name))
        let systemd = Systemd(environment: ["NOTIFY_SOCKET": name], processNumber: 7)
        #expect(try systemd.send([.watchdog]))
        #expect(try receiver.next().bytes == Array("WATCHDOG=1".utf8))
    }

    @Test(arguments: [[:], ["NOTIFY_SOCKET": ""], ["NOTIFY_SOCKET": "vsock:2:9999"]])
    func withoutAManagerNothingIsSent(environment: [String: String]) throws {
        let alone = Systemd(environment: environment, processNumber: 7)
        #expect(try alone.send([.ready]) == false)
        #expect(try alone.waitUntilHeard(milliseconds: 60_000) == false)
        let pipe = try Pipe()
        #expect(try alone.store(pipe.reading, named: "x") == false)
    }

    @Test func aManagerThatIsGoneIsAnErrorOrNothing() {
        let gone = Systemd(environment: ["NOTIFY_SOCKET": "/nowhere/socket"], processNumber: 7)
        #expect(throws: SystemError.self) { try gone.send([.ready]) }
        gone.notify([.ready])
        gone.synchronize(milliseconds: 60_000)
    }

    @Test func aStoredDescriptorArrivesWithItsName() throws {
        let pipe = try Pipe()
        #expect(try systemd.store(pipe.writing, named: "log", isPolled: false))
        let received = try receiver.next()
        #expect(received.bytes == Array("FDSTORE=1\nFDNAME=log\nFDPOLL=0".utf8))
        // It is the same pipe, by another number.
        #expect(write(received.passed ?? -1, "x", 1) == 1)
        #expect(try Readiness.wait([pipe.reading.number], milliseconds: 0) == [true])
    }

    @Test func theBarrierWaitsUntilTheOtherSideLetsGo() throws {
        let heard = Mailbox<Bool>(capacity: 1)
        let systemd = systemd
        let thread = try Thread(name: "ends") {
            heard.send((try? systemd.waitUntilHeard(milliseconds: 60_000)) ?? false)
        }
        do {
            let received = try receiver.next()
            #expect(received.bytes == Array("BARRIER=1".utf8))
            #expect(received.passed != nil)
            #expect(heard.receive(until: SystemClock().monotonic())?.isEmpty ?? true, "it did not wait")
        }
        #expect(heard.receive() == [true])
        thread.join()
    }

    @Test func theBarrierGivesUp() throws {
        #expect(try systemd.waitUntilHeard(milliseconds: 1) == false)
    }

    @Test(
        arguments: [
            ([:], nil), (["WATCHDOG_USEC": "2000000"], 2_000_000),
            (["WATCHDOG_USEC": "2000000", "WATCHDOG_PID": "7"], 2_000_000),
            (["WATCHDOG_USEC": "2000000", "WATCHDOG_PID": "8"], nil),
            (["WATCHDOG_USEC": "0"], nil), (["WATCHDOG_USEC": "soon"], nil),
        ] as [([String: String], UInt64?)])
    func theWatchdogIsForTheProcessThatIsMeant(environment: [String: String], interval: UInt64?) {
        #expect(Systemd(environment: environment, processNumber: 7).watchdogInterval == interval)
    }
}
