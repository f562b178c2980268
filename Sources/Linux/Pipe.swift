internal import CLinux
internal import Glibc

/// The two ends of a pipe.
public struct Pipe: ~Copyable, Sendable {
    /// The end to read from, which becomes readable when all copies of the other are closed.
    public let reading: Descriptor
    /// The end to write to.
    public let writing: Descriptor

    /// A new pipe, which programs that are started from here do not inherit.
    public init() throws(SystemError) {
        var ends: [Int32] = [-1, -1]
        guard datelined_open_unnamed_pipe(&ends) == 0 else { throw .last("make a pipe") }
        reading = Descriptor(owning: ends[0])
        writing = Descriptor(owning: ends[1])
    }

    /// Closes the end to write to, and gives away the other.
    public consuming func closeWriting() -> Descriptor { reading }
}
