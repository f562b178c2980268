internal import Glibc
internal import Linux

/// Where the frames of a compressed segment stand, in the file and in its lines.
///
/// The format is that of zstd's own `contrib/seekable_format/zstd_seekable_compression_format.md`: a skippable
/// frame at the end of the file, which every decompressor passes over.
struct SeekTable: Equatable {
    /// One frame.
    struct Frame: Equatable {
        /// Where it begins in the file, and its bytes there.
        let offset: Int
        let size: Int
        /// Where its lines begin among all, and their bytes.
        let start: Int
        let count: Int
    }

    /// Bytes that the lines in one frame have at most. A reader holds one frame in memory.
    static let largestFrame = 8 << 20
    /// Frames that a file has at most. At the usual size of a frame that is a segment of 256 GiB.
    static let mostFrames = 1 << 20

    private static let skippableMagic: UInt32 = 0x184D_2A5E
    private static let seekableMagic: UInt32 = 0x8F92_EAB1
    private static let headerLength = 8
    private static let footerLength = 9

    /// The frames, in order.
    private(set) var frames: [Frame] = []

    /// A table without frames.
    init() {}

    /// Bytes of the lines in all frames.
    var length: Int { frames.last.map { $0.start + $0.count } ?? 0 }

    /// Bytes of all frames in the file.
    var fileLength: Int { frames.last.map { $0.offset + $0.size } ?? 0 }

    /// Notes that a frame of `size` bytes with `count` bytes of lines follows.
    mutating func append(size: Int, count: Int) {
        frames.append(Frame(offset: fileLength, size: size, start: length, count: count))
    }

    /// The index of the frame that holds the byte `offset` of the lines; `nil` beyond the end.
    func frame(holding offset: Int) -> Int? {
        guard offset >= 0, offset < length else { return nil }
        var (low, high) = (0, frames.count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if frames[middle].start <= offset { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// The table as it stands in the file, as a skippable frame.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        func append(_ number: UInt32) {
            for shift in stride(from: 0, to: 32, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: number >> shift))
            }
        }
        append(Self.skippableMagic)
        append(UInt32(frames.count * 8 + Self.footerLength))
        for frame in frames {
            append(UInt32(frame.size))
            append(UInt32(frame.count))
        }
        append(UInt32(frames.count))
        bytes.append(0)
        append(Self.seekableMagic)
        return bytes
    }

    /// Reads the table at the end of `file`. Nothing in it is believed that the file's size does not bear out.
    init(of file: borrowing OpenFile) throws(SystemError) {
        let size = try file.status().size
        let tail = try file.read(at: max(0, size - Self.footerLength), count: Self.footerLength)
        guard tail.count == Self.footerLength, Self.number(tail, 5) == Self.seekableMagic else {
            throw .notAsWritten("find the table of frames at the end of", file.path)
        }
        // A table may have checksums of the frames; they are not needed, the frames have their own.
        let entryLength = tail[4] & 0x80 == 0 ? 8 : 12
        let count = Int(Self.number(tail, 0))
        let length = Self.headerLength + count * entryLength + Self.footerLength
        guard count <= Self.mostFrames, length <= size else {
            throw .notAsWritten("believe in \(count) frames in", file.path)
        }
        let bytes = try file.read(at: size - length, count: length)
        guard bytes.count == length, Self.number(bytes, 0) == Self.skippableMagic,
            Int(Self.number(bytes, 4)) == length - Self.headerLength
        else { throw .notAsWritten("read the table of frames of", file.path) }
        frames.reserveCapacity(count)
        for index in 0..<count {
            let entry = Self.headerLength + index * entryLength
            let lines = Int(Self.number(bytes, entry + 4))
            guard lines <= Self.largestFrame else {
                throw .notAsWritten("hold the \(lines) bytes of frame \(index + 1) of", file.path)
            }
            append(size: Int(Self.number(bytes, entry)), count: lines)
        }
        guard fileLength == size - length else {
            throw .notAsWritten("find \(count) frames of \(fileLength) bytes in", file.path)
        }
    }

    private static func number(_ bytes: [UInt8], _ offset: Int) -> UInt32 {
        (0..<4).reduce(0) { $0 | UInt32(bytes[offset + $1]) << (8 * UInt32($1)) }
    }
}

extension SystemError {
    /// What was tried with a compressed segment that is not as it was written.
    static func notAsWritten(_ operation: String, _ path: FilePath) -> SystemError {
        SystemError(errno: EBADMSG, operation: operation, path: path)
    }

    /// Whether a compressed segment is not as it was written.
    var isNotAsWritten: Bool { errno == EBADMSG }
}
