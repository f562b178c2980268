internal import CZstd
internal import Glibc
public import Linux

/// Turns lines into the frames of a compressed segment: bytes in, bytes out, in pieces of any size.
///
/// Each frame is a zstd frame of its own with its size and checksum, so it can be decompressed without those
/// before it; a skippable frame at the end says where they are. Frames end at the ends of lines, but for a line
/// that is longer than a frame may be.
public struct FrameEncoder: ~Copyable {
    /// Bytes of lines in a frame, about: a lookup decompresses one frame, and larger ones save little.
    public static let usualFrameSize = 256 << 10
    /// zstd's own default, which keeps up with a disk on one core.
    public static let usualLevel = 3

    private let context: OpaquePointer
    private let frameSize: Int
    private var pending: [UInt8] = []
    private var table = SeekTable()
    private var compressed: [UInt8] = []

    /// An encoder of one segment.
    ///
    /// - Parameters:
    ///   - level: zstd's, 1 to 19: higher ones are slower and pack tighter.
    ///   - frameSize: bytes of lines in a frame, about.
    public init(level: Int = usualLevel, frameSize: Int = usualFrameSize) throws(SystemError) {
        precondition(1...SeekTable.largestFrame ~= frameSize)
        guard let context = ZSTD_createCCtx() else {
            throw SystemError(errno: ENOMEM, operation: "begin to compress")
        }
        let level = Int32(min(max(level, 1), 19))
        ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, level)
        ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
        self.context = context
        self.frameSize = frameSize
    }

    deinit { ZSTD_freeCCtx(context) }

    /// Takes the next bytes of the segment, and appends the frames that are complete to `output`.
    public mutating func append(_ bytes: [UInt8], to output: inout [UInt8]) throws(SystemError) {
        pending += bytes
        var start = 0
        while let end = cut(from: start) {
            try encode(start..<end, to: &output)
            start = end
        }
        pending.removeFirst(start)
    }

    /// Ends the segment: appends the last frame and the table to `output`.
    ///
    /// - Returns: how many frames there are.
    public consuming func finish(to output: inout [UInt8]) throws(SystemError) -> Int {
        if !pending.isEmpty { try encode(0..<pending.count, to: &output) }
        output += table.bytes
        return table.frames.count
    }

    /// Where the frame that begins at `start` of what is pending ends; `nil` while that does not show.
    private func cut(from start: Int) -> Int? {
        guard pending.count - start >= frameSize else { return nil }
        let limit = min(pending.count, start + SeekTable.largestFrame)
        let newline = UInt8(ascii: "\n")
        let end = pending.withUnsafeBytes { raw -> Int? in
            var last = start + frameSize
            while last > start, raw[last - 1] != newline { last -= 1 }
            if last > start { return last }
            guard let base = raw.baseAddress,
                let found = memchr(base + start + frameSize, CInt(newline), limit - start - frameSize)
            else { return nil }
            return UnsafeRawPointer(found) - base + 1
        }
        return end ?? (limit == start + SeekTable.largestFrame ? limit : nil)
    }

    private mutating func encode(_ range: Range<Int>, to output: inout [UInt8]) throws(SystemError) {
        guard table.frames.count < SeekTable.mostFrames else {
            throw SystemError(
                errno: EFBIG, operation: "compress into more than \(SeekTable.mostFrames) frames")
        }
        let bound = ZSTD_compressBound(range.count)
        if compressed.count < bound { compressed = [UInt8](repeating: 0, count: bound) }
        let size = compressed.withUnsafeMutableBytes { target in
            pending.withUnsafeBytes { all in
                let source = UnsafeRawBufferPointer(rebasing: all[range])
                return ZSTD_compress2(
                    context, target.baseAddress, target.count, source.baseAddress, source.count)
            }
        }
        guard ZSTD_isError(size) == 0 else { throw SystemError(errno: ENOMEM, operation: "compress") }
        output += compressed[..<size]
        table.append(size: size, count: range.count)
    }
}
