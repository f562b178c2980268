internal import Linux

/// Bounds the bytes of files that are in hand, whatever waits outside.
///
/// Files are decided on in the order of their tickets. The one whose turn it is always gets its share, so
/// that those behind it can never hold it up.
final class ByteBudget: Sendable {
    private let lock = Lock()
    private let limit: Int
    private nonisolated(unsafe) var used = 0
    private nonisolated(unsafe) var turn: UInt64 = 1
    private nonisolated(unsafe) var shares: [UInt64: Int] = [:]

    /// A budget of `limit` bytes.
    init(limit: Int) { self.limit = limit }

    /// Takes a share for the file with this ticket, waiting until there is room.
    func take(_ bytes: Int, for ticket: UInt64) {
        lock.withLock {
            while !isRoom(for: bytes, ticket) { lock.wait() }
            grant(bytes, to: ticket)
        }
    }

    /// Takes a share for the file with this ticket if that needs no waiting.
    func takeAtOnce(_ bytes: Int, for ticket: UInt64) -> Bool {
        lock.withLock {
            guard isRoom(for: bytes, ticket) else { return false }
            grant(bytes, to: ticket)
            return true
        }
    }

    private func isRoom(for bytes: Int, _ ticket: UInt64) -> Bool {
        used == 0 || used + bytes <= limit || ticket == turn
    }

    private func grant(_ bytes: Int, to ticket: UInt64) {
        used += bytes
        shares[ticket] = bytes
    }

    /// Gives a share back; one that was never taken is none.
    func giveBack(_ ticket: UInt64) {
        lock.withLock {
            used -= shares.removeValue(forKey: ticket) ?? 0
            lock.wake()
        }
    }

    /// Tells whose turn it is.
    func nextTurn(_ ticket: UInt64) {
        lock.withLock {
            turn = ticket
            lock.wake()
        }
    }
}
