public import Linux

/// The right to serve a drop folder: one daemon has it at a time.
///
/// The lock lies in the folder of rejected files, not in the watched one: an open file there would keep the
/// file system below it from being unmounted.
public final class SpoolLock: Sendable {
    /// Another process serves the drop folder.
    public struct Held: Error, CustomStringConvertible {
        /// The lock.
        public let path: FilePath
        /// The number of the process, where it left one.
        public let holder: Int?

        /// Who serves the folder, and where that is written.
        public var description: String {
            let name = holder.map { "process \($0)" } ?? "another process"
            return "\(name) serves this drop folder (\(path) is locked): end it, or give each its own folders"
        }
    }

    private let file: OpenFile

    /// Takes the lock in the folder `rejected`.
    ///
    /// - Parameters:
    ///   - processNumber: left in it for whoever finds it held.
    /// - Throws: ``Held`` or `SystemError`.
    public init(in rejected: FilePath, on disk: any Disk, processNumber: Int32) throws {
        let path = rejected.appending(".lock")
        var file = try OpenFile(path, .create(0o640), on: disk)
        var isOurs = true
        do throws(SystemError) { isOurs = try file.lock() } catch {
            // Some network file systems have no locks: there the administrator must see to it.
            guard error.isUnsupported else { throw error }
        }
        guard isOurs else {
            let text = try file.read(at: 0, count: 20)
            throw Held(path: path, holder: Int(String(decoding: text.prefix { $0 > 0x20 }, as: UTF8.self)))
        }
        try file.write(Array("\(processNumber)\n          ".utf8), at: 0)
        self.file = file
    }
}
