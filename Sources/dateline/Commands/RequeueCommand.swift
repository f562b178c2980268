import ArgumentParser
import Checksum
import Commands
import JSON
import Linux
import Settings
import Spool

/// Puts rejected files back into the watched folder.
struct RequeueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "requeue",
        abstract: "Put rejected files back where they were dropped, to be read again.",
        discussion: """
            Names are paths, or paths below the folder of rejected files. A file goes back under the name that \
            it was dropped by, or one beside it where that is taken; its reason is removed.
            """)

    @OptionGroup var options: SettingsOptions

    @Argument(help: "Rejected files, or their reasons.")
    var files: [String]

    @Flag(help: "Print a JSON object for each.")
    var json = false

    func run() throws {
        let settings = try options.settings()
        let disk = LinuxDisk()
        let requeue = Requeue(
            rejected: FilePath(settings.spool.rejected), incoming: FilePath(settings.spool.incoming), on: disk
        )
        var isGood = true
        for file in files {
            guard let name = try name(of: file, requeue, disk) else {
                StandardError.write(
                    PlainLine.of("dateline: \(file) is no rejected file below \(settings.spool.rejected)")
                        + "\n")
                isGood = false
                continue
            }
            let target = try requeue.reason(of: name).flatMap(Self.path) ?? name
            let place = try requeue.putBack(name, to: target)
            if json {
                try Output.json(document(name, place))
                continue
            }
            try Output.line(PlainLine.of("\(name) is back as \(settings.spool.incoming)/\(place)"))
        }
        if !isGood { throw CommandExit.usage }
    }

    private func document(_ name: FilePath, _ place: FilePath) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("rejected", name.description)
        writer.member("incoming", place.description)
        writer.endObject()
        return writer.take()
    }

    /// The rejected file that is meant: first as a path from here, then as one below the folder.
    private func name(of file: String, _ requeue: Requeue, _ disk: LinuxDisk) throws -> FilePath? {
        let path = FilePath(file)
        let absolute = file.hasPrefix("/") ? path : try Machine.workingFolder().appending(path)
        for candidate in [absolute, path] {
            guard let name = requeue.name(of: candidate), try requeue.isThere(name) else { continue }
            return name
        }
        return nil
    }

    /// The path by which the file was dropped, as its reason has it.
    private static func path(in reason: [UInt8]) -> FilePath? {
        var path: [UInt8] = []
        var scanner = JSONScanner(reason)
        do throws(JSONError) {
            try scanner.object { (key, scanner) throws(JSONError) in
                guard key == "file" else {
                    try scanner.skip()
                    return
                }
                try scanner.object { (key, scanner) throws(JSONError) in
                    switch key {
                    case "path": path = try scanner.stringBytes()
                    case "pathBytes": path = Base64.decode(try scanner.string()) ?? path
                    default: try scanner.skip()
                    }
                }
            }
        } catch { return nil }
        return Requeue.isBelow(path) ? FilePath(bytes: path) : nil
    }
}
