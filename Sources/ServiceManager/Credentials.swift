public import Linux

/// The secrets that the service manager hands to a service as files (`LoadCredential=`, `SetCredential=`).
public struct Credentials: Sendable {
    /// systemd passes no more than this many bytes for all of them.
    public static let limit = 1 << 20

    private let folder: FilePath

    /// The credentials of this process (`CREDENTIALS_DIRECTORY`); `nil` when it has none.
    public init?() {
        guard let folder = Machine.environment["CREDENTIALS_DIRECTORY"], folder.hasPrefix("/") else {
            return nil
        }
        self.init(folder: FilePath(folder))
    }

    /// The credentials in `folder`.
    init(folder: FilePath) { self.folder = folder }

    /// Their names, sorted.
    public func names() throws(SystemError) -> [String] {
        try LinuxDisk().names(in: folder).map(\.description)
    }

    /// The bytes of one; `nil` when there is none of that name.
    ///
    /// It is read as a regular file of that very folder: no link is followed, no other folder is entered, and
    /// nothing is waited for.
    ///
    /// - Throws: `SystemError`: EINVAL for a name that is no name of a file, ELOOP for a link, EFBIG for more
    ///   bytes than ``limit``, EISDIR or ESPIPE for what is no regular file.
    public func read(_ name: String) throws(SystemError) -> [UInt8]? {
        let path = FilePath(name)
        if name.isEmpty || name.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == 0 }) {
            throw SystemError(errno: 22, operation: "read the credential", path: path)
        }
        let disk = LinuxDisk()
        do throws(SystemError) {
            let root = try OpenFile(folder, .read, on: disk)
            let file = try OpenFile(path, beneath: root)
            let status = try file.status()
            guard status.kind == .regular else {
                throw SystemError(
                    errno: status.kind == .folder ? 21 : 29, operation: "read the credential", path: path)
            }
            guard status.size <= Self.limit else {
                throw SystemError(errno: 27, operation: "read the credential", path: path)
            }
            return try file.read(at: 0, count: status.size)
        } catch {
            if error.isMissing { return nil }
            throw error
        }
    }
}
