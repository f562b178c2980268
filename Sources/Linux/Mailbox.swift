/// A bounded queue between threads. Whoever sends to a full one waits; whoever receives takes all there is.
public final class Mailbox<Element: Sendable>: @unchecked Sendable {
    private let lock = Lock()
    private let capacity: Int
    private var elements: [Element] = []
    private var isClosed = false

    /// An empty mailbox that holds up to `capacity` elements.
    public init(capacity: Int) {
        precondition(capacity > 0)
        self.capacity = capacity
    }

    /// Whether nothing waits in it.
    public var isEmpty: Bool { lock.withLock { elements.isEmpty } }

    /// Puts `batch` in, waiting while the mailbox is full. A batch is never split, so one larger than the
    /// capacity goes in when the mailbox is empty. What is sent to a closed mailbox is dropped.
    public func send(_ batch: [Element]) {
        guard !batch.isEmpty else { return }
        lock.withLock {
            while !isClosed, !elements.isEmpty, elements.count + batch.count > capacity { lock.wait() }
            guard !isClosed else { return }
            elements.append(contentsOf: batch)
            lock.wake()
        }
    }

    /// Puts one element in without waiting, though the mailbox be full: for senders whose number is bounded
    /// by other means, and on whom those wait who fill it.
    public func sendAtOnce(_ element: Element) {
        lock.withLock {
            guard !isClosed else { return }
            elements.append(element)
            lock.wake()
        }
    }

    /// Puts one element in, waiting while the mailbox is full.
    public func send(_ element: Element) { send([element]) }

    /// Takes up to `limit` elements, waiting while there are none; `nil` once the mailbox is closed and empty.
    ///
    /// - Parameters:
    ///   - receivers: among how many what is there is divided, so that a short queue keeps all of them busy.
    public func receive(atMost limit: Int = .max, sharedBy receivers: Int = 1) -> [Element]? {
        lock.withLock {
            while elements.isEmpty, !isClosed { lock.wait() }
            return takeLocked(min(limit, (elements.count + receivers - 1) / receivers))
        }
    }

    /// As ``receive(atMost:)``, but answers an empty batch when `deadline` comes first.
    public func receive(atMost limit: Int = .max, until deadline: Monotonic) -> [Element]? {
        lock.withLock {
            while elements.isEmpty, !isClosed {
                if !lock.wait(until: deadline) { break }
            }
            return elements.isEmpty && !isClosed ? [] : takeLocked(limit)
        }
    }

    /// Takes all there is, without waiting.
    public func takeAll() -> [Element] { lock.withLock { takeLocked(.max) ?? [] } }

    /// Lets nothing more in; what is there can still be received.
    public func close() {
        lock.withLock {
            isClosed = true
            lock.wake()
        }
    }

    private func takeLocked(_ limit: Int) -> [Element]? {
        guard !elements.isEmpty else { return nil }
        defer { lock.wake() }
        if elements.count <= limit {
            defer { elements = [] }
            return elements
        }
        defer { elements.removeFirst(limit) }
        return Array(elements.prefix(limit))
    }
}
