import Glibc
import Linux
import TestSupport

/// A control group whose processes may have only so much memory. Needs root.
final class MemoryGroup {
    /// The file that a process writes its number to, to be in it.
    let members: String
    private let path: FilePath

    /// A group of so many megabytes; `nil` where none can be made.
    init?(megabytes: Int) throws {
        let disk = LinuxDisk()
        let name = "datelined-test-\(UInt32.random(in: 0...UInt32.max))"
        let unified = FilePath("/sys/fs/cgroup").appending(name)
        let older = FilePath("/sys/fs/cgroup/memory").appending(name)
        // Where both hierarchies are mounted, the older one has the memory.
        let hasOlder = access("/sys/fs/cgroup/memory", F_OK) == 0
        path = hasOlder ? older : unified
        members = path.appending("cgroup.procs").description
        let limits =
            hasOlder
            ? [("memory.limit_in_bytes", megabytes << 20)]
            : [("memory.max", megabytes << 20), ("memory.swap.max", 0)]
        do {
            try disk.makeDirectory(path, mode: 0o755)
            for (name, limit) in limits {
                try OpenFile(path.appending(name), .readWrite, on: disk).write(
                    Array("\(limit)\n".utf8), at: 0)
            }
        } catch {
            print("no control group can be made here: \(error)")
            rmdir(path.description)
            return nil
        }
    }

    deinit { rmdir(path.description) }
}
