import Glibc
import Linux

/// What the kernel alone costs: files are opened, read and closed, appended to one file and synced in groups, and
/// moved. Nothing is looked at, and a crash would lose count.
enum BareIngest {
    /// Files of a group.
    private static let group = 512
    /// Bytes that one file has at most.
    private static let largest = 1 << 20

    private static func failure(_ operation: String, _ path: FilePath) -> SystemError {
        SystemError(errno: errno, operation: operation, path: path)
    }

    /// Takes every file of `incoming` into the file `log`, moves it to `done`, and answers how many there were.
    static func run(_ incoming: FilePath, log: FilePath, done: FilePath) throws(SystemError) -> Int {
        let source = Descriptor(owning: open(incoming.description, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
        let target = Descriptor(owning: open(done.description, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
        let output = Descriptor(
            owning: open(log.description, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o640))
        guard source.number >= 0, target.number >= 0, output.number >= 0,
            let listing = fdopendir(dup(source.number))
        else { throw failure("open what is measured in", incoming) }
        defer { closedir(listing) }
        let buffer = UnsafeMutableRawBufferPointer.allocate(
            byteCount: (group + 1) * largest, alignment: 4096)
        defer { buffer.deallocate() }
        var (total, length) = (0, 0)
        var names: [[CChar]] = []
        while true {
            let entry = readdir(listing)
            if let entry {
                let name = withUnsafeBytes(of: &entry.pointee.d_name) { raw in
                    raw.prefix { $0 != 0 }.map { CChar(bitPattern: $0) } + [0]
                }
                if name[0] == CChar(UInt8(ascii: ".")) { continue }
                let file = openat(source.number, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
                let count = read(file, buffer.baseAddress?.advanced(by: length), largest)
                close(file)
                guard count >= 0 else { throw failure("read from", incoming) }
                length += count
                names.append(name)
            }
            if names.count == group || entry == nil && !names.isEmpty {
                guard write(output.number, buffer.baseAddress, length) == length,
                    fdatasync(output.number) == 0
                else { throw failure("append to", log) }
                for name in names where renameat(source.number, name, target.number, name) != 0 {
                    throw failure("move from", incoming)
                }
                total += names.count
                length = 0
                names.removeAll(keepingCapacity: true)
            }
            if entry == nil { return total }
        }
    }
}
