import Glibc
public import Linux

/// A file system of its own for a test, on a loop device: its power can be cut. Needs root.
public final class MountedDisk {
    /// Kinds of file systems that can be cut off.
    public enum Kind: String, CaseIterable, Sendable {
        case ext4, xfs

        /// Why a test on it cannot run here; `nil` where it can.
        public var obstacle: String? {
            if geteuid() != 0 { return "only root may mount" }
            for tool in ["mkfs.\(rawValue)", "losetup"] where access("/usr/sbin/\(tool)", X_OK) != 0 {
                return "\(tool) is not there"
            }
            return access("/dev/loop-control", R_OK) == 0 ? nil : "there are no loop devices"
        }
    }

    /// Where it is mounted.
    public let path: FilePath
    private let kind: Kind
    private let image: String
    private var device: String?

    /// Makes a file system in `folder`.
    public init(_ kind: Kind, in folder: TemporaryFolder) throws {
        self.kind = kind
        path = folder("mounted")
        image = folder("image").description
        try LinuxDisk().makeDirectory(path, mode: 0o755)
        // XFS wants 300 MB at least; nothing of it is written before it is used.
        try Self.run("/usr/bin/truncate", ["-s", "320M", image])
        try Self.run("/usr/sbin/mkfs.\(kind.rawValue)", ["-q", image])
        try mount()
    }

    deinit {
        if device != nil { _ = umount2(path.description, Int32(MNT_DETACH)) }
        detach()
    }

    /// Mounts it again after its power was cut: the journal is replayed. It is given another device each time:
    /// where another mount namespace still holds the old one, that stays cut off.
    public func mount() throws {
        let device = try Self.attach(image)
        self.device = device
        // XFS refuses what has the name of one that the kernel has not let go.
        try Self.run("/usr/bin/mount", (kind == .xfs ? ["-o", "nouuid"] : []) + [device, path.description])
    }

    /// Mounts what was unmounted under another device number, as the next start of a machine may.
    public func mountAsAnotherDevice() throws {
        // The number that it had is free, and would be the next one.
        let taken = try Self.attach(image)
        try mount()
        try Self.run("/usr/sbin/losetup", ["-d", taken])
    }

    private static func attach(_ image: String) throws -> String {
        try run("/usr/sbin/losetup", ["-f", "--show", image])
            .split(separator: "\n").first.map(String.init) ?? ""
    }

    /// Takes it away at once: what is not on stable storage is lost, and every call on it fails from now on.
    public func cutPower() throws {
        let folder = open(path.description, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw SystemError(errno: errno, operation: "open", path: path) }
        defer { close(folder) }
        // Were nothing mounted there, the machine's own disk would be cut off.
        let disk = LinuxDisk()
        guard try disk.status(at: path).device != disk.status(at: path.parent).device else {
            throw TestFailure("nothing is mounted at \(path)")
        }
        // FS_IOC_SHUTDOWN, without writing the journal out before.
        var flags: UInt32 = 2
        guard ioctl(folder, 0x8004_587D, &flags) == 0 else {
            throw SystemError(errno: errno, operation: "cut off", path: path)
        }
    }

    /// Unmounts it, once nothing on it is open. What a child of another test was given open for the moment between
    /// its fork and its program is waited for, up to two seconds; what the kernel itself holds for longer on a disk
    /// that was cut off is left to it, since nothing is written to that any more.
    public func unmount() throws {
        var tries = 200
        while umount2(path.description, tries > 0 ? 0 : Int32(MNT_DETACH)) != 0 {
            guard errno == EBUSY, tries > 0 else {
                throw SystemError(errno: errno, operation: "unmount", path: path)
            }
            tries -= 1
            usleep(10_000)
        }
        if tries == 0 { print("\(path) was busy, and was detached") }
        detach()
    }

    private func detach() {
        guard let device else { return }
        // One that cannot be detached now is when its last user goes.
        _ = try? Self.run("/usr/sbin/losetup", ["-d", device])
        self.device = nil
    }

    @discardableResult
    private static func run(_ program: String, _ arguments: [String]) throws -> String {
        let result = try ChildProcess.run(program, arguments)
        guard result.exit == .code(0) else {
            throw TestFailure("\(program) \(arguments): \(result.error)")
        }
        return result.output
    }
}
