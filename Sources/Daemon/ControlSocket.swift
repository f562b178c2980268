internal import Linux
internal import Varlink

/// The thread that answers questions over a Unix socket, in Varlink. It can hold up nobody but those who ask.
final class ControlSocket {
    /// Connections at a time; the next ones wait.
    private static let mostConnections = 12

    /// A client, and what it has said.
    private final class Client {
        let stream: UnixStream
        var conversation = VarlinkConversation()

        init(_ stream: consuming UnixStream) { self.stream = stream }
    }

    private let listener: UnixListener
    private let service: VarlinkService
    private let ending: Wakeup
    private var clients: [Client] = []
    private var thread: Thread?

    /// Answers with `service` those who connect to `listener`, from now on.
    init(_ listener: consuming UnixListener, service: VarlinkService) throws(SystemError) {
        self.listener = listener
        self.service = service
        ending = try Wakeup()
        // From here on only that thread touches what it serves with.
        nonisolated(unsafe) let server = self
        thread = try Thread(name: Daemon.controlSocket) { server.serve() }
    }

    /// Ends every conversation. To be called once.
    func end() {
        ending.raise()
        thread?.join()
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
        let doors = [ending.descriptor] + (isOpen ? [listener.descriptor] : [])
        let ready = try Readiness.wait(
            doors + clients.map { $0.stream.descriptor }, milliseconds: -1)
        if ready[0] { return false }
        clients = zip(clients, ready[doors.count...]).filter { client, isReady in
            !isReady || answer(client)
        }.map(\.0)
        if isOpen, ready[1], let stream = try listener.accept() { clients.append(Client(stream)) }
        return true
    }

    /// Reads and answers; `false` when the conversation is over.
    private func answer(_ client: Client) -> Bool {
        guard let bytes = client.stream.receive(atMost: 4096),
            let replies = client.conversation.take(bytes, service: service)
        else { return false }
        return replies.isEmpty || client.stream.send(replies)
    }
}

extension VarlinkService {
    /// What the daemon answers: its status, as the status file has it.
    static func ofDaemon(version: String, report: @escaping @Sendable () -> [UInt8]) -> VarlinkService {
        let description = """
            # The news ingest daemon.
            interface org.datelined.Daemon

            # What it is doing: the status sentence, the counts, and what is wrong, as in status.json.
            method Status() -> (report: object)

            """
        let daemon = Interface(
            "org.datelined.Daemon", description: description,
            methods: [
                "Status": { _ in
                    .result(Array("{\"report\":".utf8) + report() + [UInt8(ascii: "}")])
                }
            ])
        return VarlinkService(
            vendor: "datelined", product: "datelined", version: version, url: "man:datelined(8)",
            interfaces: [daemon])
    }
}
