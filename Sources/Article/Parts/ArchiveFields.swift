/// Knows the fields that press archives print around a story, each on a line, their names in capitals:
/// "SECTION: LOCAL; Pg. 3", "LENGTH: 412 words", "BODY:".
enum ArchiveFields {
    static func matches(_ text: Snippet) -> Bool {
        guard let name = names.match(text, at: 0), name.end < text.count,
            text.folded[name.end] == UInt8(ascii: ":"), text.count <= 240
        else { return false }
        return text.isAllCapitals(0..<name.end)
    }

    private static let names = PhraseTable<Bool>(
        PhraseTable.entries(
            """
            section, length, body, load-date, publication-type, language, edition, highlight, graphic, document-type,
            pub-type, journal-code, accession number, word count, publication date, dateline, copyright, series, column
            """, true))
}
