public import Linux

/// The systemd that started this process, if one did.
///
/// It speaks the protocol of sd_notify(3) itself, which systemd promises to keep: a daemon that only wants to
/// say that it is ready need not have libsystemd, and the libraries that come with it, in its address space.
public struct Systemd: ServiceManager {
    /// Microseconds within which systemd wants a beat; `nil` when it wants none.
    public let watchdogInterval: UInt64?
    /// Where systemd listens; `nil` when nobody does.
    let socket: FilePath?

    /// Reads from the environment of this process what systemd asks for.
    public init() {
        self.init(environment: Machine.environment, processNumber: Machine.processNumber)
    }

    /// Reads what systemd asks for from these variables: `NOTIFY_SOCKET`, a path or, after an @, an abstract
    /// name; `WATCHDOG_USEC`; and `WATCHDOG_PID`, the process that is meant.
    init(environment: [String: String], processNumber: Int32) {
        let address = environment["NOTIFY_SOCKET"] ?? ""
        socket = address.hasPrefix("/") || address.hasPrefix("@") ? FilePath(address) : nil
        let isMeant = environment["WATCHDOG_PID"].map { $0 == String(processNumber) } ?? true
        let interval = environment["WATCHDOG_USEC"].flatMap(UInt64.init)
        watchdogInterval = isMeant ? interval.flatMap { $0 > 0 ? $0 : nil } : nil
    }

    /// Sends the messages, all in one datagram, if there is a manager.
    public func notify(_ messages: [ServiceMessage]) {
        do throws(SystemError) { _ = try send(messages) } catch {
            // A manager that cannot be reached changes nothing of what the service has to do.
        }
    }

    /// Sends the messages, all in one datagram; `false` when there is no manager to send them to.
    public func send(_ messages: [ServiceMessage]) throws(SystemError) -> Bool {
        guard let socket else { return false }
        try DatagramSender().send(Array(ServiceMessage.datagram(messages).utf8), to: socket)
        return true
    }

    /// Gives systemd a copy of a descriptor to keep until the next start of the service, which finds it in
    /// ``PassedDescriptors``. The unit needs `FileDescriptorStoreMax=`.
    ///
    /// - Parameters:
    ///   - isPolled: whether systemd lets go of it when nobody is at its other end any more.
    /// - Returns: `false` when there is no manager.
    public func store(
        _ descriptor: borrowing Descriptor, named name: String, isPolled: Bool = true
    ) throws(SystemError) -> Bool {
        guard let socket else { return false }
        let message = ServiceMessage.storeDescriptors(named: name, isPolled: isPolled).assignment
        try DatagramSender().send(Array(message.utf8), passing: descriptor, to: socket)
        return true
    }

    /// As ``waitUntilHeard(milliseconds:)``, for those who go on whatever comes of it.
    public func synchronize(milliseconds: Int) {
        do throws(SystemError) { _ = try waitUntilHeard(milliseconds: milliseconds) } catch {
            // Whoever ends cannot wait for a manager that is gone.
        }
    }

    /// Waits until systemd has taken in all that was sent before (`BARRIER=1`), `milliseconds` at most.
    ///
    /// systemd reads messages when it comes to them: a service that ends right after its last one may be
    /// gone before systemd can tell whose it was.
    ///
    /// - Returns: `false` when there is no manager, or when the time was over first.
    public func waitUntilHeard(milliseconds: Int) throws(SystemError) -> Bool {
        guard let socket else { return false }
        let pipe = try Pipe()
        try DatagramSender().send(Array("BARRIER=1".utf8), passing: pipe.writing, to: socket)
        // systemd closes its copy when it comes to the message; with ours closed, that ends the pipe.
        let reading = pipe.closeWriting()
        return try Readiness.wait([reading.number], milliseconds: milliseconds)[0]
    }
}
