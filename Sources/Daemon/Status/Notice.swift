internal import Logging
internal import ServiceManager

/// The kinds of messages that an operator filters on. `deploy/datelined.catalog` explains each; the numbers
/// never change.
enum Notice: CaseIterable {
    /// The daemon is ready.
    case started
    /// What is known of earlier events can be asked.
    case indexed
    /// The daemon was told to end, and finishes what it has in hand.
    case stopping
    /// The daemon has ended as it was told to.
    case stopped
    /// The daemon cannot go on, and ends.
    case failed
    /// The settings are faulty, and it does not start.
    case refusedStart
    /// Settings were read again, and hold.
    case reloaded
    /// Settings were read again, and are faulty.
    case reloadRefused
    /// Intake waits, on a full disk.
    case paused
    /// Intake goes on.
    case resumed
    /// A file was rejected.
    case rejected
    /// More files were rejected than are told one by one.
    case rejectedMore
    /// A file stays in the watched folder.
    case fileStays
    /// The log is damaged somewhere.
    case damage
    /// The log ended in a torn event, which was blanked.
    case tornTail
    /// A thread does not move.
    case standstill
    /// Files that an earlier process had in hand when it died are read one at a time.
    case suspected
    /// Old events were removed, as the settings have it.
    case removed
    /// Something around the daemon is not as it should be; it goes on.
    case trouble

    /// What the journal calls it.
    var id: MessageID {
        switch self {
        case .started: MessageID("cf587811cb554366bd787a2885910da2")
        case .indexed: MessageID("6845fb1f15fc4f82bd9cc75e4a3a555d")
        case .stopping: MessageID("c8de7da19a1e4a618695636bb4773419")
        case .stopped: MessageID("5c0655ad9bde493981341c0b8fa53d36")
        case .failed: MessageID("ed227fac790d429db68e154b9acf78ef")
        case .refusedStart: MessageID("530699a339fb46ec83bb0e9dd796d37b")
        case .reloaded: MessageID("58bee8c9195e402abe12a793cc999cfc")
        case .reloadRefused: MessageID("f8cea384ab1f48998666956c46f4ef98")
        case .paused: MessageID("d925eb39bf134a1fbdee0db9763b1c6c")
        case .resumed: MessageID("85adf0bec3d14c7bb5d420bc66c76713")
        case .rejected: MessageID("8d3f609d673b4354840c78f24a483b1b")
        case .rejectedMore: MessageID("c7e2e03946e94368804cf685fb603277")
        case .fileStays: MessageID("62171e55482d42d6aafd0ce003ca946f")
        case .damage: MessageID("9dde110b9347417dbc43fd5bd04abef8")
        case .tornTail: MessageID("2ea0d02e54ab43e38a95a3fdb72352c3")
        case .standstill: MessageID("5e4e3f1d110d459c9be726b13b5b7c32")
        case .suspected: MessageID("4a9d56d9bce5436aac85c3038f250b9a")
        case .removed: MessageID("fef76ef31f40450a9454e6f1ab893ef0")
        case .trouble: MessageID("3bc1350450a4480bbadbd0bfd170b003")
        }
    }
}

extension Logger {
    /// Writes a message of this kind, with fields beside it.
    func tell(
        _ notice: Notice, _ level: Logger.Level, _ message: Logger.Message, _ fields: Logger.Metadata = [:],
        file: String = #fileID, function: String = #function, line: UInt = #line
    ) {
        log(
            level: level, message, metadata: fields.merging(notice.id.metadata) { $1 }, file: file,
            function: function, line: line)
    }
}
