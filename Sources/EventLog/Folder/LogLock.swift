public import Linux

/// Who writes a log.
public enum LogLock {
    /// The number of the process that holds the log in `folder`; `nil` when none does or it left no number.
    public static func holder(of folder: LogFolder, on disk: any Disk) throws(SystemError) -> Int? {
        guard try isHeld(folder, on: disk), let text = try disk.contents(of: folder.lock, atMost: 64)
        else { return nil }
        return Int(String(decoding: text.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
    }

    /// Whether a process holds the log in `folder`.
    public static func isHeld(_ folder: LogFolder, on disk: any Disk) throws(SystemError) -> Bool {
        do {
            return try OpenFile(folder.lock, .read, on: disk).isLocked()
        } catch  where error.isMissing { return false }
    }
}
