import EventLog
import Linux
import Settings

/// The log that the settings name, when it is there and may be read.
enum LogPlace {
    /// The folder of the log.
    ///
    /// - Throws: ``LogPlaceError``, which says what to do.
    static func open(_ settings: Settings) throws(LogPlaceError) -> LogFolder {
        let folder = LogFolder(FilePath(settings.log.directory))
        let disk = LinuxDisk()
        do throws(SystemError) {
            // What is in the folder, so that a file of its name is none.
            _ = try disk.status(at: folder.path.appending("."))
            // A folder that may be listed can hold files that may not be read.
            _ = try disk.names(in: folder.path)
            _ = try disk.contents(of: folder.durable, atMost: DurableMark.length)
            return folder
        } catch {
            if error.isMissing { throw .missing(folder.path) }
            throw error.isForbidden ? .forbidden(folder.path) : .failed(error)
        }
    }
}

/// Why there is no log to read.
enum LogPlaceError: Error, CustomStringConvertible {
    /// The folder is not there.
    case missing(FilePath)
    /// Its rights do not suffice.
    case forbidden(FilePath)
    /// Something else is wrong with it.
    case failed(SystemError)

    /// What is wrong and what to do.
    var description: String {
        switch self {
        case .missing(let path):
            "there is no log in \(path): the daemon makes it when it first starts; --root or --config names another"
        case .forbidden(let path):
            "you may not read \(path): members of the group that owns it may, in the package “datelined” "
                + "(sudo adduser \"$USER\" datelined), or use sudo"
        case .failed(let error): "\(error)"
        }
    }
}
