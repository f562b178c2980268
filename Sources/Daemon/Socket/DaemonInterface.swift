internal import Varlink

/// What the daemon answers over its control socket.
enum DaemonInterface {
    /// The name of the interface.
    static let name = "org.datelined.Daemon"

    /// The method that sends events.
    static let tail = "Tail"

    /// The interface in Varlink's own language.
    static let description = """
        # The news ingest daemon.
        interface org.datelined.Daemon

        # What it is doing: the status sentence, the counts, and what is wrong, as in status.json.
        method Status() -> (report: object)

        # The events of the log, one a reply: to be called with "more". Only what is on stable storage is sent,
        # in order, each event once, over seals and restarts of whoever reads.
        #
        # after: the event after which to begin, 0 for the oldest that there is. Without it, the beginning is the
        #     oldest event, and under follow the next one that comes.
        # follow: whether to go on with the events that come. Otherwise the last event has the last reply, which
        #     has nothing where there is no event.
        # types: only events of these types, such as article.accepted; all when it is absent or empty.
        # sources: only events of these sources; all when it is absent or empty.
        #
        # sequence: the number of the event: what to give as after to go on behind it.
        # event: the event as it stands in the log.
        method Tail(
          after: ?int,
          follow: ?bool,
          types: ?[]string,
          sources: ?[]string
        ) -> (sequence: ?int, event: ?object)

        # What was to come next has been removed from the log, as everything before oldest.
        error EventsRemoved (from: int, oldest: int)

        # The event is not as it was written; after it the log may go on.
        error EventDamaged (sequence: int, place: string)

        # The log cannot be read.
        error LogUnreadable (reason: string)

        # As many clients as are served at a time are being sent events.
        error TooManyStreams (most: int)

        """

    /// The service of a daemon of this version that reports as `report` says.
    static func service(version: String, report: @escaping @Sendable () -> [UInt8]) -> VarlinkService {
        let interface = VarlinkService.Interface(
            name, description: description,
            methods: [
                "Status": { _ in
                    .result(Array("{\"report\":".utf8) + report() + [UInt8(ascii: "}")])
                }
            ], streams: [tail])
        return VarlinkService(
            vendor: "datelined", product: "datelined", version: version, url: "man:datelined(8)",
            interfaces: [interface])
    }
}
