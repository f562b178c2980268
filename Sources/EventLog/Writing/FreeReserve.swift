internal import Linux

/// Room on a file system that the log leaves to others.
public struct FreeReserve: Equatable, Sendable {
    /// Bytes that stay free.
    public var bytes: Int
    /// Percent of the file system that stay free, where that is more.
    public var percent: Int

    /// No reserve: the log may fill its file system.
    public static let none = FreeReserve(bytes: 0, percent: 0)

    /// A reserve of this size.
    public init(bytes: Int, percent: Int) {
        (self.bytes, self.percent) = (bytes, percent)
    }

    /// Bytes that may be taken of the file system that holds `path`; negative where the reserve is used up.
    func room(at path: FilePath, on disk: any Disk) throws(SystemError) -> Int {
        let space = try disk.space(at: path)
        return space.available - max(bytes, space.total / 100 * percent)
    }
}
