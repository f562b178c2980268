internal import CZstd
internal import Glibc
internal import Linux

/// What a compressed segment holds, read at any place.
///
/// One frame is held in memory, and nothing that the file says of sizes is believed before it is seen.
final class CompressedSegment {
    private let table: SeekTable
    private let context: OpaquePointer
    /// The frame that was decompressed last.
    private var held: Int?
    private var lines: [UInt8] = []

    /// Reads the table of `file`.
    init(_ file: borrowing OpenFile) throws(SystemError) {
        table = try SeekTable(of: file)
        guard let context = ZSTD_createDCtx() else {
            throw SystemError(errno: ENOMEM, operation: "begin to decompress", path: file.path)
        }
        self.context = context
    }

    deinit { ZSTD_freeDCtx(context) }

    /// Bytes of the lines.
    var length: Int { table.length }

    /// Where the frame after the one that holds `offset` begins among the lines; `nil` when there is none.
    func frame(after offset: Int) -> Int? {
        guard let index = table.frame(holding: offset), index + 1 < table.frames.count else { return nil }
        return table.frames[index + 1].start
    }

    /// Reads the lines at `offset` into `buffer` from `start` on, as far as one frame goes; 0 at the end.
    func read(
        from file: borrowing OpenFile, at offset: Int, into buffer: inout [UInt8], from start: Int
    ) throws(SystemError) -> Int {
        guard let index = table.frame(holding: offset) else { return 0 }
        try hold(index, of: file)
        let begin = offset - table.frames[index].start
        let count = min(buffer.count - start, lines.count - begin)
        buffer.replaceSubrange(start..<start + count, with: lines[begin..<begin + count])
        return count
    }

    /// Decompresses a frame, if it is not the one that is held.
    private func hold(_ index: Int, of file: borrowing OpenFile) throws(SystemError) {
        if held == index { return }
        held = nil
        let frame = table.frames[index]
        // A frame is never much larger than what is in it.
        guard frame.size <= ZSTD_compressBound(frame.count) else {
            throw Self.damaged(index, frame, file.path)
        }
        let packed = try file.read(at: frame.offset, count: frame.size)
        if lines.count != frame.count { lines = [UInt8](repeating: 0, count: frame.count) }
        let count = lines.withUnsafeMutableBytes { target in
            packed.withUnsafeBytes { source in
                ZSTD_decompressDCtx(
                    context, target.baseAddress, target.count, source.baseAddress, source.count)
            }
        }
        guard packed.count == frame.size, ZSTD_isError(count) == 0, count == frame.count else {
            throw Self.damaged(index, frame, file.path)
        }
        held = index
    }

    private static func damaged(_ index: Int, _ frame: SeekTable.Frame, _ path: FilePath) -> SystemError {
        .notAsWritten("decompress frame \(index + 1), at byte \(frame.offset), of", path)
    }
}
