import Foundation

/// A command as its own `--experimental-dump-help` tells it, and as the manual has it, in mdoc(7).
struct Manual: Decodable {
    struct Name: Decodable {
        var kind: String
        var name: String

        var flag: String { kind == "short" ? "Fl \(name)" : "Fl \\-\(name)" }
    }

    struct Argument: Decodable {
        var kind: String
        var abstract: String?
        var names: [Name]?
        var valueName: String?
        var defaultValue: String?
        var isOptional: Bool
        var isRepeating: Bool
        var shouldDisplay: Bool
    }

    struct Command: Decodable {
        var commandName: String
        var abstract: String?
        var arguments: [Argument]?
        var subcommands: [Command]?
        var shouldDisplay: Bool

        var shown: [Argument] { (arguments ?? []).filter(\.shouldDisplay) }
        var commands: [Command] {
            (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
        }
    }

    var command: Command

    /// The flags that every command has, and that are explained once.
    private static let common: Set<String> = ["config", "root", "set", "version", "help"]

    private static func isCommon(_ argument: Argument) -> Bool {
        argument.names?.contains { common.contains($0.name) } ?? false
    }

    /// The subcommands, each with the flags and arguments that it has beside the common ones.
    var commands: String {
        command.commands.map { command in
            let own = command.shown.filter { !Self.isCommon($0) }
            var text = ".Ss \(command.commandName)\n\(Self.escaped(command.abstract ?? "")).\n"
            text = text.replacing("..\n", with: ".\n")
            if !own.isEmpty { text += ".Bl -tag -width Ds\n" + own.map(Self.item).joined() + ".El\n" }
            return text
        }.joined()
    }

    /// All flags of the program, or the common ones of its subcommands.
    var options: String {
        let source = command.commands.first.map { $0.shown.filter(Self.isCommon) } ?? command.shown
        return source.map(Self.item).joined()
    }

    private static func item(_ argument: Argument) -> String {
        let value = escaped(argument.valueName ?? "")
        let dots = argument.isRepeating ? " ..." : ""
        let names = (argument.names ?? []).sorted { $0.name.count < $1.name.count }.map(\.flag)
        var head = names.joined(separator: " , ")
        if argument.kind == "positional" { head = "Ar \(value)\(dots)" }
        if argument.kind == "option" { head += " Ar \(value)\(dots)" }
        // Each sentence on a line of its own, as mdoc(7) wants it.
        let text = escaped(argument.abstract ?? "").replacing(". ", with: ".\n")
        let preset = argument.defaultValue.map { "The default is \(escaped($0)).\n" } ?? ""
        return ".It \(head)\n\(text)\n\(preset)"
    }

    /// Text that begins no request, with hyphens that stay hyphens when they are copied.
    private static func escaped(_ text: String) -> String {
        let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
        return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
    }
}
