public import Checksum
internal import JSON
public import Times

/// A file as it was when it was read: by this it is known again.
public struct DroppedFile: Equatable, Sendable {
    /// The path below the watched folder; any bytes but NUL.
    public var path: [UInt8]
    /// The device that held it: a number that the next start of the machine may give to another.
    public var device: UInt64
    /// Its number on the device.
    public var inode: UInt64
    /// Its size in bytes.
    public var size: Int
    /// When its content changed last.
    public var modified: WallTime
    /// When its content, name or rights changed last.
    public var changed: WallTime
    /// The digest of its bytes; absent when it was not read.
    public var digest: Digest256?
    /// The item in a file of many that is spoken of.
    public var item: FileItem?

    /// A file of these parts.
    public init(
        path: [UInt8], device: UInt64, inode: UInt64, size: Int, modified: WallTime, changed: WallTime,
        digest: Digest256? = nil
    ) {
        self.path = path
        self.device = device
        self.inode = inode
        self.size = size
        self.modified = modified
        self.changed = changed
        self.digest = digest
    }

    /// The first subfolder of the watched folder, which names the source; `nil` for files outside of any.
    public var source: String? {
        guard let slash = path.firstIndex(of: UInt8(ascii: "/")) else { return nil }
        return String(decoding: path[..<slash], as: UTF8.self)
    }

    /// When it came into the folder, in seconds since 1970: renaming or writing it sets the time of its last
    /// change, which is in the log, so that a replay sees the same arrival.
    var arrival: Int { Int(changed.seconds) }

    /// What tells this file, in this state, under this path, from any other, its content aside.
    ///
    /// The device is not in it: its number is given anew at each start of the machine, or at each mount, and by it
    /// every file that stayed in the folder would be new then.
    public var identity: Digest128 {
        var bytes = path
        bytes.reserveCapacity(path.count + 33)
        bytes.append(0)
        for number in [
            inode, UInt64(bitPattern: Int64(size)), UInt64(bitPattern: modified.nanoseconds),
            UInt64(bitPattern: changed.nanoseconds),
        ] {
            for shift in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(8 * shift))) }
        }
        return SHA256.digest(of: bytes).prefix
    }
}

extension DroppedFile {
    /// Writes the `file` member of an event.
    func encode(into writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("path")
        if path.allSatisfy({ $0 < 0x80 }) || String(validating: path, as: UTF8.self) != nil {
            writer.string(utf8: path)
        } else {
            writer.string(String(decoding: path, as: UTF8.self))
            writer.member("pathBytes", Base64.encode(path))
        }
        writer.member("source", ifPresent: source)
        Self.encode("size", UInt64(size), into: &writer)
        writer.key("mtime")
        writer.plainString { modified.appendRFC3339(places: 9, to: &$0) }
        writer.key("ctime")
        writer.plainString { changed.appendRFC3339(places: 9, to: &$0) }
        if let digest {
            writer.key("sha256")
            writer.plainString(digest.appendHex)
        }
        if let item {
            writer.key("item")
            writer.number(item.ordinal)
            writer.key("itemSha256")
            writer.plainString(item.digest.appendHex)
            if item.isLast {
                writer.key("isLast")
                writer.bool(true)
            }
        }
        Self.encode("device", device, into: &writer)
        Self.encode("inode", inode, into: &writer)
        writer.endObject()
    }

    private static func encode(_ name: String, _ number: UInt64, into writer: inout JSONWriter) {
        writer.key(name)
        // Common readers keep numbers as doubles, which are exact up to here.
        if number <= 1 << 53 {
            writer.number(number)
        } else {
            writer.plainString { DecimalDigits.append(number, to: &$0) }
        }
    }

    /// Reads what ``encode(into:)`` writes.
    init(from scanner: inout JSONScanner) throws(JSONError) {
        self.init(
            path: [], device: 0, inode: 0, size: 0, modified: WallTime(nanoseconds: 0),
            changed: WallTime(nanoseconds: 0))
        var (ordinal, itemDigest, isLast): (Int?, Digest256?, Bool) = (nil, nil, false)
        try scanner.object { (key, scanner) throws(JSONError) in
            switch key {
            case "item": ordinal = try scanner.integer()
            case "itemSha256": itemDigest = Digest256(hex: try scanner.stringBytes())
            case "isLast": isLast = try scanner.bool()
            case "path": if path.isEmpty { path = try scanner.stringBytes() } else { try scanner.skip() }
            case "pathBytes": path = Base64.decode(try scanner.string()) ?? path
            case "size": size = try scanner.integer()
            case "mtime": modified = WallTime(rfc3339: try scanner.string()) ?? modified
            case "ctime": changed = WallTime(rfc3339: try scanner.string()) ?? changed
            case "sha256": digest = Digest256(hex: try scanner.stringBytes())
            case "device": device = UInt64(clamping: try scanner.integer())
            case "inode": inode = UInt64(clamping: try scanner.integer())
            default: try scanner.skip()
            }
        }
        if let ordinal, let itemDigest {
            item = FileItem(ordinal: ordinal, digest: itemDigest, isLast: isLast)
        }
    }
}
