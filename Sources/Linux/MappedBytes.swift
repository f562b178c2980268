internal import Glibc

/// The bytes of a file as they were when it was mapped. They stay there as long as this does, whatever becomes of
/// the file's name.
public final class MappedBytes: @unchecked Sendable {
    /// The bytes.
    public let bytes: UnsafeRawBufferPointer
    private let release: (UnsafeRawBufferPointer) -> Void

    /// The bytes of `buffer`, which `release` gives back.
    public init(_ buffer: UnsafeRawBufferPointer, release: @escaping (UnsafeRawBufferPointer) -> Void) {
        bytes = buffer
        self.release = release
    }

    deinit { release(bytes) }
}

extension Disk {
    /// Reads the file into memory, where it cannot be mapped.
    public func map(_ file: FileHandle, count: Int) throws(SystemError) -> MappedBytes {
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, count), alignment: 64)
        var filled = 0
        do throws(SystemError) {
            while filled < count {
                let rest = UnsafeMutableRawBufferPointer(rebasing: room[filled..<count])
                let got = try read(file, into: rest, at: filled)
                if got == 0 { break }
                filled += got
            }
        } catch {
            room.deallocate()
            throw error
        }
        return MappedBytes(UnsafeRawBufferPointer(rebasing: room[..<filled])) { $0.deallocate() }
    }
}

extension LinuxDisk {
    /// Maps with mmap(2). A page that the disk cannot read ends the process when it is touched.
    public func map(_ file: FileHandle, count: Int) throws(SystemError) -> MappedBytes {
        guard count > 0 else { return MappedBytes(UnsafeRawBufferPointer(start: nil, count: 0)) { _ in } }
        guard let start = mmap(nil, count, PROT_READ, MAP_SHARED, file.number, 0), start != MAP_FAILED else {
            throw .last("map")
        }
        return MappedBytes(UnsafeRawBufferPointer(start: start, count: count)) {
            munmap(UnsafeMutableRawPointer(mutating: $0.baseAddress), $0.count)
        }
    }
}

extension OpenFile {
    /// The whole file, mapped.
    public func map() throws(SystemError) -> MappedBytes {
        let count = try status().size
        do { return try disk.map(handle, count: count) } catch {
            throw SystemError(errno: error.errno, operation: error.operation, path: path)
        }
    }
}
