internal import Linux
internal import Times

/// A file in the journal of what is in hand, as bytes: its length, status, path, and its length again, so that
/// a record that was not written to its end is known as such.
struct InHandRecord {
    let path: FilePath
    let status: FileStatus
    /// A count that belongs to it.
    let count: UInt32

    /// Bytes before the path: the length, the count and five numbers.
    private static let headSize = 4 + 4 + 5 * 8
    private static let longest = 4096

    init(path: FilePath, status: FileStatus, count: UInt32) {
        (self.path, self.status, self.count) = (path, status, count)
    }

    /// The record that `bytes` begin with; `nil` where there is none.
    init?(_ bytes: ArraySlice<UInt8>) {
        var position = bytes.startIndex
        func number(_ size: Int) -> UInt64? {
            guard bytes.endIndex - position >= size else { return nil }
            defer { position += size }
            return bytes[position..<position + size].reversed().reduce(0) { $0 << 8 | UInt64($1) }
        }
        guard let length = number(4), 1...UInt64(Self.longest) ~= length, let count = number(4),
            let device = number(8), let inode = number(8), let size = number(8), let modified = number(8),
            let changed = number(8), bytes.endIndex - position >= Int(length)
        else { return nil }
        path = FilePath(bytes: Array(bytes[position..<position + Int(length)]))
        position += Int(length)
        guard number(4) == length else { return nil }
        self.count = UInt32(truncatingIfNeeded: count)
        status = FileStatus(
            kind: .regular, device: device, inode: inode, size: Int(Int64(bitPattern: size)),
            modified: WallTime(nanoseconds: Int64(bitPattern: modified)),
            changed: WallTime(nanoseconds: Int64(bitPattern: changed)))
    }

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.headSize + path.bytes.count + 4)
        func append(_ number: UInt64, _ size: Int) {
            withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0[..<size]) }
        }
        let name = path.bytes.prefix(Self.longest)
        append(UInt64(name.count), 4)
        append(UInt64(count), 4)
        append(status.device, 8)
        append(status.inode, 8)
        append(UInt64(bitPattern: Int64(status.size)), 8)
        append(UInt64(bitPattern: status.modified.nanoseconds), 8)
        append(UInt64(bitPattern: status.changed.nanoseconds), 8)
        bytes += name
        append(UInt64(name.count), 4)
        return bytes
    }
}
