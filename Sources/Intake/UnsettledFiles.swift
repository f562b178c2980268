internal import Checksum
internal import Likeness
internal import Times

/// Files whose events are in the log and that lie in the watched folder all the same: an earlier process died
/// before it settled them, or they cannot be moved.
///
/// They are known by path, inode, size, time and bytes, whatever else changed about them: settling
/// one name of a file, or a change of its rights, sets the time of the last change of the others. Of files that
/// have been settled that must not be so: one that is put back is a new delivery.
///
/// It is bounded: of what finds no room, the files that are in exactly the state of an event are known, from
/// that event on which had none.
public struct UnsettledFiles: Sendable {
    private struct File {
        let inode: UInt64
        let size: Int
        let modified: Int64
        let known: KnownFile
        /// Whether an earlier process left it.
        let isLeft: Bool

        init(_ file: DroppedFile, _ known: KnownFile, isLeft: Bool) {
            (inode, size, modified) = (file.inode, file.size, file.modified.nanoseconds)
            (self.known, self.isLeft) = (known, isLeft)
        }

        /// Whether the file that is here lies where this one lay and has its size and time.
        func isStateOf(_ file: DroppedFile) -> Bool {
            inode == file.inode && size == file.size && modified == file.modified.nanoseconds
        }
    }

    /// Files that are kept at most.
    public static let capacity = 4096

    private var files: [[UInt8]: File] = [:]
    /// The first event whose file found no room.
    private(set) var firstBeyond: UInt64?
    /// Files that an earlier process left, and the last event of one.
    private var leftCount = 0
    private var lastLeft: UInt64 = 0

    /// None.
    public init() {}

    /// How many are kept.
    public var count: Int { files.count }

    /// Whether there is none.
    public var isEmpty: Bool { files.isEmpty && firstBeyond == nil }

    /// Takes note of an event of an earlier process, whose file may not be settled. Events come in order.
    public mutating func addLeft(_ file: DroppedFile, isArticle: Bool, sequence: UInt64) {
        let there = files[file.path]
        guard there != nil || files.count < Self.capacity else { return }
        let before = there.flatMap { $0.isStateOf(file) ? $0.known : nil }
        let known = KnownFile(file, before: before, isArticle: isArticle, sequence: sequence)
        files[file.path] = File(file, known, isLeft: true)
        if there == nil { leftCount += 1 }
        lastLeft = sequence
    }

    /// Takes note of a file that cannot be moved, of which this much is in the log.
    mutating func add(_ file: DroppedFile, _ known: KnownFile) {
        remove(file.path)
        guard files.count < Self.capacity else {
            firstBeyond = min(firstBeyond ?? .max, known.sequence)
            return
        }
        files[file.path] = File(file, known, isLeft: false)
    }

    /// How far a file is in the log, if it is one of these.
    func known(_ file: DroppedFile) -> KnownFile? {
        guard let there = files[file.path], there.isStateOf(file), there.known.isOf(file) else { return nil }
        return there.known
    }

    /// Whether the file is one that this process could not move.
    func isUnmoved(_ file: DroppedFile) -> Bool {
        guard let there = files[file.path] else { return false }
        return !there.isLeft && there.isStateOf(file)
    }

    /// The file at this path is going to be settled, or another took its place.
    mutating func remove(_ path: [UInt8]) {
        guard !files.isEmpty, let file = files.removeValue(forKey: path), file.isLeft else { return }
        leftCount -= 1
    }

    /// Whether all that an earlier process left is out of the folder. What nobody found when many more events came
    /// is forgotten: it is gone, or has to be known by its exact state.
    mutating func nothingIsLeft(at sequence: UInt64) -> Bool {
        if leftCount > 0, sequence > lastLeft + UInt64(Self.capacity) {
            files = files.filter { !$0.value.isLeft }
            leftCount = 0
        }
        return leftCount == 0
    }
}
