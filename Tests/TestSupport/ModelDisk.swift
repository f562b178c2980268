import Glibc
public import Linux

/// A disk in memory that tells apart what is synced from what a crash may take.
///
/// Data count as durable after `fdatasync`, names after an `fsync` of their folder. Until then a power cut may
/// lose data, keep them, or tear them at any byte and in any order of their pieces; of the changes of names it
/// keeps the first ones, as a journal does. Faults come at chosen calls. All choices come from one seed.
public final class ModelDisk: Disk, @unchecked Sendable {
    /// What goes wrong at a call.
    public enum Fault: Equatable, Sendable {
        /// The call fails with this error; a sync that does loses what it should have written.
        case error(Int32)
        /// A read or write does only a part.
        case short
        /// The call is done in part or as a whole, or not at all, and all later ones fail until a reboot.
        case crash
    }

    /// How a machine comes down.
    public enum End: CaseIterable, Sendable {
        /// The process was killed: what it wrote stays.
        case kill
        /// The power went.
        case powerCut
    }

    /// One change of a name.
    enum NameChange {
        case made(FilePath, Int)
        case removed(FilePath)
        case renamed(FilePath, to: FilePath)
    }

    struct Handle {
        let inode: Int
        let path: FilePath
        let isWritable: Bool
        var hasFailedSync = false
        /// Whether the folder that it is on was listed by it.
        var isListed = false
    }

    /// The gate that syncs of data go through.
    public let gate = SyncGate()

    let lock = Lock()
    var random: SeededGenerator
    var files: [Int: ModelDiskFile] = [:]
    /// Folders have numbers but no content.
    var names: [FilePath: Int] = [FilePath("/"): 1]
    var durableNames: [FilePath: Int] = [FilePath("/"): 1]
    var unsyncedNames: [NameChange] = []
    var handles: [Int32: Handle] = [:]
    var locks: [Int: Int32] = [:]
    var faults: [Int: Fault] = [:]
    var isDown = false
    var nextInode = 2
    var nextHandle: Int32 = 1
    var counted = 0
    var capacityInBytes = Int.max
    var retriedSyncs = 0

    /// An empty disk whose choices come from `seed`.
    public init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    /// A disk that holds the same, with nothing open on it.
    public func copy(seed: UInt64) -> ModelDisk {
        let copy = ModelDisk(seed: seed)
        lock.withLock {
            (copy.files, copy.names, copy.durableNames) = (files, names, durableNames)
            (copy.unsyncedNames, copy.nextInode) = (unsyncedNames, nextInode)
            (copy.counted, copy.capacityInBytes) = (counted, capacityInBytes)
        }
        return copy
    }

    /// Calls made so far.
    public var calls: Int { lock.withLock { counted } }

    /// Whether the machine is down.
    public var hasCrashed: Bool { lock.withLock { isDown } }

    /// Syncs of a handle on which one had failed before; a program must not do that.
    public var syncsAfterFailure: Int { lock.withLock { retriedSyncs } }

    /// Lets `fault` come at the call numbered `call`, from 1.
    public func inject(_ fault: Fault, atCall call: Int) { lock.withLock { faults[call] = fault } }

    /// Takes back the faults that have not come.
    public func clearFaults() { lock.withLock { faults = [:] } }

    /// Bytes that files can take in all.
    public var capacity: Int {
        get { lock.withLock { capacityInBytes } }
        set { lock.withLock { capacityInBytes = newValue } }
    }

    /// Bytes that files take now, reserved ones included.
    public var used: Int { lock.withLock { usedBytes } }

    var usedBytes: Int { names.values.reduce(0) { $0 + (files[$1]?.blocks ?? 0) } }

    /// The faults that a call meets.
    enum Interference {
        case none, short, crash
    }

    /// Counts a call; throws the error that was chosen for it.
    func begin(_ operation: String, _ path: FilePath?) throws(SystemError) -> Interference {
        counted += 1
        if isDown { throw SystemError(errno: EIO, operation: operation, path: path) }
        switch faults[counted] {
        case nil: return .none
        case .short: return .short
        case .crash:
            isDown = true
            return .crash
        case .error(let code): throw SystemError(errno: code, operation: operation, path: path)
        }
    }

    /// Ends a call in which the machine went down.
    func finish(
        _ interference: Interference, _ operation: String, _ path: FilePath?
    ) throws(SystemError) {
        if interference == .crash { throw SystemError(errno: EIO, operation: operation, path: path) }
    }

    /// Whether a call that meets `interference` is carried out: one in which the machine goes down may be.
    func isDone(_ interference: Interference) -> Bool {
        interference != .crash || Bool.random(using: &random)
    }

    func file(_ handle: FileHandle, _ operation: String) throws(SystemError) -> Handle {
        guard let open = handles[handle.number] else { throw SystemError(errno: EIO, operation: operation) }
        return open
    }
}
