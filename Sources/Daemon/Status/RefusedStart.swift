public import Logging
public import ServiceManager
public import Settings

/// The start of a daemon that its settings forbid.
public struct RefusedStart {
    /// EINVAL, which is what systemd shows of it.
    private static let errno: Int32 = 22

    private let faults: [SettingsFault]

    /// A start that was refused for these faults.
    public init(_ faults: [SettingsFault]) { self.faults = faults }

    /// Tells the service manager, and a logger, the first fault and how many more there are. All of them are
    /// what `dateline check-config` prints.
    public func tell(manager: any ServiceManager, logger: Logger?) {
        guard let first = faults.first else { return }
        let more = faults.count > 1 ? " (and \(faults.count - 1) more: see dateline check-config)" : ""
        let message = "faulty settings: \(first)\(more)"
        manager.notify([.status(message), .errno(Self.errno)])
        logger?.tell(.refusedStart, .critical, "\(message)", first.fields)
        Daemon.waitForLastWords(manager)
    }
}

extension SettingsFault {
    /// Its place, as fields of the journal.
    var fields: Logger.Metadata {
        var fields: Logger.Metadata = [:]
        fields["config_file"] = file.map { .string($0) }
        fields["config_line"] = line.map { .string(String($0)) }
        return fields
    }
}
