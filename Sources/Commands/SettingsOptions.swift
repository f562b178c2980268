public import ArgumentParser
internal import Daemon
internal import Glibc
internal import Linux
internal import ServiceManager
public import Settings

/// The flags by which every command finds its settings.
public struct SettingsOptions: ParsableArguments {
    /// The settings file; the usual one when absent.
    @Option(
        help: ArgumentHelp("Read the settings from this file.", valueName: "file"),
        completion: .file(extensions: ["conf"]))
    public var config: String?

    /// The folder that all others are put below.
    @Option(
        help: ArgumentHelp("Put every folder below this one: for trials and tests.", valueName: "dir"),
        completion: .directory)
    public var root: String?

    /// Keys that are set by flags.
    @Option(
        name: .customLong("set"),
        help: ArgumentHelp("Set one key, such as Spool.Settle=keep.", valueName: "Section.Key=value"))
    public var overrides: [String] = []

    /// Flags as they are when none is given.
    public init() {}

    /// What the flags ask of the settings, in this process's environment and working folder.
    public func request() throws -> SettingsRequest {
        try SettingsRequest(config: config, root: root, overrides: overrides)
    }

    /// Reads the settings, with all that is wrong in them.
    ///
    /// - Parameters:
    ///   - folderUse: what is asked of their folders; `nil` for nothing.
    public func load(folderUse: SettingsRequest.FolderUse? = nil) throws -> LoadedSettings {
        var request = try request()
        request.folderUse = folderUse
        return SettingsLoader.load(request, from: SettingsFiles())
    }

    /// The settings. With a fault in them the command prints every fault and leaves with ``CommandExit/usage``.
    public func settings() throws -> Settings {
        let loaded = try load()
        guard let settings = loaded.settings else { throw refusal(loaded) }
        return settings
    }

    /// Prints every fault, and is the exit code to leave with.
    public func refusal(_ loaded: LoadedSettings) -> ExitCode {
        Self.tell(loaded.faults)
        return CommandExit.usage
    }

    /// Prints every fault: in a unit that checks the settings, as errors of the journal.
    public static func tell(_ faults: [SettingsFault]) {
        // As sd-daemon(3) has it; 3 is what syslog(3) has for errors.
        let mark = Journal.isStandardError ? "<3>" : ""
        var told: Set<String> = []
        // One folder above all others has one fault, not one for each of them.
        for fault in faults where told.insert("\(fault)").inserted {
            StandardError.write("\(mark)\(fault)\n")
        }
    }
}

/// The exit codes of both commands.
public enum CommandExit {
    /// A negative answer: not valid, not a copy.
    public static let negative = ExitCode(1)
    /// Wrong use, faulty settings among it.
    public static let usage = ExitCode(2)
    /// The daemon is not running.
    public static let notRunning = ExitCode(3)
    /// The command failed.
    public static let failed = ExitCode(4)
}

/// Where commands say what is not their output.
public enum StandardError {
    /// Writes `text` as it is.
    public static func write(_ text: String) {
        var text = text
        text.withUTF8 { bytes in _ = Glibc.write(STDERR_FILENO, bytes.baseAddress, bytes.count) }
    }
}

extension ParsableCommand {
    /// Runs the command that the arguments name and ends the process: wrong use with 2, failures with 4.
    public static func runToExit() -> Never {
        var command: any ParsableCommand
        do { command = try parseAsRoot() } catch {
            if exitCode(for: error) == .success { exit(withError: error) }
            StandardError.write(fullMessage(for: error) + "\n")
            exit(withError: CommandExit.usage)
        }
        do {
            try command.run()
            exit(withError: nil)
        } catch let code as ExitCode {
            exit(withError: code)
        } catch {
            // The help of a command without arguments, for one.
            if exitCode(for: error) == .success { exit(withError: error) }
            let name = configuration.commandName ?? "datelined"
            StandardError.write("\(name): \(message(for: error))\n")
            exit(
                withError: exitCode(for: error) == .validationFailure ? CommandExit.usage : CommandExit.failed
            )
        }
    }
}
