import ArgumentParser
import Commands
import Settings

/// Prints every fault of the settings, or the settings that are in force.
struct CheckConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-config",
        abstract: "Print every fault of the settings, or what is in force and where it comes from.",
        discussion: """
            With --access the folders are tried too: run it as the daemon's user then, as in \
            "sudo -u datelined dateline check-config --access".
            """)

    @OptionGroup var options: SettingsOptions

    @Flag(name: [.customShort("q"), .long], help: "Print faults only.")
    var quiet = false

    @Flag(help: "Check too whether this user may work in the folders as the daemon does.")
    var access = false

    func run() throws {
        let loaded = try options.load(folderUse: access ? .work : .any)
        SettingsOptions.tell(loaded.faults)
        guard loaded.settings != nil else { throw CommandExit.negative }
        if quiet { return }
        for setting in loaded.effective { try Output.line("\(setting)") }
    }
}
