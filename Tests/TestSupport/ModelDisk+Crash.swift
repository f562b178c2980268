public import Linux

extension ModelDisk {
    /// Brings the machine up again, as it is found after `end`. Handles and locks are gone.
    public func reboot(after end: End) {
        lock.withLock {
            isDown = false
            faults = [:]
            handles = [:]
            locks = [:]
            guard end == .powerCut else { return }
            let kept = Int.random(in: 0...unsyncedNames.count, using: &random)
            for change in unsyncedNames.prefix(kept) { Self.apply(change, to: &durableNames) }
            names = durableNames
            unsyncedNames = []
            let pieceSize = [7, 512, 512, 1024, 2048, 4096].randomElement(using: &random) ?? 512
            // In the order of their numbers, so that one seed always gives one disk.
            for inode in files.keys.sorted() {
                let wear = (ModelDiskFile.Wear.allCases + [.mixed]).randomElement(using: &random) ?? .lost
                files[inode]?.cutPower(wear, pieceSize: pieceSize, &random)
            }
        }
    }

    /// The content of a file, read past all faults; `nil` when it is not there.
    public func bytes(of path: FilePath) -> [UInt8]? {
        lock.withLock { names[path].flatMap { files[$0]?.content } }
    }

    /// The number of a file, whatever it is called.
    public func inode(of path: FilePath) -> Int? { lock.withLock { names[path] } }

    /// Puts `bytes` into a file, durably and past all faults.
    public func overwrite(_ path: FilePath, with bytes: [UInt8]) {
        lock.withLock {
            let inode = names[path] ?? nextInode
            nextInode = max(nextInode, inode + 1)
            var file = ModelDiskFile()
            file.write(bytes, at: 0)
            file.sync()
            files[inode] = file
            names[path] = inode
            durableNames[path] = inode
        }
    }

    /// Takes a file away, durably and past all faults.
    public func erase(_ path: FilePath) {
        lock.withLock {
            names[path] = nil
            durableNames[path] = nil
        }
    }
}
