internal import Linux

/// A segment that is open for reading, plain or compressed: either way it is the bytes of its lines.
///
/// Of a compressed one that is not as it was written, opening says nothing: reading does.
struct SegmentFile: ~Copyable, LineSource {
    private let file: OpenFile
    private let frames: Result<CompressedSegment?, SystemError>

    /// Opens the segment at `path`; its name says whether it is compressed.
    init(_ path: FilePath, on disk: any Disk) throws(SystemError) {
        try self.init(path, isCompressed: LogFolder.isCompressed(path), on: disk)
    }

    /// Opens a segment that may have another name yet.
    init(_ path: FilePath, isCompressed: Bool, on disk: any Disk) throws(SystemError) {
        let file = try OpenFile(path, .read, on: disk)
        frames = isCompressed ? try Self.frames(of: file) : .success(nil)
        self.file = file
    }

    private static func frames(
        of file: borrowing OpenFile
    ) throws(SystemError) -> Result<CompressedSegment?, SystemError> {
        do { return .success(try CompressedSegment(file)) } catch  where error.isNotAsWritten {
            return .failure(error)
        }
    }

    /// The path by which it was opened; what it is called now may differ.
    var path: FilePath { file.path }

    /// What the kernel says of the file.
    func status() throws(SystemError) -> FileStatus { try file.status() }

    func length() throws(SystemError) -> Int {
        if let frames = try frames.get() { return frames.length }
        return try file.length()
    }

    /// Where reading can go on after a place that cannot be decompressed; `nil` when nothing follows.
    func resumption(after offset: Int) -> Int? {
        if case .success(let frames) = frames { frames?.frame(after: offset) } else { nil }
    }

    func read(at offset: Int, into buffer: inout [UInt8], from start: Int) throws(SystemError) -> Int {
        guard let frames = try frames.get() else {
            return try file.read(at: offset, into: &buffer, from: start)
        }
        return try frames.read(from: file, at: offset, into: &buffer, from: start)
    }

    func read(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
        guard let frames = try frames.get() else { return try file.read(at: offset, count: count) }
        let wanted = max(0, min(count, frames.length - offset))
        if wanted == 0 { return [] }
        var bytes = [UInt8](repeating: 0, count: wanted)
        var filled = 0
        while filled < wanted {
            let got = try frames.read(from: file, at: offset + filled, into: &bytes, from: filled)
            if got == 0 { break }
            filled += got
        }
        return Array(bytes[..<filled])
    }
}
