internal import CLinux
internal import Glibc

/// A descriptor that one thread makes readable to wake another that waits on several.
public final class Wakeup: Sendable {
    /// What to wait on.
    public let descriptor: Int32

    /// A descriptor that is not readable yet.
    public init() throws(SystemError) {
        descriptor = datelined_event_descriptor()
        guard descriptor >= 0 else { throw .last("make an event descriptor") }
    }

    deinit { close(descriptor) }

    /// Makes it readable.
    public func raise() {
        // It can only fail when the counter is at its limit, and then it is readable already.
        _ = datelined_event_raise(descriptor)
    }

    /// Makes it unreadable.
    public func clear() { _ = datelined_event_clear(descriptor) }
}

/// Waiting on descriptors.
public enum Readiness {
    /// Waits until one of up to 16 `descriptors` is readable, `deadline` comes, or a signal is caught.
    ///
    /// - Returns: for each descriptor, whether it is readable.
    public static func wait(_ descriptors: [Int32], milliseconds: Int) throws(SystemError) -> [Bool] {
        let ready = datelined_wait_readable(descriptors, descriptors.count, Int32(clamping: milliseconds))
        guard ready >= 0 else { throw .last("wait for events") }
        return descriptors.indices.map { ready & (1 << Int32($0)) != 0 }
    }

    /// Waits until one of up to 8 `descriptors` is readable, the peer of a connection has gone or has room,
    /// `milliseconds` have passed, or a signal is caught.
    ///
    /// - Parameters:
    ///   - peer: the connection, or the pipe that another reads.
    ///   - wantsRoom: whether room at the peer is waited for.
    public static func wait(
        _ descriptors: [Int32], peer: Int32, wantsRoom: Bool, milliseconds: Int
    ) throws(SystemError) -> (readable: [Bool], peer: PeerState) {
        let ready = datelined_wait_with_peer(
            peer, wantsRoom ? 1 : 0, descriptors, descriptors.count, Int32(clamping: milliseconds))
        guard ready >= 0 else { throw .last("wait for events") }
        let state: PeerState = ready & 1 << 30 != 0 ? .gone : ready & 1 << 29 != 0 ? .hasRoom : .quiet
        return (descriptors.indices.map { ready & (1 << Int32($0)) != 0 }, state)
    }
}

/// How the other end of a connection stands.
public enum PeerState: Sendable {
    /// Nothing is known that changes anything.
    case quiet
    /// It takes more.
    case hasRoom
    /// It has gone.
    case gone
}
