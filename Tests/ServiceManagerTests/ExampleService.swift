import Linux
import Logging
import ServiceManager

/// The example of the module's README, which `ReadmeTests` compares with this.
func exampleService(now: UInt64) throws {
    // README: begin
    let threshold = LogThreshold(.info)
    let handler = ServiceLogHandler(identifier: "newsd", threshold: threshold)
    let logger = Logger(label: "newsd") { _ in handler }

    var passed = try PassedDescriptors.take()  // before anything else opens a descriptor
    let control = passed.take("control")  // FileDescriptorName=control in the socket unit
    let key = try Credentials()?.read("signing.key")  // LoadCredential=signing.key:…

    let systemd = Systemd()
    systemd.notify([.extendTimeout(30_000_000), .status("Reading the archive: 40 %")])
    systemd.notify([.ready, .status("Watching 3 folders")])
    if let interval = systemd.watchdogInterval {
        logger.debug("a beat every \(interval / 2) microseconds, while work moves")
        systemd.notify([.watchdog])
    }

    systemd.notify([.reloading(since: now), .status("Reading the settings again")])  // CLOCK_MONOTONIC
    threshold.level = .debug
    systemd.notify([.ready])  // the reload is over, for better or worse

    let rejected = MessageID("8d3f609d673b4354840c78f24a483b1b")  // journalctl --new-id128
    logger.warning("rejected a.txt", metadata: rejected.metadata.merging(["file": "a.txt"]) { $1 })
    // journalctl MESSAGE_ID=8d3f609d673b4354840c78f24a483b1b NEWSD_FILE=a.txt

    systemd.notify([.stopping, .status("Finishing what is in hand")])
    systemd.synchronize(milliseconds: 5000)  // it has heard: the process may end
    // README: end
    if let control { throw ExampleError(description: "nobody passed descriptor \(control.number)") }
    if key != nil { throw ExampleError(description: "nobody passed a key") }
}

/// What the example did not expect.
struct ExampleError: Error { let description: String }
