/// A path as the kernel has it: any bytes but NUL, not necessarily UTF-8.
public struct FilePath: Hashable, Sendable {
    /// The bytes, without a closing NUL.
    public let bytes: [UInt8]

    /// A path of these bytes.
    public init(bytes: [UInt8]) { self.bytes = bytes }

    /// A path that is written in UTF-8.
    public init(_ text: String) { bytes = Array(text.utf8) }

    /// The path of `name` below this one. A relative path below the empty path is itself.
    public func appending(_ name: FilePath) -> FilePath {
        if bytes.isEmpty { return name }
        if bytes.last == UInt8(ascii: "/") { return FilePath(bytes: bytes + name.bytes) }
        return FilePath(bytes: bytes + [UInt8(ascii: "/")] + name.bytes)
    }

    /// The path of `name` below this one.
    public func appending(_ name: String) -> FilePath { appending(FilePath(name)) }

    /// This path with `suffix` put to its end, within the last component.
    public func withSuffix(_ suffix: String) -> FilePath { FilePath(bytes: bytes + Array(suffix.utf8)) }

    /// What stands after the last slash.
    public var lastComponent: FilePath {
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return self }
        return FilePath(bytes: Array(bytes[(slash + 1)...]))
    }

    /// What stands before the first slash; `nil` where there is no slash.
    public var firstFolder: FilePath? {
        guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else { return nil }
        return FilePath(bytes: Array(bytes[..<slash]))
    }

    /// The folder that holds what the path names; empty for a bare name.
    public var parent: FilePath {
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return FilePath(bytes: []) }
        return FilePath(bytes: Array(bytes[..<max(slash, slash == 0 ? 1 : 0)]))
    }

    /// The path in UTF-8; `nil` when it is not.
    public var utf8: String? { String(validating: bytes, as: UTF8.self) }

    /// Calls `body` with the path as C wants it.
    func withCString<R>(_ body: (UnsafePointer<CChar>) -> R) -> R {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: bytes.count + 1) { buffer in
            guard let start = buffer.baseAddress else {
                preconditionFailure("the buffer has room for a NUL at least")
            }
            bytes.withUnsafeBytes { source in
                UnsafeMutableRawBufferPointer(buffer).copyMemory(from: source)
            }
            start[bytes.count] = 0
            return body(start)
        }
    }
}

extension FilePath: CustomStringConvertible {
    /// The path for people: bytes that are not UTF-8 are replaced.
    public var description: String { String(decoding: bytes, as: UTF8.self) }
}

extension FilePath: ExpressibleByStringLiteral {
    /// A path that is written in the program.
    public init(stringLiteral text: String) { self.init(text) }
}
