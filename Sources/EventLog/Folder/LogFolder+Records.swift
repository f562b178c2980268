public import Linux

// What is kept beside the segments: what each holds, what went, and what was put right.
extension LogFolder {
    /// What the sealed segment that begins with `first` holds.
    public func footer(first: UInt64) -> FilePath { path.appending(Self.digits(first) + Self.footerEnding) }

    /// The folder of what is left of segments that were removed.
    public var expired: FilePath { path.appending("expired") }

    /// What tells of a removed segment.
    public func tombstone(first: UInt64) -> FilePath { expired.appending(Self.digits(first) + ".json") }

    /// The events of a removed segment without their texts.
    public func stripped(first: UInt64) -> FilePath { expired.appending(Self.digits(first) + ".jsonl") }

    /// What `verify --repair` found and did, a line each.
    public var repairs: FilePath { path.appending("repairs.jsonl") }

    /// Where damaged bytes are kept: named after the segment and the offset at which they stood. The second
    /// copy of one place ends in `.2`, and so on.
    public func damaged(first: UInt64, offset: Int, number: Int = 1) -> FilePath {
        let name = "damaged-\(Self.digits(first))-\(Self.digits(UInt64(offset)))"
        return path.appending(number > 1 ? "\(name).\(number)" : name)
    }

    /// Where a whole file goes that is damaged.
    func damaged(_ file: FilePath, number: Int) -> FilePath {
        let name = "damaged-\(file.lastComponent)"
        return path.appending(number > 1 ? "\(name).\(number)" : name)
    }

    private static let footerEnding = ".footer.json"

    /// The sequence in the name of a footer; `nil` for any other file.
    static func firstSequence(ofFooter name: FilePath) -> UInt64? { sequence(of: name, footerEnding) }

    /// The sequence in the name of a tombstone; `nil` for any other file.
    static func firstSequence(ofTombstone name: FilePath) -> UInt64? { sequence(of: name, ".json") }

    private static func sequence(of name: FilePath, _ ending: String) -> UInt64? {
        guard let text = name.utf8, text.utf8.count == 20 + ending.utf8.count, text.hasSuffix(ending),
            let first = number(text.utf8.prefix(20)), 1...largestSequence ~= first
        else { return nil }
        return first
    }
}
