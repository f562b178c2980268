import Article
import Formats
import TestSupport
import Testing

@Suite struct BulkTests {
    private func items(_ text: String) -> [Item] {
        let bytes = Array(text.utf8)
        return Array(Format.detect(bytes).items(in: bytes, settings: ReadingSettings()))
    }

    private func articles(_ text: String) -> [Article] {
        items(text).compactMap { try? $0.result.get().article }
    }

    private func code(_ item: Item) -> ItemRejection.Code? {
        if case .failure(let rejection) = item.result { return rejection.code }
        return nil
    }

    @Test(arguments: [
        ("{\"id\":1,\"text\":\"A.\"}\n{\"id\":2,\"text\":\"B.\"}\n", Format.jsonLines),
        ("{\"text\":\"A.\"}", .jsonLines), ("{\n  \"text\": \"A.\"\n}\n", .json),
        (" [ {\"text\":\"A.\"} ]", .json),
        ("\u{FEFF}[]", .json), ("{\"articles\":[{\"text\":\"A.\"}]}", .json),
        ("{broken\n", .plainText), ("{\"id\":1,\n{\"id\":2,\"text\":\"B.\"}", .jsonLines),
        ("[Reuters] A bracket makes no array.", .plainText),
        ("Xi meets Pakistan's prime minister", .plainText),
        ("", .plainText), ("{", .plainText),
    ])
    func `the format is told by the bytes`(text: String, format: Format) {
        #expect(Format.detect(Array(text.utf8)) == format)
    }

    /// It is refused, with what to do, rather than read as an article whose text is braces and names.
    @Test(arguments: [true, false]) func `JSON in UTF-16 is no prose`(isLittle: Bool) {
        func wide(_ text: String) -> [UInt8] {
            "\u{FEFF}\(text)".utf16.flatMap { unit in
                let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
                return isLittle ? [low, high] : [high, low]
            }
        }
        for text in [
            #"{"title":"Sturm zieht über Köln","text":"Es stürmt."}"#, " [ {\n\"text\":\"A.\"} ]", "[]",
        ] {
            let bytes = wide(text)
            #expect(Format.detect(bytes) == .json)
            let items = Array(Format.detect(bytes).items(in: bytes, settings: ReadingSettings()))
            #expect(items.map(code) == [.notUTF8], "\(text)")
        }
        for text in ["[Reuters] A bracket makes no array.", "Xi meets Pakistan's prime minister", ""] {
            #expect(Format.detect(wide(text)) == .plainText)
        }
    }

    @Test func `every field finds its place`() throws {
        let line = """
            {"id": 17, "url": "https://example.org/a/1", "title": " Storm\\n nears ", "text": "It comes.\\n\\nIt goes.", \
            "date": "2023-10-20T13:32:00Z", "source": "The Times", "language": "en", "authors": ["A. B", "C. D"], \
            "other": {"deep": [1, 2, {}]}}
            """
        let article = try #require(articles(line).first)
        #expect(article.alternativeIDs == [AlternativeID(role: "id", value: "17")])
        #expect(article.uri == "https://example.org/a/1")
        #expect(article.headline == "Storm nears")
        #expect(article.paragraphs == ["It comes.", "It goes."])
        #expect(article.published?.value == "2023-10-20T13:32:00Z")
        #expect(article.sources == [InfoSource(name: "The Times", role: .outlet)])
        #expect(article.language == "en")
        #expect(article.byline == "A. B, C. D")
    }

    @Test(arguments: ["text", "maintext", "body", "content", "content_text", "article"])
    func `other spellings of the text are read`(name: String) {
        #expect(articles("{\"\(name)\":\"It comes.\",\"headline\":\"Storm\"}").first?.body == "It comes.")
    }

    @Test func `the better name goes before the other, in any order`() {
        let first = "{\"content\":\"Teaser.\",\"text\":\"The whole story.\"}"
        let second = "{\"text\":\"The whole story.\",\"content\":\"Teaser.\"}"
        for text in [first, second] { #expect(articles(text).first?.body == "The whole story.") }
        #expect(articles("{\"text\":\"  \",\"content\":\"The story.\"}").first?.body == "The story.")
    }

    @Test func `the address of a whole site names no item`() {
        #expect(articles("{\"url\":\"https://example.org/\",\"text\":\"It comes.\"}").first?.uri == nil)
        #expect(articles("{\"id\":\"tag:example.org,2026:1\",\"text\":\"It comes.\"}").first?.uri != nil)
    }

    @Test func `a bad line costs itself`() {
        let found = items(
            """
            {"text":"One."}
            {"text":"Two."
            nothing

            {"title":"No text"}
            [1]
            {"text":"Six."} x
            {"text":"Seven."}
            """)
        #expect(found.map(\.ordinal) == [1, 2, 3, 4, 5, 6, 7])
        #expect(found.map(code) == [nil, .malformed, .malformed, .empty, .notAnObject, .malformed, nil])
    }

    @Test func `a line that is not UTF-8 costs itself`() {
        let bytes =
            Array("{\"text\":\"One.\"}\n{\"text\":\"".utf8) + [0xFF]
            + Array("\"}\n{\"text\":\"Three.\"}".utf8)
        let found = Array(Format.detect(bytes).items(in: bytes, settings: ReadingSettings()))
        #expect(found.map(code) == [nil, .notUTF8, nil])
        #expect(bytes[found[2].range].elementsEqual("{\"text\":\"Three.\"}".utf8))
    }

    @Test func `arrays are read element by element up to a fault`() {
        #expect(items("[]").isEmpty)
        #expect(articles("[{\"text\":\"One.\"},{\"text\":\"Two.\"}]").map(\.body) == ["One.", "Two."])
        #expect(articles("{\"total\":2,\"docs\":[{\"text\":\"One.\"},{\"text\":\"Two.\"}]}").count == 2)
        #expect(items("[{\"text\":\"One.\"},{\"text\":\"Two\" oh").map(code) == [nil, .malformed])
        #expect(items("[{\"text\":\"One.\"}, nothing]").map(code) == [nil, .malformed])
        #expect(items("[{\"text\":\"One.\"}").map(code) == [nil, .malformed])
    }

    @Test func `a plain text is one item`() {
        let found = items("Storm nears\n\nIt comes.")
        #expect(found.count == 1)
        #expect((try? found[0].result.get())?.article.headline == "Storm nears")
    }

    @Test(arguments: 0..<300) func `hostile bytes end in items, not in traps`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let parts = [
            "{", "}", "[", "]", "\"text\":", "\"a\"", ",", "\\", "\n", "1e9", "\"", "null", "\u{0}", " ", "é",
        ]
        let count = Int.random(in: 1...60, using: &generator)
        var text = Bool.random(using: &generator) ? "{\"" : "[{"
        for _ in 0..<count { text += parts.randomElement(using: &generator) ?? "" }
        let found = items(text)
        #expect(found.count <= text.utf8.count, "seed \(seed)")
    }

    @Test func `depth and length are bounded`() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(items("{\"x\":" + deep).map(code) == [.malformed])
        #expect(items("[{\"x\":" + deep).map(code) == [.malformed])
        let open = String(repeating: "{\"text\":\"a\n", count: 50_000)
        #expect(items(open).allSatisfy { code($0) != nil })
    }
}
