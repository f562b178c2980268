internal import Linux

/// A move that is about to be made, as bytes for the journal.
///
/// Serial, length, kind, place, five numbers of the file's status, two of the copy's, the lengths of both paths,
/// the paths, and the serial again: a record that was not written to its end is known as such.
struct MoveRecord: Equatable {
    enum Kind: UInt8 {
        /// Renamed to its target.
        case moved = 1
        /// Copied to its target, under a temporary name first.
        case copied = 2
        /// Renamed to a hidden name beside its own, to be removed there.
        case aside = 3
    }

    /// The folder that the target lies in.
    enum Place: UInt8 {
        case incoming = 1
        case done = 2
        case rejected = 3
    }

    let kind: Kind
    let place: Place
    /// Where the file lies below the watched folder.
    let source: FilePath
    /// Where it is to be, below the folder of its place.
    let target: FilePath
    /// Its status when it was read.
    let status: FileStatus
    /// The device and number of the copy, where one is made.
    var copy: (device: UInt64, inode: UInt64) = (0, 0)

    private static let headSize = 8 + 4 + 1 + 1 + 7 * 8 + 2 * 4

    static func == (left: MoveRecord, right: MoveRecord) -> Bool {
        left.bytes(serial: 0) == right.bytes(serial: 0)
    }

    func bytes(serial: UInt64) -> [UInt8] {
        let length = Self.headSize + source.bytes.count + target.bytes.count + 8
        var bytes: [UInt8] = []
        bytes.reserveCapacity(length)
        bytes.append(serial, size: 8)
        bytes.append(UInt64(length), size: 4)
        bytes.append(UInt64(kind.rawValue), size: 1)
        bytes.append(UInt64(place.rawValue), size: 1)
        bytes.append(status)
        bytes.append(copy.device, size: 8)
        bytes.append(copy.inode, size: 8)
        bytes.append(UInt64(source.bytes.count), size: 4)
        bytes.append(UInt64(target.bytes.count), size: 4)
        bytes += source.bytes
        bytes += target.bytes
        bytes.append(serial, size: 8)
        return bytes
    }

    /// The record that `bytes` begin with; `nil` where there is none that is whole.
    init?(_ bytes: [UInt8]) {
        var reader = RecordReader(bytes[...])
        guard let serial = reader.number(8), serial != 0, let length = reader.number(4),
            let kind = reader.number(1).flatMap({ Kind(rawValue: UInt8($0)) }),
            let place = reader.number(1).flatMap({ Place(rawValue: UInt8($0)) }),
            let status = reader.status(), let copyDevice = reader.number(8), let copyInode = reader.number(8),
            let sourceCount = reader.number(4), let targetCount = reader.number(4),
            let source = reader.path(sourceCount), let target = reader.path(targetCount),
            reader.number(8) == serial, bytes.count - reader.count == Int(length), !source.bytes.isEmpty,
            !target.bytes.isEmpty
        else { return nil }
        (self.kind, self.place, self.source, self.target) = (kind, place, source, target)
        self.status = status
        copy = (copyDevice, copyInode)
    }

    init(
        _ kind: Kind, _ source: FilePath, _ status: FileStatus, to target: FilePath, in place: Place
    ) {
        (self.kind, self.place, self.source, self.target) = (kind, place, source, target)
        self.status = status
    }
}
