internal import CLinux
internal import Glibc

/// Bytes of a file that this process changes where they lie. As what is written, they outlive the process; unlike
/// that, a change costs no call of the system. Nothing is synced.
public final class SharedBytes: @unchecked Sendable {
    private let bytes: UnsafeMutableRawBufferPointer

    fileprivate init(_ bytes: UnsafeMutableRawBufferPointer) { self.bytes = bytes }

    deinit { munmap(bytes.baseAddress, bytes.count) }

    /// Puts `record` at `offset` in such a way that its first four bytes, which must not all be 0, are there only
    /// while all of it is: a process that dies meanwhile leaves four zeros. An empty record leaves them, too.
    public func publish(_ record: [UInt8], at offset: Int) {
        precondition(offset >= 0 && offset % 4 == 0 && offset + max(4, record.count) <= bytes.count)
        record.withUnsafeBytes {
            datelined_publish(bytes.baseAddress?.advanced(by: offset), $0.baseAddress, $0.count)
        }
    }
}

extension SharedBytes {
    /// Puts `number` at `offset`, least byte first: a process that dies meanwhile leaves it as a whole or not at all.
    public func store(_ number: UInt64, at offset: Int) {
        precondition(offset >= 0 && offset % 8 == 0 && offset + 8 <= bytes.count)
        bytes.storeBytes(of: number.littleEndian, toByteOffset: offset, as: UInt64.self)
    }
}

extension Disk {
    /// Nothing can be shared: changes are written.
    public func share(_ file: FileHandle, count: Int) throws(SystemError) -> SharedBytes? { nil }
}

extension LinuxDisk {
    /// Maps with mmap(2), where a file system writes to the same place again: elsewhere a page that finds no room
    /// would end the process.
    public func share(_ file: FileHandle, count: Int) throws(SystemError) -> SharedBytes? {
        guard count > 0, datelined_rewrites_in_place(file.number) == 1,
            try status(of: file).size >= count
        else { return nil }
        guard let start = mmap(nil, count, PROT_READ | PROT_WRITE, MAP_SHARED, file.number, 0),
            start != MAP_FAILED
        else { throw .last("map") }
        return SharedBytes(UnsafeMutableRawBufferPointer(start: start, count: count))
    }
}

extension OpenFile {
    /// The first `count` bytes, to be changed where they lie; `nil` where that is not to be had. They must have
    /// been written before, so that there is room for them, and the file must not get shorter.
    public func share(count: Int) throws(SystemError) -> SharedBytes? {
        do { return try disk.share(handle, count: count) } catch {
            throw SystemError(errno: error.errno, operation: error.operation, path: path)
        }
    }
}
