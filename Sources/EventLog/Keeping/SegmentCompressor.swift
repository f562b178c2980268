public import Linux

/// Compresses a sealed segment into another file, and checks the outcome before anything is removed for it.
public struct SegmentCompressor: Sendable {
    /// What a compression came to.
    public struct Result: Equatable, Sendable {
        /// Bytes of the plain segment.
        public let plainBytes: Int
        /// Bytes of the compressed one.
        public let compressedBytes: Int
        /// Frames in it.
        public let frames: Int
    }

    private let level: Int
    private let frameSize: Int

    /// A compressor; see ``FrameEncoder`` for what the parameters mean.
    public init(level: Int = FrameEncoder.usualLevel, frameSize: Int = FrameEncoder.usualFrameSize) {
        (self.level, self.frameSize) = (level, frameSize)
    }

    /// Compresses the lines of `segment` into `target`, an empty file, in bounded memory. Nothing is synced.
    ///
    /// - Parameter pause: called after each piece of a quarter of a megabyte: to wait, so that a busy disk or
    ///   processor is left to others.
    public func compress(
        _ segment: borrowing OpenFile, into target: borrowing OpenFile, pause: () -> Void = {}
    ) throws(SystemError) -> Result {
        var encoder = try FrameEncoder(level: level, frameSize: frameSize)
        var (plain, written) = (0, 0)
        var output: [UInt8] = []
        while true {
            let piece = try segment.read(at: plain, count: LineScanner.pieceSize)
            if piece.isEmpty { break }
            plain += piece.count
            try encoder.append(piece, to: &output)
            if !output.isEmpty { try target.write(output, at: written) }
            written += output.count
            output.removeAll(keepingCapacity: true)
            pause()
        }
        let frames = try encoder.finish(to: &output)
        try target.write(output, at: written)
        return Result(plainBytes: plain, compressedBytes: written + output.count, frames: frames)
    }

    /// Whether the compressed file at `path` holds just the bytes of `segment`: to be asked before the plain
    /// segment is removed. A file that is not as it was written holds something else.
    public func isSame(
        _ path: FilePath, as segment: borrowing OpenFile, on disk: any Disk, pause: () -> Void = {}
    ) throws(SystemError) -> Bool {
        do throws(SystemError) {
            let compressed = try SegmentFile(path, isCompressed: true, on: disk)
            guard try compressed.length() == segment.length() else { return false }
            var offset = 0
            while true {
                let plain = try segment.read(at: offset, count: LineScanner.pieceSize)
                if plain.isEmpty { return true }
                guard try compressed.read(at: offset, count: plain.count) == plain else { return false }
                offset += plain.count
                pause()
            }
        } catch  where error.isNotAsWritten { return false }
    }
}
