public import Linux
public import Times

/// Removes settled and rejected files whose time is over, a bounded number at a time.
///
/// Folders of settled files go by their names, as whole UTC days; rejected files by the time at which they were
/// put there. Links are removed themselves and never followed.
public struct Housekeeper: Sendable {
    private let done: FilePath
    private let rejected: FilePath
    private let doneKeep: Int
    private let rejectedKeep: Int
    private let disk: any Disk

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
            for name in try disk.names(in: done) where left > 0 {
                guard let day = Self.day(name), now.seconds >= (day + 1) * 86_400 + Int64(doneKeep) else {
                    continue
                }
                try empty(done.appending(name), &left) { _ in true }
                if left > 0 { try removeFolder(done.appending(name), &left) }
            }
        }
        if rejectedKeep > 0 {
            let oldest = now.seconds - Int64(rejectedKeep)
            try empty(rejected, &left) { $0.changed.seconds <= oldest }
        }
        return limit - left
    }

    /// Removes what lies below a folder and is over, and folders that are empty then where everything is.
    private func empty(
        _ folder: FilePath, _ left: inout Int, _ isOver: (FileStatus) -> Bool
    ) throws(SystemError) {
        for name in try disk.names(in: folder) where left > 0 && name.bytes.first != UInt8(ascii: ".") {
            let path = folder.appending(name)
            do throws(SystemError) {
                let status = try disk.status(at: path)
                if status.kind == .folder {
                    try empty(path, &left, isOver)
                    if left > 0, folder != rejected, isOver(status) { try removeFolder(path, &left) }
                } else if isOver(status) {
                    try disk.remove(path)
                    left -= 1
                }
            } catch {
                // Somebody else may tidy up too.
                guard error.isMissing else { throw error }
            }
        }
    }

    private func removeFolder(_ path: FilePath, _ left: inout Int) throws(SystemError) {
        do throws(SystemError) {
            try disk.removeDirectory(path)
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
