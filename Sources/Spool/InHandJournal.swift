public import Linux
internal import Times

/// Which files are being worked on, kept where the death of this process leaves it.
///
/// Each thread that works on files has a slot, in which the file stands that it is at. It is changed in memory that
/// is shared with the file, or written, without a sync: it has to outlive the process, not the machine. After a death the files in the slots are suspected:
/// they are read again one at a time, each alone in hand. A death counts against the file that was alone in
/// hand, or the only one that anybody was at, unless it came from outside: a fault of the program itself leaves a
/// mark in the journal. A process that is killed leaves none, so that a kill counts only where the file was seen
/// to stand still or to eat memory before.
///
/// It says, too, up to which event files are settled, so that the next process knows which may not be.
public final class InHandJournal: Sendable {
    /// A file that was in hand when a process died.
    public struct Suspect: Equatable, Sendable {
        /// Where it lies below the watched folder.
        public let path: FilePath
        /// Its status when it was in hand.
        public let status: FileStatus
        /// Deaths while it was alone in hand.
        public var deaths: Int

        /// The suspect of these parts.
        public init(path: FilePath, status: FileStatus, deaths: Int) {
            (self.path, self.status, self.deaths) = (path, status, deaths)
        }
    }

    /// Deaths, alone in hand, after which a file is put aside.
    public static let mostDeaths = 2
    /// Milliseconds between two looks at a file that is alone in hand.
    public static let lookInterval = 50

    /// Bytes of a slot: a path of the longest kind, and a status.
    private static let slotSize = 8192
    /// Where the mark of a death stands: it is 0 or the number of the signal.
    private static let markOffset = 0
    /// Where the event after the last one whose file is settled stands; 0 where nothing is known.
    private static let settledOffset = 8
    /// Where it stands whether the file that is at work does what a process is killed for.
    private static let guiltOffset = 16

    private let file: OpenFile
    /// The slots in memory, where the file system lets them be changed there.
    private let shared: SharedBytes?
    private let slots: Int
    private let suspectsFile: FilePath
    private let disk: any Disk

    /// The files that a death left under suspicion.
    public let suspects: [Suspect]
    /// The event up to which the last process had settled every file that could be; `nil` where it left no word.
    public let lastSettled: UInt64?

    /// Opens the journal in `folder` and takes from it what the last process left.
    ///
    /// - Parameters:
    ///   - slots: threads that note what they work on.
    public init(in folder: FilePath, slots: Int, on disk: any Disk) throws(SystemError) {
        self.slots = slots
        self.disk = disk
        suspectsFile = folder.appending("suspects")
        try disk.makeDirectories(folder, mode: 0o750)
        file = try OpenFile(folder.appending("in-hand"), .create(0o640), on: disk)
        let bytes = try file.read(at: 0, count: file.status().size)
        suspects = Self.suspects(in: bytes, known: try disk.contents(of: suspectsFile) ?? [])
        let settled = bytes.dropFirst(Self.settledOffset).prefix(8)
        var reader = RecordReader(settled)
        lastSettled = reader.number(8).flatMap { $0 > 0 ? $0 - 1 : nil }
        try Self.write(suspects, to: suspectsFile, on: disk)
        // From here on the journal is of this process.
        let size = (slots + 2) * Self.slotSize
        var blank = [UInt8](repeating: 0, count: max(size, bytes.count))
        if lastSettled != nil {
            blank.replaceSubrange(Self.settledOffset..<Self.settledOffset + 8, with: settled)
        }
        try file.write(blank, at: 0)
        shared = try file.share(count: size)
    }

    /// Those who were suspected before, and those in the slots of a journal that a process left.
    private static func suspects(in bytes: [UInt8], known: [UInt8]) -> [Suspect] {
        var found = parse(known)
        var atWork: Set<Int> = []
        let wasMarked = bytes.first.map { $0 != 0 } ?? false
        let wasGuilty = bytes.dropFirst(guiltOffset).first.map { $0 != 0 } ?? false
        var wasExamined = false
        for (number, start) in stride(from: slotSize, to: bytes.count, by: slotSize).enumerated() {
            guard let record = InHandRecord(bytes[start..<min(start + slotSize, bytes.count)]) else {
                continue
            }
            let known = found.firstIndex {
                $0.path == record.path && $0.status.isSameState(as: record.status)
            }
            if known == nil { found.append(Suspect(path: record.path, status: record.status, deaths: 0)) }
            let index = known ?? found.count - 1
            atWork.insert(index)
            if number == 0 {
                wasExamined = true
                if wasMarked || record.count > 0 { found[index].deaths += 1 }
            }
        }
        if !wasExamined, wasMarked || wasGuilty, atWork.count == 1, let alone = atWork.first {
            found[alone].deaths += 1
        }
        return found
    }

    /// Lets a fault of the program that ends it leave a mark.
    public func markFaults() { file.markFaults(at: Self.markOffset) }

    /// Thread `thread`, from 1, begins to work on the file at `path`.
    public func note(_ path: FilePath, _ status: FileStatus, by thread: Int) throws(SystemError) {
        try put(InHandRecord(path: path, status: status, count: 0).bytes, in: thread)
    }

    /// Thread `thread`, from 1, works on no file.
    public func clear(_ thread: Int) throws(SystemError) { try put([0, 0, 0, 0], in: thread) }

    /// The files of all events up to `sequence` are out of the folder, or cannot be moved.
    public func settled(upTo sequence: UInt64) throws(SystemError) {
        let next = sequence + 1
        if let shared { return shared.store(next, at: Self.settledOffset) }
        var bytes: [UInt8] = []
        bytes.append(next, size: 8)
        try file.write(bytes, at: Self.settledOffset)
    }

    /// Whether a kill is to count against a file that is the only one at work, while none is under suspicion.
    public func accuse(_ looksGuilty: Bool) throws(SystemError) {
        let number: UInt64 = looksGuilty ? 1 : 0
        if let shared { return shared.store(number, at: Self.guiltOffset) }
        try file.write([UInt8(number)], at: Self.guiltOffset)
    }

    /// The file is alone in hand; whether a kill is to count against it.
    public func examine(_ suspect: Suspect, looksGuilty: Bool) throws(SystemError) {
        let record = InHandRecord(path: suspect.path, status: suspect.status, count: looksGuilty ? 1 : 0)
        try put(record.bytes, in: 0)
    }

    /// The file that was alone in hand has done no harm; `left` are still to be looked at.
    public func acquit(leaving left: [Suspect]) throws(SystemError) {
        try clear(0)
        try Self.write(left, to: suspectsFile, on: disk)
    }

    private func put(_ record: [UInt8], in slot: Int) throws(SystemError) {
        precondition(0...slots ~= slot)
        let offset = (slot + 1) * Self.slotSize
        if let shared { shared.publish(record, at: offset) } else { try file.write(record, at: offset) }
    }

    private static func write(
        _ suspects: [Suspect], to suspectsFile: FilePath, on disk: any Disk
    ) throws(SystemError) {
        if suspects.isEmpty { return try disk.removeIfThere(suspectsFile) }
        var bytes: [UInt8] = []
        for suspect in suspects {
            let record = InHandRecord(
                path: suspect.path, status: suspect.status, count: UInt32(clamping: suspect.deaths))
            bytes += record.bytes
        }
        try disk.replace(suspectsFile, with: bytes, mode: 0o640)
    }

    private static func parse(_ bytes: [UInt8]) -> [Suspect] {
        var suspects: [Suspect] = []
        var rest = bytes[...]
        while let record = InHandRecord(rest) {
            suspects.append(Suspect(path: record.path, status: record.status, deaths: Int(record.count)))
            rest = rest.dropFirst(record.bytes.count)
        }
        return suspects
    }
}
