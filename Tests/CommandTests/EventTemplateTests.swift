import Testing

@testable import dateline

/// Templates, filters and layouts over one event.
@Suite struct EventTemplateTests {
    private func record(_ change: (String) -> String = { $0 }) throws -> EventRecord {
        let line = #"""
            {"specversion":"1.0","id":"l-42","source":"/incoming/xinhua","type":"article.duplicate","time":"2026-11-21T08:15:02.000001Z","subject":"u","sequence":"42","durable":"41","datacontenttype":"application/json","data":{"article":{"uri":"u","language":"en-GB","headlines":[{"role":"main","value":"Xi meets\nPakistan's prime minister"}],"located":"BEIJING","infoSources":[{"name":"Xinhua","role":"agency"}],"bodies":[{"role":"main","value":"The body.\n\nMore of it."}]},"decision":{"relation":"near","of":{"sequence":"17","uri":"v"},"measures":{"jaccard":0.5,"ofThis":0.934,"ofOther":0.6}},"file":{"path":"xinhua/a.txt","source":"xinhua"}},"prev":"0000000000000000","crc32c":"00000000"}
            """#
        return try #require(EventRecord(Array(change(line).utf8)))
    }

    @Test func fieldsAreFilledIn() throws {
        let event = try record()
        func fill(_ template: String) throws -> String { try EventTemplate(template).fill(event) }
        #expect(try fill("{headline} {located}") == "Xi meets Pakistan's prime minister BEIJING")
        #expect(try fill("{sequence}\\t{what}: {original}, {share} %") == "42\tcopy: 17, 93 %")
        #expect(try fill("{{{agency}}} {byline}{reason}|{lead}") == "{Xinhua} |The body.")
        #expect(
            try fill("{type} {source} {path} {language}") == "article.duplicate xinhua xinhua/a.txt en-GB")
        for field in EventTemplate.Field.allCases { #expect(try !fill("{\(field.rawValue)}").contains("\n")) }
        #expect(throws: (any Error).self) { try EventTemplate("{nothing}") }
    }

    @Test func controlCharactersStayOut() throws {
        let event = try record { $0.replacing("BEIJING", with: #"BEI\u001b[31mJING\u0007"#) }
        #expect(try EventTemplate("{located}").fill(event) == "BEI [31mJING ")
        #expect(!EventLayout(hasColor: false, columns: 80).render(event).contains("\u{1B}"))
    }

    @Test func filtersTakeWhatIsWanted() throws {
        let line = Array(
            #"{"id":"l-1","type":"article.accepted","sequence":"1","data":{"article":{"language":"en-GB","headlines":[{"role":"main","value":"Überfall in Köln"}]},"file":{"source":"a/b"}}}"#
                .utf8)
        func accepts(_ change: (inout EventFilter) throws -> Void) rethrows -> Bool {
            var filter = EventFilter()
            try change(&filter)
            return filter.accepts(line)
        }
        #expect(accepts { _ in })
        #expect(accepts { $0.types = ["article.accepted", "file.rejected"] })
        #expect(!accepts { $0.types = ["file.rejected"] })
        #expect(accepts { $0.sources = ["a/b"] } && !accepts { $0.sources = ["a"] })
        #expect(accepts { $0.languages = ["en"] } && accepts { $0.languages = ["en-gb"] })
        #expect(!accepts { $0.languages = ["e"] } && !accepts { $0.languages = ["en-us"] })
        #expect(try accepts { $0.pattern = try TextPattern("überfall") })
        #expect(try !accepts { $0.pattern = try TextPattern("ÜBERFALL") })
        #expect(try accepts { $0.pattern = try TextPattern("^Ü.*K(ö|oe)ln$") })
        #expect(throws: (any Error).self) { try TextPattern("(") }
        #expect(EventKind.type(named: "copy") == "article.duplicate" && EventKind.type(named: "cop") == nil)
    }

    @Test func textIsWrappedAtColumns() {
        #expect(TextColumns.wrap("one two three", 7) == ["one two", "three"])
        #expect(TextColumns.wrap("abcdefghij k", 4) == ["abcd", "efgh", "ij k"])
        #expect(TextColumns.wrap("新华社北京电", 5) == ["新华", "社北", "京电"])
        #expect(TextColumns.wrap("", 5) == [""])
    }
}
