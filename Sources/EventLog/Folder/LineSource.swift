internal import Linux

/// Bytes that are read as lines: a plain file, or what a compressed one holds.
protocol LineSource: ~Copyable {
    /// The file.
    var path: FilePath { get }
    /// Bytes of its lines.
    func length() throws(SystemError) -> Int
    /// Reads at `offset` into `buffer` from `start` on; 0 only at the end.
    func read(at offset: Int, into buffer: inout [UInt8], from start: Int) throws(SystemError) -> Int
    /// Reads up to `count` bytes at `offset`; fewer only at the end.
    func read(at offset: Int, count: Int) throws(SystemError) -> [UInt8]
    /// Where reading can go on after a place that cannot be read; `nil` when nothing follows.
    func resumption(after offset: Int) -> Int?
}

extension OpenFile: LineSource {
    func length() throws(SystemError) -> Int { try status().size }

    func resumption(after offset: Int) -> Int? { nil }
}
