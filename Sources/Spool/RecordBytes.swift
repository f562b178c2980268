internal import Linux
internal import Times

/// How records of the journals are written: numbers with the least byte first, a status as five of them.
extension [UInt8] {
    /// Appends the lowest `size` bytes of `number`.
    mutating func append(_ number: UInt64, size: Int) {
        Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0[..<size]) }
    }

    /// Appends what a status says of a regular file.
    mutating func append(_ status: FileStatus) {
        append(status.device, size: 8)
        append(status.inode, size: 8)
        append(UInt64(bitPattern: Int64(status.size)), size: 8)
        append(UInt64(bitPattern: status.modified.nanoseconds), size: 8)
        append(UInt64(bitPattern: status.changed.nanoseconds), size: 8)
    }
}

/// Takes records of the journals apart; each part is `nil` where there is not enough left.
struct RecordReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    /// Bytes that were not taken yet.
    var count: Int { rest.count }

    mutating func number(_ size: Int) -> UInt64? {
        guard rest.count >= size else { return nil }
        defer { rest.removeFirst(size) }
        return rest.prefix(size).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    mutating func path(_ count: UInt64) -> FilePath? {
        guard count <= rest.count else { return nil }
        defer { rest.removeFirst(Int(count)) }
        return FilePath(bytes: Array(rest.prefix(Int(count))))
    }

    mutating func status() -> FileStatus? {
        guard let device = number(8), let inode = number(8), let size = number(8), let modified = number(8),
            let changed = number(8)
        else { return nil }
        return FileStatus(
            kind: .regular, device: device, inode: inode, size: Int(Int64(bitPattern: size)),
            modified: WallTime(nanoseconds: Int64(bitPattern: modified)),
            changed: WallTime(nanoseconds: Int64(bitPattern: changed)))
    }
}
