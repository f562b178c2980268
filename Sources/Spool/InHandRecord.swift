internal import Linux

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
        var reader = RecordReader(bytes)
        guard let length = reader.number(4), 1...UInt64(Self.longest) ~= length, let count = reader.number(4),
            let status = reader.status(), let path = reader.path(length), reader.number(4) == length
        else { return nil }
        self.init(path: path, status: status, count: UInt32(truncatingIfNeeded: count))
    }

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.headSize + path.bytes.count + 4)
        let name = path.bytes.prefix(Self.longest)
        bytes.append(UInt64(name.count), size: 4)
        bytes.append(UInt64(count), size: 4)
        bytes.append(status)
        bytes += name
        bytes.append(UInt64(name.count), size: 4)
        return bytes
    }
}
