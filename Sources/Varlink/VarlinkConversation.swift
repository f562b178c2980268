internal import JSON

/// What one client has sent, put together to calls.
public struct VarlinkConversation: Sendable {
    /// What the client gets for what it said.
    public struct Outcome: Equatable, Sendable {
        /// The replies that are ready.
        public var replies: [UInt8] = []
        /// A call whose replies come one after another from elsewhere: what the client said after it waits, until
        /// ``take(_:service:)`` is called again once the last one is sent.
        public var stream: VarlinkCall?

        /// Nothing yet.
        public init() {}
    }

    /// Bytes of a call at most.
    public static let limit = 64 << 10

    private var pending: [UInt8] = []

    /// A conversation in which nothing was said yet.
    public init() {}

    /// Takes what came from the client, and gives the replies to what is whole; `nil` when the conversation is
    /// over, since no call can be made out any more.
    public mutating func take(_ bytes: [UInt8], service: VarlinkService) -> Outcome? {
        pending += bytes
        var outcome = Outcome()
        while let end = pending.firstIndex(of: 0) {
            let message = Array(pending[..<end])
            pending.removeSubrange(...end)
            do throws(JSONError) {
                let call = try VarlinkCall(message)
                switch service.answer(to: call) {
                case .reply(let reply): if !call.isOneway { outcome.replies += reply.message }
                case .stream:
                    // Whoever wants no reply wants no stream of them.
                    if call.isOneway { continue }
                    outcome.stream = call
                    return outcome
                }
            } catch { return nil }
        }
        return pending.count <= Self.limit ? outcome : nil
    }
}
