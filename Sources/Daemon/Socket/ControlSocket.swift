internal import EventLog
internal import JSON
internal import Linux
internal import Varlink

/// The thread that answers questions over a Unix socket, in Varlink, and hands those who want events to threads of
/// their own. It can hold up nobody but those who ask.
final class ControlSocket {
    /// Connections at a time that are not being sent events; the next ones wait.
    private static let mostConnections = 12
    /// Connections at a time that are being sent events; the next ones are refused.
    private static let mostTails = 8

    /// A client, and what it has said. One thread at a time has it.
    private final class Client: @unchecked Sendable {
        let stream: UnixStream
        var conversation = VarlinkConversation()

        init(_ stream: consuming UnixStream) { self.stream = stream }
    }

    /// A tail that has ended.
    private struct Ended {
        let number: Int
        let client: Client
        /// Whether the client is still there.
        let goesOn: Bool
    }

    private let listener: UnixListener
    private let service: VarlinkService
    private let folder: LogFolder
    private let disk: any Disk
    private let ending: Wakeup
    private var clients: [Client] = []
    private var thread: Thread?
    /// The threads that send events, each by a number.
    private var tails: [Int: Thread] = [:]
    private var tailsBegun = 0
    private let ended = Mailbox<Ended>(capacity: mostTails)
    private let tailEnded: Wakeup

    /// Answers with `service` those who connect to `listener`, and sends events of the log in `folder`, from now
    /// on.
    init(
        _ listener: consuming UnixListener, service: VarlinkService, log folder: LogFolder, on disk: any Disk
    ) throws(SystemError) {
        self.listener = listener
        self.service = service
        (self.folder, self.disk) = (folder, disk)
        ending = try Wakeup()
        tailEnded = try Wakeup()
        // From here on only that thread touches what it serves with.
        nonisolated(unsafe) let server = self
        thread = try Thread(name: Daemon.controlSocket) { server.serve() }
    }

    /// Ends every conversation. To be called once.
    func end() {
        ending.raise()
        thread?.join()
        for tail in tails.values { tail.join() }
    }

    private func serve() {
        do throws(SystemError) {
            while try step() {}
        } catch {
            // The kernel has no more to give, or the socket is broken: the daemon does its work without it.
            clients = []
        }
    }

    /// Waits for something to happen and sees to it; `false` when it is to end.
    private func step() throws(SystemError) -> Bool {
        let isOpen = clients.count < Self.mostConnections
        let doors = [ending.descriptor, tailEnded.descriptor] + (isOpen ? [listener.descriptor] : [])
        let ready = try Readiness.wait(
            doors + clients.map { $0.stream.descriptor }, milliseconds: -1)
        if ready[0] { return false }
        clients = zip(clients, ready[doors.count...]).filter { client, isReady in
            !isReady || answer(client)
        }.map(\.0)
        if ready[1] { takeBack() }
        if isOpen, ready[2], let stream = try listener.accept() { clients.append(Client(stream)) }
        return true
    }

    /// Takes over the clients that have been sent their last event.
    private func takeBack() {
        tailEnded.clear()
        for ended in ended.takeAll() {
            tails.removeValue(forKey: ended.number)?.join()
            if ended.goesOn, answer(ended.client, to: []) { clients.append(ended.client) }
        }
    }

    /// Reads and answers; `false` when the conversation is over, or goes on elsewhere.
    private func answer(_ client: Client) -> Bool {
        guard let bytes = client.stream.receive(atMost: 4096) else { return false }
        return answer(client, to: bytes)
    }

    private func answer(_ client: Client, to bytes: [UInt8]) -> Bool {
        var bytes = bytes
        while true {
            guard let outcome = client.conversation.take(bytes, service: service),
                outcome.replies.isEmpty || client.stream.send(outcome.replies)
            else { return false }
            guard let call = outcome.stream else { return true }
            guard let refusal = begin(call, client) else { return false }
            guard client.stream.send(refusal.message) else { return false }
            bytes = []
        }
    }

    /// Hands a client to a thread that sends events; what to answer where that cannot be.
    private func begin(_ call: VarlinkCall, _ client: Client) -> VarlinkReply? {
        let request: TailRequest
        do throws(TailRequest.Fault) { request = try TailRequest(call) } catch {
            return .invalidParameter(error.parameter)
        }
        guard tails.count < Self.mostTails else { return Self.tooMany(Self.mostTails) }
        tailsBegun += 1
        let number = tailsBegun
        nonisolated(unsafe) let tail = EventTail(request, folder, on: disk, until: ending)
        do throws(SystemError) {
            tails[number] = try Thread(name: "tail") { [ended, tailEnded] in
                let goesOn = tail.send(to: client.stream)
                ended.sendAtOnce(Ended(number: number, client: client, goesOn: goesOn))
                tailEnded.raise()
            }
            return nil
        } catch { return Self.tooMany(tails.count) }
    }

    private static func tooMany(_ most: Int) -> VarlinkReply {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("most")
        writer.number(most)
        writer.endObject()
        return .error("\(DaemonInterface.name).TooManyStreams", writer.take())
    }
}
