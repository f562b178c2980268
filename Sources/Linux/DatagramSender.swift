internal import CLinux
internal import Glibc

/// A Unix socket that sends datagrams to sockets that have a path or, after an @, an abstract name.
public struct DatagramSender: ~Copyable, Sendable {
    private let socket: Descriptor

    /// A socket that is connected to nothing.
    public init() throws(SystemError) {
        let number = datelined_datagram_socket()
        guard number >= 0 else { throw .last("make a socket") }
        socket = Descriptor(owning: number)
    }

    /// Sends one datagram.
    ///
    /// - Throws: `SystemError`; where ``SystemError/isTooLarge`` holds, ``sendAsMemory(_:to:)`` may do.
    public func send(_ bytes: [UInt8], to path: FilePath) throws(SystemError) {
        try send(bytes, number: nil, to: path)
    }

    /// Sends one datagram with a copy of a descriptor.
    public func send(
        _ bytes: [UInt8], passing descriptor: borrowing Descriptor, to path: FilePath
    ) throws(SystemError) {
        try send(bytes, number: descriptor.number, to: path)
    }

    /// Sends an empty datagram with a descriptor of sealed memory that holds `bytes`, however many they are.
    public func sendAsMemory(_ bytes: [UInt8], to path: FilePath) throws(SystemError) {
        let number = bytes.withUnsafeBytes { datelined_sealed_memory($0.baseAddress, $0.count) }
        guard number >= 0 else { throw .last("make a file in memory") }
        try send([], passing: Descriptor(owning: number), to: path)
    }

    private func send(_ bytes: [UInt8], number passed: Int32?, to path: FilePath) throws(SystemError) {
        let result = bytes.withUnsafeBytes { buffer in
            path.withCString {
                datelined_send_datagram(socket.number, $0, buffer.baseAddress, buffer.count, passed ?? -1)
            }
        }
        guard result == 0 else { throw .last("send to", path) }
    }
}
