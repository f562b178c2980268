/// A section of the settings file.
public enum SettingsSection: String, CaseIterable, Sendable {
    /// The drop folder.
    case spool = "Spool"
    /// The event log.
    case log = "Log"
    /// The derived index.
    case index = "Index"
    /// The running daemon itself.
    case service = "Service"
    /// What is known of one source; the header names it.
    case source = "Source"

    /// What the section is about, in a sentence or two.
    public var documentation: String {
        switch self {
        case .spool: "The drop folder, and what becomes of the files in it."
        case .log: "The event log. Back it up: the index is made from it, and the articles are in it."
        case .index: "What is derived from the log, to find copies. Delete it and it comes back."
        case .service: "The running daemon itself."
        case .source:
            """
            What is known of one source. The name in the header is the name of its folder below incoming/; \
            there may be a section for each source.
            """
        }
    }

    /// The section's header as it stands in the file; `source` names the source where there is one a source.
    public func header(source: String = "NAME") -> String {
        self == .source ? "[Source \"\(source)\"]" : "[\(rawValue)]"
    }

    /// The headers of all sections, as a list for a message.
    static var listing: String { PlainText.list(allCases.map { $0.header() }, last: "and") }
}
