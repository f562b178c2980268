internal import Linux

/// The move that is being made, kept where the death of this process leaves it.
///
/// A file is moved by its name, and in the moment before, another file may take that name. It is looked at after
/// the move and put back where it is not the one that was read; a process that dies between the two leaves it
/// to the next one, which finds here where to look. It is changed in memory that is shared with the file, or
/// written, without a sync: it has to outlive the process. ARCHITECTURE.md says what a power cut may do to it.
final class MoveJournal {
    static let name: FilePath = ".moving"

    /// Bytes that the file has from the start, so that a full disk is no obstacle.
    private static let size = 8192
    /// Bytes that are read of it at most: two paths of any length that a kernel may hand out.
    private static let mostBytes = 1 << 20

    private let file: OpenFile
    /// The record in memory, where the file system lets it be changed there.
    private let shared: SharedBytes?
    /// Begins anywhere, so that what an earlier process wrote does not seem to end a record of this one.
    private var serial = UInt64.random(in: 1...UInt64.max >> 1)
    private var isClear = false
    /// The move that was noted last; `nil` where it has come to its end.
    private(set) var current: MoveRecord?

    /// Opens the journal in `folder`; ``current`` is what the last process left.
    init(in folder: FilePath, on disk: any Disk) throws(SystemError) {
        file = try OpenFile(folder.appending(Self.name), .create(0o640), on: disk)
        let there = try file.status().size
        let bytes = try file.read(at: 0, count: min(there, Self.mostBytes))
        current = MoveRecord(bytes)
        if there < Self.size {
            try file.write([UInt8](repeating: 0, count: Self.size - there), at: there)
        }
        shared = try file.share(count: Self.size)
    }

    /// The move is made next.
    func note(_ record: MoveRecord) throws(SystemError) {
        serial += 1
        // By its first four bytes a record that is being changed is known: they are not 0 in a whole one.
        if UInt32(truncatingIfNeeded: serial) == 0 { serial += 1 }
        let bytes = record.bytes(serial: serial)
        if let shared, bytes.count <= Self.size {
            shared.publish(bytes, at: 0)
        } else {
            try file.write(bytes, at: 0)
        }
        current = record
        isClear = false
    }

    /// Every move has come to its end.
    func clear() throws(SystemError) {
        if isClear { return }
        if let shared { shared.publish([], at: 0) } else { try file.write([0, 0, 0, 0], at: 0) }
        current = nil
        isClear = true
    }
}
