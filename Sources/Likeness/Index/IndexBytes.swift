#if _endian(big)
#error("Index files are little-endian and are read in place.")
#endif

/// Bytes of an index file, in memory or mapped. They never change.
///
/// Reading beyond the end gives 0: the sections of a file are checked when it is opened, and what is left to go
/// wrong after that must not bring the process down.
@safe public struct IndexBytes: @unchecked Sendable {
    private let owner: AnyObject
    private let base: UnsafeRawPointer
    /// How many there are.
    public let count: Int

    /// The bytes of `buffer`, which stays as it is for as long as `owner` is there.
    public init(_ buffer: UnsafeRawBufferPointer, keptBy owner: AnyObject) {
        self.owner = owner
        if let start = buffer.baseAddress {
            unsafe base = start
            count = buffer.count
        } else {
            unsafe base = Self.nothing.base
            count = 0
        }
    }

    /// A copy of `bytes`.
    public init(_ bytes: [UInt8]) {
        let copy = Allocation(bytes)
        owner = copy
        unsafe base = copy.base
        count = bytes.count
    }

    private init(_ owner: AnyObject, _ base: UnsafeRawPointer, _ count: Int) {
        unsafe (self.owner, self.base, self.count) = (owner, base, count)
    }

    private static let nothing = IndexBytes([])

    /// The bytes in `range`, or as many of them as there are.
    func slice(_ range: Range<Int>) -> IndexBytes {
        let range = range.clamped(to: 0..<count)
        return unsafe IndexBytes(owner, base + range.lowerBound, range.count)
    }

    /// The number at `offset`; 0 beyond the end.
    @inline(__always)
    func load<T: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, as type: T.Type) -> T {
        guard offset >= 0, offset <= count - MemoryLayout<T>.size else { return 0 }
        return unsafe base.loadUnaligned(fromByteOffset: offset, as: type)
    }

    /// The number at `offset`, which is known to be there.
    @inline(__always)
    fileprivate func known<T: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, as type: T.Type) -> T {
        unsafe base.loadUnaligned(fromByteOffset: offset, as: type)
    }

    /// A copy of the bytes.
    var array: [UInt8] { unsafe Array(UnsafeRawBufferPointer(start: base, count: count)) }

    /// Calls `body` with the bytes.
    @inline(__always)
    func withBytes<R>(_ body: (UnsafeRawBufferPointer) -> R) -> R {
        withExtendedLifetime(owner) { unsafe body(UnsafeRawBufferPointer(start: base, count: count)) }
    }

    @safe private final class Allocation {
        let base: UnsafeRawPointer

        init(_ bytes: [UInt8]) {
            let room = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 1), alignment: 64)
            unsafe bytes.withUnsafeBytes { source in
                if let start = source.baseAddress {
                    unsafe room.copyMemory(from: start, byteCount: source.count)
                }
            }
            unsafe base = UnsafeRawPointer(room)
        }

        deinit { unsafe UnsafeMutableRawPointer(mutating: base).deallocate() }
    }
}

/// Numbers of one width in an index file. Beyond the end they are 0.
@safe struct IndexArray<Element: FixedWidthInteger & BitwiseCopyable>: @unchecked Sendable {
    fileprivate let bytes: IndexBytes
    let count: Int

    init(_ bytes: IndexBytes) {
        self.bytes = bytes
        count = bytes.count / MemoryLayout<Element>.size
    }

    /// A copy of the bytes.
    var array: [UInt8] { bytes.array }

    @inline(__always)
    subscript(index: Int) -> Element { bytes.load(index * MemoryLayout<Element>.size, as: Element.self) }
}

extension IndexArray<UInt32> {
    /// How many numbers in `range`, as far as there are such, lie less than `limit` above `low`, counted around the
    /// largest number.
    @inline(__always)
    func count(in range: Range<Int>, from low: UInt32, below limit: UInt32) -> Int {
        let range = range.clamped(to: 0..<count)
        var found: UInt32 = 0
        for index in range where bytes.known(index &* 4, as: UInt32.self) &- low < limit { found &+= 1 }
        return Int(found)
    }
}

extension [UInt8] {
    /// Appends a number, its lowest byte first.
    mutating func append<T: FixedWidthInteger & BitwiseCopyable>(little value: T) {
        unsafe Swift.withUnsafeBytes(of: value) { unsafe append(contentsOf: $0) }
    }

    /// Numbers as they stand in an index file.
    init<T: FixedWidthInteger & BitwiseCopyable>(little values: [T]) {
        self = unsafe values.withUnsafeBytes { unsafe Array($0) }
    }
}
