internal import EventLog
internal import JSON
internal import Linux
internal import Varlink

/// Sends the events of the log to one client, at the client's pace.
///
/// It reads the files of the log as any other reader does, on a thread of its own: a client that is slow holds up
/// nobody, and what waits for it waits in the log, not in memory.
final class EventTail {
    private let request: TailRequest
    private let folder: LogFolder
    private let disk: any Disk
    private let ending: Wakeup
    /// What was read and not sent yet.
    private var replies: [UInt8] = []
    /// The event that was read last and may be the last reply.
    private var held: [UInt8]?

    /// Bytes of replies that are gathered for one send while there is more to come.
    private static let pieceSize = 64 << 10
    /// Events that are read between two looks whether the client is still there.
    private static let stride = 256

    /// Why there is nothing more to send.
    private enum Stop: Error {
        /// The client has gone, or the daemon goes.
        case gone
        /// The last reply is an error.
        case refused(VarlinkReply)
    }

    /// A tail of the log in `folder` that leaves once `ending` is raised.
    init(_ request: TailRequest, _ folder: LogFolder, on disk: any Disk, until ending: Wakeup) {
        (self.request, self.folder, self.disk, self.ending) = (request, folder, disk, ending)
    }

    /// Sends until the last reply has gone; `false` when the client has gone or the daemon goes.
    func send(to client: borrowing UnixStream) -> Bool {
        do throws(Stop) {
            let last: VarlinkReply
            do throws(Stop) {
                last = try sendEvents(to: client)
            } catch {
                guard case .refused(let reply) = error else { throw error }
                if let held { replies += VarlinkReply.partialResult(held).message }
                last = reply
            }
            replies += last.message
            try flush(to: client)
            return true
        } catch { return false }
    }

    /// Sends events, and gives the last reply.
    private func sendEvents(to client: borrowing UnixStream) throws(Stop) -> VarlinkReply {
        // Watched before it is read: what comes in between is not missed.
        let changes = try request.follows ? attempt { () throws(SystemError) in try LogChanges(folder) } : nil
        let last = try attempt { () throws(SystemError) in try LogReader.lastSequence(in: folder, on: disk) }
        if let after = request.after, after > last { return .invalidParameter("after") }
        var reader = LogReader(folder, on: disk, from: first(last: last))
        var read = 0
        while true {
            if request.follows || reader.nextSequence <= last, let event = try next(&reader) {
                if request.accepts(event.line) { take(event) }
                read += 1
                if read.isMultiple(of: Self.stride) { try look(at: client) }
                if replies.count >= Self.pieceSize { try flush(to: client) }
                continue
            }
            try flush(to: client)
            guard let changes else { return .result(held ?? Array("{}".utf8)) }
            try look(at: client, or: [changes.descriptor], milliseconds: LogChanges.interval)
            _ = try attempt { () throws(SystemError) in try changes.clear() }
        }
    }

    /// Does what may fail where the log cannot be read; the last reply says so then.
    private func attempt<R>(_ body: () throws(SystemError) -> R) throws(Stop) -> R {
        do { return try body() } catch { throw Self.unreadable(error) }
    }

    /// The event to begin with; 0 for the oldest.
    private func first(last: UInt64) -> UInt64 {
        guard let after = request.after else { return request.follows ? last + 1 : 0 }
        return after == 0 ? 0 : after + 1
    }

    /// Makes an event a reply; the last one of those that do not follow is held, since it ends them.
    private func take(_ event: LogEvent) {
        if let held { replies += VarlinkReply.partialResult(held).message }
        held = Self.parameters(event)
        if request.follows, let event = held {
            replies += VarlinkReply.partialResult(event).message
            held = nil
        }
    }

    private func next(_ reader: inout LogReader) throws(Stop) -> LogEvent? {
        do throws(LogReadError) { return try reader.next() } catch {
            switch error {
            case .damage(let damage):
                throw .refused(
                    Self.error("EventDamaged") {
                        $0.key("sequence")
                        $0.number(damage.expected)
                        $0.member("place", damage.description)
                    })
            case .removed(let from, let oldest):
                throw .refused(
                    Self.error("EventsRemoved") {
                        $0.key("from")
                        $0.number(from)
                        $0.key("oldest")
                        $0.number(oldest)
                    })
            case .failed(let cause): throw Self.unreadable(cause)
            }
        }
    }

    /// Sends what was gathered, as fast as the client takes it.
    private func flush(to client: borrowing UnixStream) throws(Stop) {
        var sent = 0
        while sent < replies.count {
            guard let count = client.sendAtOnce(replies, from: sent) else { throw .gone }
            sent += count
            if count == 0 { try look(at: client, forRoom: true, milliseconds: -1) }
        }
        replies.removeAll(keepingCapacity: true)
    }

    /// Waits for something to happen, and ends where it is that the client has gone or the daemon goes.
    private func look(
        at client: borrowing UnixStream, forRoom: Bool = false, or others: [Int32] = [], milliseconds: Int = 0
    ) throws(Stop) {
        do {
            let seen = try client.wait(
                for: [ending.descriptor] + others, orRoom: forRoom, milliseconds: milliseconds)
            if !seen.readable[0], seen.peer != .gone { return }
        } catch {
            // The kernel has no more to give: the client may call again.
            throw .gone
        }
        throw .gone
    }

    private static func parameters(_ event: LogEvent) -> [UInt8] {
        var writer = JSONWriter(capacity: event.line.count + 64)
        writer.beginObject()
        writer.key("sequence")
        writer.number(event.sequence)
        writer.key("event")
        writer.raw(event.line)
        writer.endObject()
        return writer.take()
    }

    private static func unreadable(_ cause: SystemError) -> Stop {
        .refused(error("LogUnreadable") { $0.member("reason", cause.description) })
    }

    private static func error(_ name: String, _ members: (inout JSONWriter) -> Void) -> VarlinkReply {
        var writer = JSONWriter()
        writer.beginObject()
        members(&writer)
        writer.endObject()
        return .error("\(DaemonInterface.name).\(name)", writer.take())
    }
}
