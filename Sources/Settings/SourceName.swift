/// Names of sources, which are names of folders.
enum SourceName {
    /// What a name has to be, for messages.
    static let rule = """
        a source is named after its folder: 1 to 255 bytes, no leading dot, no /, no quotation mark, \
        no control character
        """

    /// Whether a source can have this name.
    static func isValid(_ name: String) -> Bool {
        let bytes = name.utf8
        return (1...255).contains(bytes.count) && bytes.first != UInt8(ascii: ".")
            && !bytes.contains(UInt8(ascii: "/")) && !bytes.contains(UInt8(ascii: "\""))
            && !name.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
}
