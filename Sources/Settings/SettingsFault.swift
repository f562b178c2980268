/// Something wrong in the settings: where, what, and what to do about it.
public struct SettingsFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// What kind of fault it is, for programs.
    public enum Code: String, Equatable, Sendable {
        /// A section that does not exist.
        case unknownSection
        /// A key or variable that does not exist, or not in this section.
        case unknownKey
        /// A line or flag that is neither a section nor an assignment.
        case malformedLine
        /// A key before the first section.
        case outsideSection
        /// A value that is not of the key's type.
        case wrongType
        /// A value beyond what is allowed.
        case outOfRange
        /// A path that does not begin at the root, or is not written plainly.
        case unusablePath
        /// A folder that is none, or in which the daemon may not do its work.
        case unusableFolder
        /// A name that no source can have.
        case invalidSource
        /// A source with two sections in one file.
        case duplicateSource
        /// Two folders that may not be one, or not one in the other.
        case conflict
        /// Bytes that are not UTF-8.
        case encoding
        /// A file that was named and is not there.
        case missingFile
        /// A file or folder that can't be read.
        case unreadable
    }

    /// What kind of fault it is.
    public var code: Code
    /// Where it is.
    public var origin: SettingOrigin
    /// The section, and the key if there is one, as they stand in the file: `[Spool] Incoming=`.
    public var subject: String?
    /// What is wrong, and after a semicolon what to do.
    public var message: String
    /// The nearest thing that is known, where something is not.
    public var nearest: String?

    init(
        _ code: Code, at origin: SettingOrigin, subject: String? = nil, _ message: String,
        nearest: String? = nil
    ) {
        (self.code, self.origin, self.subject) = (code, origin, subject)
        (self.message, self.nearest) = (message, nearest)
    }

    /// The file that the fault is in.
    public var file: String? {
        if case .file(let path, _) = origin { path } else { nil }
    }

    /// The line that the fault is in, counted from 1.
    public var line: Int? {
        if case .file(_, let line) = origin { line } else { nil }
    }

    /// The fault in one line: place, subject, message.
    public var description: String {
        guard case .file = origin, let subject else { return "\(origin): \(message)" }
        return "\(origin): \(subject): \(message)"
    }
}
