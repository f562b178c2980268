internal import Checksum

/// What is wrong with an index file. It is made anew from the log then.
public struct IndexFault: Error, Equatable, CustomStringConvertible, Sendable {
    /// What it is.
    public let description: String

    init(_ description: String) { self.description = description }
}

/// A file of the index: a head, then sections. `INDEX.md` has the layout.
public struct IndexFile: Sendable {
    /// What a file holds.
    public enum Kind: UInt32, Sendable {
        /// The rows of a stretch of the log, and by what they are found: kept for ever.
        case exact = 1
        /// The samples of a stretch of the log: of use while it is in the window.
        case near = 2
    }

    /// Which log and which rules an index belongs to.
    public struct Origin: Equatable, Sendable {
        /// The identity of the log.
        public var logID: String
        /// A digest of every parameter that bears on what is in the index.
        public var parameters: UInt64

        /// The index of the log `logID`, made with the parameters that `parameters` digests.
        public init(logID: String, parameters: UInt64) {
            (self.logID, self.parameters) = (logID, parameters)
        }
    }

    /// What stands at the beginning of a file.
    public struct Head: Equatable, Sendable {
        /// What the file holds.
        public var kind: Kind
        /// Which log and which rules it belongs to.
        public var origin: Origin
        /// The stretch: of the log's sequences, in whole units.
        public var stretch: Stretch
        /// The last event in it.
        public var lastEvent: UInt64
        /// The link that the next event of the log carries.
        public var link: UInt64
        /// The number of the first article in it, among all.
        public var firstRow: UInt32
        /// Articles in it.
        public var rowCount: UInt32
        /// What was counted up to the end of it.
        public var counters: SIMD8<UInt64>
    }

    /// A stretch of the log.
    public struct Stretch: Equatable, Sendable {
        /// The end of the one before it; 0 for the first.
        public var previous: UInt64
        /// The first sequence that may be in it.
        public var first: UInt64
        /// The last sequence that may be in it.
        public var last: UInt64
    }

    static let version: UInt32 = 5
    static let headSize = 512
    /// Sections begin at multiples of this.
    static let alignment = 64
    static let mostSections = 14
    private static let magic: UInt64 = 0x3158_4544_4E49_4C44
    private static let sectionTable = 160
    private static let logIDLength = 16

    /// The head.
    public let head: Head
    /// The sections, in their order.
    let sections: [IndexBytes]
    /// All of it.
    let bytes: IndexBytes
    /// The size of the file in bytes.
    public var byteCount: Int { bytes.count }

    /// Opens a file.
    ///
    /// - Throws: ``IndexFault`` when it is none of this version, or not as it was written.
    public init(_ bytes: IndexBytes) throws(IndexFault) {
        self.bytes = bytes
        guard bytes.load(0, as: UInt64.self) == Self.magic else { throw IndexFault("it is no index file") }
        guard bytes.load(12, as: UInt32.self) == Self.version else {
            throw IndexFault("it is of another version")
        }
        let head = bytes.slice(0..<Self.headSize - 4)
        guard head.checksum == bytes.load(Self.headSize - 4, as: UInt32.self) else {
            throw IndexFault("its head does not check")
        }
        self.head = try Head(bytes)
        let count = Int(bytes.load(Self.sectionTable - 4, as: UInt32.self))
        guard count <= Self.mostSections else { throw IndexFault("its head makes no sense") }
        var sections: [IndexBytes] = []
        for number in 0..<count {
            let entry = Self.sectionTable + 24 * number
            let offset = bytes.load(entry, as: UInt64.self)
            let length = bytes.load(entry + 8, as: UInt64.self)
            guard offset <= UInt64(bytes.count), length <= UInt64(bytes.count) - offset else {
                throw IndexFault("it is cut short")
            }
            let section = bytes.slice(Int(offset)..<Int(offset + length))
            guard section.checksum == bytes.load(entry + 16, as: UInt32.self) else {
                throw IndexFault("its section \(number) does not check")
            }
            sections.append(section)
        }
        self.sections = sections
    }

    /// Where a section lies, and what it sums up to.
    struct Place {
        var offset: Int
        var length: Int
        var checksum: UInt32
    }

    /// The first bytes of a file.
    static func encode(_ head: Head, _ sections: [Place]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(little: magic)
        bytes.append(little: head.kind.rawValue)
        bytes.append(little: version)
        bytes.append(little: head.origin.parameters)
        bytes += head.origin.logID.utf8.prefix(logIDLength)
        while bytes.count < 24 + logIDLength { bytes.append(0) }
        for number in [
            head.stretch.previous, head.stretch.first, head.stretch.last, head.lastEvent, head.link,
        ] {
            bytes.append(little: number)
        }
        bytes.append(little: head.firstRow)
        bytes.append(little: head.rowCount)
        for index in head.counters.indices { bytes.append(little: head.counters[index]) }
        bytes.append(little: UInt32(0))
        bytes.append(little: UInt32(sections.count))
        for section in sections {
            bytes.append(little: UInt64(section.offset))
            bytes.append(little: UInt64(section.length))
            bytes.append(little: section.checksum)
            bytes.append(little: UInt32(0))
        }
        bytes += [UInt8](repeating: 0, count: headSize - 4 - bytes.count)
        bytes.append(little: CRC32C.checksum(of: bytes.span))
        return bytes
    }
}

extension IndexFile.Head {
    fileprivate init(_ bytes: IndexBytes) throws(IndexFault) {
        guard let kind = IndexFile.Kind(rawValue: bytes.load(8, as: UInt32.self)) else {
            throw IndexFault("it is of an unknown kind")
        }
        let number = { (offset: Int) in bytes.load(offset, as: UInt64.self) }
        var counters = SIMD8<UInt64>()
        for index in counters.indices { counters[index] = number(88 + 8 * index) }
        self.init(
            kind: kind,
            origin: IndexFile.Origin(
                logID: String(decoding: bytes.slice(24..<40).array.prefix { $0 != 0 }, as: UTF8.self),
                parameters: number(16)),
            stretch: IndexFile.Stretch(previous: number(40), first: number(48), last: number(56)),
            lastEvent: number(64), link: number(72), firstRow: bytes.load(80, as: UInt32.self),
            rowCount: bytes.load(84, as: UInt32.self), counters: counters)
        guard stretch.first <= stretch.last, stretch.previous <= stretch.first,
            firstRow <= UInt32.max - rowCount
        else { throw IndexFault("its head makes no sense") }
    }
}

extension IndexBytes {
    /// The CRC-32C of the bytes.
    var checksum: UInt32 {
        unsafe withBytes { unsafe CRC32C.checksum(of: $0.bindMemory(to: UInt8.self).span) }
    }
}
