// What a service and the service manager that started it (systemd) say to each other.
//
// Invariants:
// * What is said is a value (`ServiceMessage`, `JournalEntry`) and its bytes are a pure function of it; only
//   `Systemd` and `Journal` call libsystemd.
// * Without a manager every message is dropped: a service needs no other way in a terminal.
// * Nothing here knows what the service does.

/// The service manager, as a service sees it.
public protocol ServiceManager: Sendable {
    /// Sends the messages, all in one datagram. A message that does not arrive changes nothing of what a
    /// service has to do, so nothing is said of it.
    func notify(_ messages: [ServiceMessage])
    /// Microseconds within which a service must show that it lives; `nil` when nobody asks.
    var watchdogInterval: UInt64? { get }
    /// Waits until the manager has taken in all that was sent, `milliseconds` at most.
    func synchronize(milliseconds: Int)
}

extension ServiceManager {
    /// For managers that take in everything at once.
    public func synchronize(milliseconds: Int) {}
}
