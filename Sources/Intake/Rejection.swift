internal import JSON

/// Why nothing could be read from a file.
public struct Rejection: Error, Equatable, Sendable {
    /// The kinds of reason. The raw values are stable: they stand in the log and beside rejected files.
    public enum Code: String, CaseIterable, Sendable {
        case empty
        case notText = "not-text"
        case notUTF8 = "not-utf-8"
        case malformedJSON = "malformed-json"
        case notAnObject = "not-an-object"
        case tooManyItems = "too-many-items"
        case tooLarge = "too-large"
        case link
        case fifo
        case socket
        case device
        case crashedReader = "crashed-reader"
    }

    /// The kind of reason.
    public let code: Code
    /// What happened and what to do, as a sentence.
    public let message: String
    /// Figures and names that belong to it, such as the limit that was hit.
    public let detail: String?

    /// The rejection `code`, with a `detail` where there is something to add.
    public init(_ code: Code, detail: String? = nil) {
        self.code = code
        self.detail = detail
        message = Self.message(of: code)
    }

    private static func message(of code: Code) -> String {
        switch code {
        case .empty: "The file holds no text. Drop it again when it is written."
        case .notText: "The bytes are no text in any encoding that is known. Drop the text of it."
        case .notUTF8: "The item is not text in UTF-8. Convert it and drop it again."
        case .malformedJSON: "The item is not valid JSON. Mend it and drop it again by itself."
        case .notAnObject: "The item is JSON, but no object with the fields of an article."
        case .tooManyItems: "The file has more items than are read from one. Split it and drop the rest."
        case .tooLarge: "The file is larger than [Spool] MaximumFileSize=. Raise the limit or split the file."
        case .link: "A link is not followed. Drop the file itself."
        case .fifo: "A FIFO is not read. Drop a regular file."
        case .socket: "A socket is not read. Drop a regular file."
        case .device: "A device is not read. Drop a regular file."
        case .crashedReader:
            """
            The program died each time it read this file, and nothing else. It is put aside unread: please \
            report it.
            """
        }
    }

    /// Writes the `reason` member of an event.
    func encode(into writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("code", code.rawValue)
        writer.member("message", message)
        writer.member("detail", ifPresent: detail)
        writer.endObject()
    }

    /// What is put beside the rejected file: the reason, the file, and the event that says so.
    public func document(for file: DroppedFile, sequence: UInt64?) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("reason")
        encode(into: &writer)
        writer.key("file")
        file.encode(into: &writer)
        writer.member("sequence", ifPresent: sequence.map { String($0) })
        writer.endObject()
        return writer.take() + [0x0A]
    }
}
