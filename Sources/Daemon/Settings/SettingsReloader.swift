internal import Linux
public import Logging
public import ServiceManager
public import Settings

/// The settings of a running daemon, and how they are read again.
public final class SettingsReloader: Sendable {
    private let load: @Sendable () throws -> LoadedSettings
    private let threshold: LogThreshold
    private let logger: Logger
    private let lock = Lock()
    private nonisolated(unsafe) var settings: Settings
    private nonisolated(unsafe) var effective: [EffectiveSetting]
    /// What the last good settings want that is not in force: faulty ones after them do not change that.
    private nonisolated(unsafe) var waiting: [String] = []

    /// What the status says beside the daemon's work: new settings that were refused or wait; `nil` for nothing.
    struct Outcome: Equatable {
        var remark: String?
    }

    /// Settings that were loaded at the start.
    ///
    /// - Parameters:
    ///   - threshold: what holds `[Service] LogLevel=`.
    ///   - load: reads all layers again.
    public init(
        _ settings: Settings, effective: [EffectiveSetting], threshold: LogThreshold, logger: Logger,
        load: @escaping @Sendable () throws -> LoadedSettings
    ) {
        self.settings = settings
        self.effective = effective
        self.threshold = threshold
        self.logger = logger
        self.load = load
    }

    /// Settings that stay as they are.
    static func fixed(_ settings: Settings) -> SettingsReloader {
        SettingsReloader(
            settings, effective: [], threshold: LogThreshold(.info),
            logger: Logger(label: "none") { _ in SwiftLogNoOpLogHandler() },
            load: { throw CancellationError() })
    }

    /// The settings in force.
    var current: Settings { lock.withLock { settings } }

    /// Reads the settings again. Faulty ones change nothing; of good ones holds what need not wait for a
    /// restart. Both is told to the journal.
    func reload() -> Outcome {
        let loaded: LoadedSettings
        do { loaded = try load() } catch {
            logger.tell(.reloadRefused, .error, "settings cannot be read, those in force stay: \(error)")
            return outcome("settings cannot be read: \(error)")
        }
        guard let new = loaded.settings else { return refuse(loaded.faults) }
        let change = lock.withLock { () -> SettingsReload in
            let change = SettingsReload(
                running: settings, effective: effective, new: new, loaded: loaded.effective)
            settings = change.settings
            effective = change.effective
            waiting = change.waiting
            return change
        }
        threshold.level = Logger.Level(change.settings.service.logLevel)
        let applied = change.applied.isEmpty ? "nothing changed" : change.applied.joined(separator: ", ")
        logger.tell(.reloaded, .info, "settings read again: \(applied)")
        let outcome = outcome(nil)
        if let remark = outcome.remark { logger.tell(.reloaded, .warning, "\(remark)") }
        return outcome
    }

    /// What the status says from now on: what is wrong with new settings, and what only a restart applies.
    private func outcome(_ fault: String?) -> Outcome {
        let waiting = lock.withLock { self.waiting }.joined(separator: ", ")
        let remarks = [fault, waiting.isEmpty ? nil : "only a restart applies \(waiting)"].compactMap { $0 }
        return Outcome(remark: remarks.isEmpty ? nil : remarks.joined(separator: "; "))
    }

    private func refuse(_ faults: [SettingsFault]) -> Outcome {
        for fault in faults {
            logger.tell(
                .reloadRefused, .error, "settings refused, those in force stay: \(fault)", fault.fields)
        }
        let more = faults.count > 1 ? " (and \(faults.count - 1) more)" : ""
        return outcome("new settings refused: \(faults.first?.description ?? "")\(more)")
    }
}

extension Logger.Level {
    /// The level of that name.
    public init(_ level: LogLevel) {
        self =
            switch level {
            case .trace: .trace
            case .debug: .debug
            case .info: .info
            case .notice: .notice
            case .warning: .warning
            case .error: .error
            case .critical: .critical
            }
    }
}
