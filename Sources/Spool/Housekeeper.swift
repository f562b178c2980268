internal import Glibc
public import Linux
public import Times

/// Removes settled and rejected files whose time is over, a bounded number at a time.
///
/// Folders of settled files go by their names, as whole UTC days; rejected files by the time at which they were
/// put there. Links are removed themselves and never followed, nor is one that takes the place of a folder.
public struct Housekeeper: Sendable {
    private let done: FilePath
    private let rejected: FilePath
    private let doneKeep: Int
    private let rejectedKeep: Int
    private let disk: any Disk

    /// Folders within one another that are gone into: each is held open meanwhile.
    private static let deepest = 128

    /// A housekeeper of these folders.
    ///
    /// - Parameters:
    ///   - doneKeep: seconds for which a day is kept after its end; 0 for ever.
    ///   - rejectedKeep: seconds for which a rejected file is kept; 0 for ever.
    public init(
        done: FilePath, rejected: FilePath, doneKeep: Int, rejectedKeep: Int, on disk: any Disk
    ) {
        (self.done, self.rejected) = (done, rejected)
        (self.doneKeep, self.rejectedKeep) = (doneKeep, rejectedKeep)
        self.disk = disk
    }

    /// Whether there is anything to do at any time.
    public var hasWork: Bool { doneKeep > 0 || rejectedKeep > 0 }

    /// Removes up to `limit` files and folders whose time is over.
    ///
    /// - Returns: how many were removed; as many as `limit` where there may be more.
    public func work(now: WallTime, limit: Int) throws(SystemError) -> Int {
        var left = limit
        if doneKeep > 0 {
            let folder = SpoolFolder(try OpenFile(done, .read, on: disk))
            try forEach(in: folder, &left) { (entry, left) throws(SystemError) in
                guard let day = Self.day(entry.name), now.seconds >= (day + 1) * 86_400 + Int64(doneKeep)
                else {
                    return
                }
                try remove(entry.name, in: folder, 1, &left) { _ in true }
            }
        }
        if rejectedKeep > 0 {
            let oldest = now.seconds - Int64(rejectedKeep)
            let folder = SpoolFolder(try OpenFile(rejected, .read, on: disk))
            try forEach(in: folder, &left) { (entry, left) throws(SystemError) in
                // The lock and the journal of the settler lie here.
                guard entry.name.bytes.first != UInt8(ascii: ".") else { return }
                try remove(entry.name, in: folder, 1, &left) { $0.changed.seconds <= oldest }
            }
        }
        return limit - left
    }

    /// Goes through a folder bit by bit, however many names are in it, until nothing more may be removed.
    private func forEach(
        in folder: SpoolFolder, _ left: inout Int,
        _ body: (FolderEntry, inout Int) throws(SystemError) -> Void
    ) throws(SystemError) {
        while left > 0 {
            let entries = try folder.file.entries()
            if entries.isEmpty { return }
            for entry in entries where left > 0 { try body(entry, &left) }
        }
    }

    /// Removes what has this name in a folder, or what is over in it, and folders that are empty then.
    private func remove(
        _ name: FilePath, in folder: SpoolFolder, _ depth: Int, _ left: inout Int,
        _ isOver: (FileStatus) -> Bool
    ) throws(SystemError) {
        // Somebody else may tidy up too.
        guard let status = try folder.file.statusIfThere(of: name) else { return }
        guard status.kind == .folder else {
            guard isOver(status) else { return }
            try folder.file.removeIfThere(name)
            left -= 1
            return
        }
        guard depth < Self.deepest else {
            throw SystemError(errno: ENAMETOOLONG, operation: "tidy up", path: folder.file.path)
        }
        do throws(SystemError) {
            let inner = SpoolFolder(try OpenFile(name, beneath: folder.file))
            try forEach(in: inner, &left) { (entry, left) throws(SystemError) in
                try remove(entry.name, in: inner, depth + 1, &left, isOver)
            }
        } catch {
            guard error.isMissing || error.isLink else { throw error }
            return
        }
        if left > 0, isOver(status) { try removeFolder(name, in: folder, &left) }
    }

    private func removeFolder(
        _ name: FilePath, in folder: SpoolFolder, _ left: inout Int
    ) throws(SystemError) {
        do throws(SystemError) {
            try folder.file.removeFolder(name)
            left -= 1
        } catch {
            // What came into it meanwhile stays.
            guard error.isTaken || error.isMissing else { throw error }
        }
    }

    /// The day that a folder is named after, counted from 1970-01-01.
    private static func day(_ name: FilePath) -> Int64? {
        let bytes = name.bytes
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
            let day = number(bytes[8..<10])
        else { return nil }
        return CivilDate(year: year, month: month, day: day)?.daysSinceEpoch
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        digits.reduce(Optional(0)) { number, digit in
            number.flatMap { 0x30...0x39 ~= digit ? $0 * 10 + Int(digit - 0x30) : nil }
        }
    }
}
