internal import Glibc

extension Machine {
    /// Lets this process have no more memory than seven eighths of what it may still take, so that it fails in the
    /// act, rather than be killed for it; or lifts that. Where nothing tells how much there is, nothing is done.
    public static func confineMemory(_ isConfined: Bool, on disk: any Disk) {
        let resource = __rlimit_resource_t(RLIMIT_DATA.rawValue)
        var limits = rlimit()
        guard getrlimit(resource, &limits) == 0 else { return }
        limits.rlim_cur = limits.rlim_max
        if isConfined, let limit = memoryLimit(on: disk) {
            let room = max(0, limit - residentBytes(on: disk))
            limits.rlim_cur = min(limits.rlim_max, rlim_t(dataBytes(on: disk) + room - room / 8))
        }
        _ = setrlimit(resource, &limits)
    }

    /// Memory that this process may take at most, in bytes, before it is ended for it: the smallest limit of its
    /// control groups, or what it has and the machine can still give. `nil` where nothing tells.
    public static func memoryLimit(on disk: any Disk) -> Int? {
        var limits: [Int] = []
        for line in text("/proc/self/cgroup", on: disk).split(separator: "\n") {
            let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            guard fields.count == 3 else { continue }
            // The unified hierarchy names no controllers; the older one has a hierarchy for this one.
            let isUnified = fields[1].isEmpty
            guard isUnified || fields[1].split(separator: ",").contains("memory") else { continue }
            let root: FilePath = isUnified ? "/sys/fs/cgroup" : "/sys/fs/cgroup/memory"
            let name = isUnified ? "memory.max" : "memory.limit_in_bytes"
            var group = FilePath(String(fields[2].drop { $0 == "/" }))
            while true {
                let folder = group.bytes.isEmpty ? root : root.appending(group)
                if let limit = Int(text(folder.appending(name), on: disk).split(separator: "\n").first ?? "")
                {
                    limits.append(limit)
                }
                if group.bytes.isEmpty { break }
                group = group.parent
            }
        }
        for line in text("/proc/meminfo", on: disk).split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.first == "MemAvailable:", words.count > 1, let kilobytes = Int(words[1]) else {
                continue
            }
            limits.append(residentBytes(on: disk) + kilobytes << 10)
        }
        return limits.min()
    }

    /// What a file of the kernel's says now; empty where it is not to be had.
    private static func text(_ path: FilePath, on disk: any Disk) -> String {
        // A group that has no such limit has no such file, and a container may be shown none at all.
        guard let file = try? OpenFile(path, .read, on: disk),
            let bytes = try? file.read(at: 0, count: 16 << 10)
        else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }
}
