internal import JSON

/// What one client has sent, put together to calls.
public struct VarlinkConversation: Sendable {
    /// Bytes of a call at most.
    public static let limit = 64 << 10

    private var pending: [UInt8] = []

    /// A conversation in which nothing was said yet.
    public init() {}

    /// Takes what came from the client, and gives the replies to what is whole; `nil` when the conversation is
    /// over, since no call can be made out any more.
    public mutating func take(_ bytes: [UInt8], service: VarlinkService) -> [UInt8]? {
        pending += bytes
        var replies: [UInt8] = []
        while let end = pending.firstIndex(of: 0) {
            let message = Array(pending[..<end])
            pending.removeSubrange(...end)
            do throws(JSONError) {
                let call = try VarlinkCall(message)
                let reply = service.reply(to: call)
                if !call.isOneway { replies += reply.message }
            } catch { return nil }
        }
        return pending.count <= Self.limit ? replies : nil
    }
}
