internal import CSystemd
internal import Glibc
public import Linux

/// The systemd that started this process, if one did; over libsystemd.
public struct Systemd: ServiceManager {
    /// Microseconds within which systemd wants a beat; `nil` when it wants none.
    public let watchdogInterval: UInt64?

    /// Reads from the environment of this process what systemd asks for (`WATCHDOG_USEC`, `WATCHDOG_PID`).
    public init() {
        var interval: UInt64 = 0
        watchdogInterval = sd_watchdog_enabled(0, &interval) > 0 ? interval : nil
    }

    /// Whether this machine was booted with systemd.
    public static var hasBooted: Bool { sd_booted() > 0 }

    /// Sends the messages, all in one datagram, if there is a manager (`NOTIFY_SOCKET`).
    public func notify(_ messages: [ServiceMessage]) {
        // A manager that cannot be reached changes nothing of what the service has to do.
        _ = sd_notify(0, ServiceMessage.datagram(messages))
    }

    /// Sends the messages, all in one datagram; `false` when there is no manager to send them to.
    public func send(_ messages: [ServiceMessage]) throws(SystemError) -> Bool {
        try Self.answer(sd_notify(0, ServiceMessage.datagram(messages)), "notify the service manager")
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
        let message = ServiceMessage.storeDescriptors(named: name, isPolled: isPolled).assignment
        var number = descriptor.number
        return try Self.answer(
            sd_pid_notify_with_fds(0, 0, message, &number, 1), "store the descriptor \(name)")
    }

    /// Makes the process of this pidfd the service's main one (`MAINPIDFD=1`, systemd 257).
    ///
    /// - Returns: `false` when there is no manager.
    public func setMainProcess(_ process: borrowing Descriptor) throws(SystemError) -> Bool {
        var number = process.number
        return try Self.answer(
            sd_pid_notify_with_fds(0, 0, ServiceMessage.mainProcessDescriptor.assignment, &number, 1),
            "name the main process")
    }

    /// As ``waitUntilHeard(milliseconds:)``, for those who go on whatever comes of it.
    public func synchronize(milliseconds: Int) { _ = Self.barrier(milliseconds) }

    /// Waits until systemd has taken in all that was sent before (`BARRIER=1`), `milliseconds` at most.
    ///
    /// systemd reads messages when it comes to them: a service that ends right after its last one may be
    /// gone before systemd can tell whose it was.
    ///
    /// - Returns: `false` when there is no manager, or when the time was over first.
    public func waitUntilHeard(milliseconds: Int) throws(SystemError) -> Bool {
        let result = Self.barrier(milliseconds)
        return result == -ETIMEDOUT ? false : try Self.answer(result, "wait for the service manager")
    }

    private static func barrier(_ milliseconds: Int) -> Int32 {
        sd_notify_barrier(0, UInt64(max(0, milliseconds)) * 1000)
    }

    /// What a function of libsystemd answers: a positive number, 0 where there was nothing to do, or an error.
    static func answer(_ result: Int32, _ operation: String) throws(SystemError) -> Bool {
        // A descriptor that somebody names and nobody has is a wrong argument here, not a fault of ours.
        guard result >= 0 else {
            throw SystemError(errno: result == -EBADF ? EINVAL : -result, operation: operation)
        }
        return result > 0
    }
}
