internal import Linux

extension LogFolder {
    /// Makes a durable copy of bytes that are about to be blanked, under the first of the names `name` that is
    /// not taken: a copy is never overwritten.
    func keep(
        _ bytes: [UInt8], on disk: any Disk, as name: (_ number: Int) -> FilePath
    ) throws(SystemError) -> FilePath {
        let unfinished = path.appending(".kept.new")
        try disk.removeIfThere(unfinished)
        let keeper = try OpenFile(unfinished, .createNew(0o640), on: disk)
        try keeper.write(bytes, at: 0)
        try keeper.synchronize()
        return try setAside(unfinished, on: disk, as: name)
    }

    /// Gives a file the first of the names `name` that is not taken, durably.
    func setAside(
        _ file: FilePath, on disk: any Disk, as name: (_ number: Int) -> FilePath
    ) throws(SystemError) -> FilePath {
        var number = 1
        while true {
            do throws(SystemError) {
                try disk.rename(file, to: name(number), replacing: false)
                try disk.synchronizeDirectory(path)
                return name(number)
            } catch { guard error.isTaken else { throw error } }
            number += 1
        }
    }
}

extension OpenFile {
    /// Overwrites a part with spaces and a newline at its end: a line that holds nothing.
    func blank(_ range: Range<Int>) throws(SystemError) {
        let pieceSize = 1 << 20
        for start in stride(from: range.lowerBound, to: range.upperBound, by: pieceSize) {
            let end = min(start + pieceSize, range.upperBound)
            var blanks = [UInt8](repeating: UInt8(ascii: " "), count: end - start)
            if end == range.upperBound { blanks[blanks.count - 1] = UInt8(ascii: "\n") }
            try write(blanks, at: start)
        }
    }
}
