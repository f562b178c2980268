internal import CLinux
internal import Glibc

/// The kernel's notes of what happens in folders.
public final class Inotify: Sendable {
    /// What can be asked for and told; the values are those of inotify(7).
    public struct Mask: OptionSet, Sendable {
        /// The bits, as inotify(7) has them.
        public let rawValue: UInt32
        /// A mask of these bits.
        public init(rawValue: UInt32) { self.rawValue = rawValue }

        /// The content changed.
        public static let modified = Mask(rawValue: 0x0000_0002)
        /// Rights, times or the number of links changed.
        public static let attributes = Mask(rawValue: 0x0000_0004)
        /// A file that was open for writing was closed.
        public static let closedAfterWriting = Mask(rawValue: 0x0000_0008)
        /// A name was taken away by a rename.
        public static let movedFrom = Mask(rawValue: 0x0000_0040)
        /// A name was brought in by a rename.
        public static let movedTo = Mask(rawValue: 0x0000_0080)
        /// A name was made.
        public static let created = Mask(rawValue: 0x0000_0100)
        /// A name was removed.
        public static let deleted = Mask(rawValue: 0x0000_0200)
        /// The watched folder itself was removed.
        public static let deletedSelf = Mask(rawValue: 0x0000_0400)
        /// The watched folder itself was renamed.
        public static let movedSelf = Mask(rawValue: 0x0000_0800)
        /// The file system was unmounted.
        public static let unmounted = Mask(rawValue: 0x0000_2000)
        /// Notes were lost for want of room.
        public static let overflowed = Mask(rawValue: 0x0000_4000)
        /// The watch is gone.
        public static let ignored = Mask(rawValue: 0x0000_8000)
        /// Watch folders only.
        public static let onlyFolders = Mask(rawValue: 0x0100_0000)
        /// Follow no link.
        public static let noFollow = Mask(rawValue: 0x0200_0000)
        /// The note is about a folder.
        public static let isFolder = Mask(rawValue: 0x4000_0000)
    }

    /// One note.
    public struct Note: Equatable, Sendable {
        /// The number of the watch; -1 for an overflow.
        public let watch: Int32
        /// What happened.
        public let mask: Mask
        /// The name within the watched folder; empty when it is about the folder itself.
        public let name: FilePath
    }

    /// What to wait on.
    public let descriptor: Int32

    /// An instance that watches nothing yet.
    public init() throws(SystemError) {
        descriptor = datelined_inotify_create()
        guard descriptor >= 0 else { throw .last("start inotify") }
    }

    deinit { close(descriptor) }

    /// Watches `path`; answers the number by which notes will name it. The same folder always has one number.
    public func watch(_ path: FilePath, for mask: Mask) throws(SystemError) -> Int32 {
        let watch = path.withCString { datelined_inotify_add(descriptor, $0, mask.rawValue) }
        guard watch >= 0 else { throw .last("watch", path) }
        return watch
    }

    /// Stops watching; a watch that is gone already is no error.
    public func stopWatching(_ watch: Int32) { _ = inotify_rm_watch(descriptor, watch) }

    /// The notes that wait, up to some tens of kilobytes of them; none when there are none.
    public func read() throws(SystemError) -> [Note] {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
        guard count >= 0 else {
            if Glibc.errno == EAGAIN || Glibc.errno == EINTR { return [] }
            throw .last("read from inotify")
        }
        return Self.parse(buffer[..<count])
    }

    private static func parse(_ bytes: ArraySlice<UInt8>) -> [Note] {
        var notes: [Note] = []
        var start = bytes.startIndex
        while start + 16 <= bytes.endIndex {
            let words = bytes[start..<start + 16].withUnsafeBytes { raw in
                (0..<4).map { raw.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self) }
            }
            let end = start + 16 + Int(words[3])
            guard end <= bytes.endIndex else { break }
            let name = bytes[(start + 16)..<end].prefix { $0 != 0 }
            notes.append(
                Note(
                    watch: Int32(bitPattern: words[0]), mask: Mask(rawValue: words[1]),
                    name: FilePath(bytes: Array(name))))
            start = end
        }
        return notes
    }
}
