internal import Linux

// The compression of segments. The plain one goes when the other is on stable storage and was read back.
extension LogUpkeep {
    /// Compresses a sealed segment; `false` when it is compressed already, or there is no room for both.
    func compress(_ first: UInt64) throws(SystemError) -> Bool {
        let segment: OpenFile
        do throws(SystemError) {
            segment = try OpenFile(folder.sealed(first: first), .read, on: disk)
        } catch {
            guard error.isMissing else { throw error }
            return false
        }
        let target = folder.compressed(first: first)
        let compressor = SegmentCompressor()
        if try disk.exists(target) {
            // A crash came before the plain one was removed.
            guard try compressor.isSame(target, as: segment, on: disk) else {
                try disk.remove(target)
                return false
            }
        } else {
            let room = try policy.keepFree.room(at: folder.path, on: disk)
            guard try room >= segment.status().size else { return false }
            try write(target, segment, compressor)
        }
        try disk.remove(folder.sealed(first: first))
        try disk.synchronizeDirectory(folder.path)
        return true
    }

    private func write(
        _ target: FilePath, _ segment: borrowing OpenFile, _ compressor: SegmentCompressor
    ) throws(SystemError) {
        let unfinished = target.unfinished
        try disk.removeIfThere(unfinished)
        do throws(SystemError) {
            let output = try OpenFile(unfinished, .createNew(0o640), on: disk)
            _ = try compressor.compress(segment, into: output)
            try output.synchronize()
        } catch {
            // What was begun takes room that the writer may need; that this fails too is no news.
            do throws(SystemError) { try disk.removeIfThere(unfinished) } catch _ {}
            throw error
        }
        guard try compressor.isSame(unfinished, as: segment, on: disk) else {
            throw .notAsWritten("read back", unfinished)
        }
        try disk.rename(unfinished, to: target, replacing: false)
        try disk.synchronizeDirectory(folder.path)
    }
}
