/// Knows the line that says on which page of a newspaper a story was printed: "《 人民日报 》（ 2023年10月20日 03 版）".
enum PrintEdition {
    static func matches(_ text: Snippet) -> Bool {
        guard text.count <= 120, text.mayHave(ByteKinds.high), text.has(open, at: 0) else { return false }
        let end = text.trimmedRange(0..<text.count, edges: StaticSet(")")).upperBound
        return text.has(page, at: end - page.count) && text.mayHave(ByteKinds.digit)
    }

    private static let open = Folding.fold("《")
    private static let page = Array("版".utf8)
}
