internal import Linux
internal import Times

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
        func append(_ number: UInt64, _ size: Int) {
            withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0[..<size]) }
        }
        append(serial, 8)
        append(UInt64(length), 4)
        append(UInt64(kind.rawValue), 1)
        append(UInt64(place.rawValue), 1)
        for number in [
            status.device, status.inode, UInt64(bitPattern: Int64(status.size)),
            UInt64(bitPattern: status.modified.nanoseconds), UInt64(bitPattern: status.changed.nanoseconds),
            copy.device, copy.inode,
        ] { append(number, 8) }
        append(UInt64(source.bytes.count), 4)
        append(UInt64(target.bytes.count), 4)
        bytes += source.bytes
        bytes += target.bytes
        append(serial, 8)
        return bytes
    }

    /// The record that `bytes` begin with; `nil` where there is none that is whole.
    init?(_ bytes: [UInt8]) {
        var position = 0
        func number(_ size: Int) -> UInt64? {
            guard bytes.count - position >= size else { return nil }
            defer { position += size }
            return bytes[position..<position + size].reversed().reduce(0) { $0 << 8 | UInt64($1) }
        }
        func path(_ count: UInt64) -> FilePath? {
            guard count <= bytes.count - position else { return nil }
            defer { position += Int(count) }
            return FilePath(bytes: Array(bytes[position..<position + Int(count)]))
        }
        guard let serial = number(8), serial != 0, let length = number(4),
            let kind = number(1).flatMap({ Kind(rawValue: UInt8($0)) }),
            let place = number(1).flatMap({ Place(rawValue: UInt8($0)) }),
            let device = number(8), let inode = number(8), let size = number(8), let modified = number(8),
            let changed = number(8), let copyDevice = number(8), let copyInode = number(8),
            let sourceCount = number(4), let targetCount = number(4),
            let source = path(sourceCount), let target = path(targetCount),
            number(8) == serial, position == Int(length), !source.bytes.isEmpty, !target.bytes.isEmpty
        else { return nil }
        (self.kind, self.place, self.source, self.target) = (kind, place, source, target)
        status = FileStatus(
            kind: .regular, device: device, inode: inode, size: Int(Int64(bitPattern: size)),
            modified: WallTime(nanoseconds: Int64(bitPattern: modified)),
            changed: WallTime(nanoseconds: Int64(bitPattern: changed)))
        copy = (copyDevice, copyInode)
    }

    init(
        _ kind: Kind, _ source: FilePath, _ status: FileStatus, to target: FilePath, in place: Place
    ) {
        (self.kind, self.place, self.source, self.target) = (kind, place, source, target)
        self.status = status
    }
}
