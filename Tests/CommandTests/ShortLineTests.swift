import Glibc
import Testing

@testable import dateline

/// The short form of events, cut to columns.
@Suite struct ShortLineTests {
    private func event(_ change: (inout EventView) -> Void = { _ in }) throws -> EventView {
        let line = #"""
            {"specversion":"1.0","id":"l-42","source":"/incoming/xinhua","type":"article.accepted","time":"2026-11-21T08:15:02.000001Z","subject":"u","sequence":"42","datacontenttype":"application/json","data":{"article":{"uri":"u","headlines":[{"role":"main","value":"Xi meets Pakistan's prime minister"}],"bodies":[{"value":"The body."}]},"file":{"path":"xinhua/a.txt","source":"xinhua"}},"prev":"0000000000000000","crc32c":"00000000"}
            """#
        var event = try #require(EventView(Array(line.utf8)))
        change(&event)
        return event
    }

    init() {
        setenv("TZ", "UTC", 1)
        tzset()
    }

    @Test func aNewArticle() throws {
        #expect(
            ShortLine(hasColor: false, columns: nil).render(try event())
                == "08:15:02     #42  new        xinhua        Xi meets Pakistan's prime minister")
    }

    @Test func aCopySaysOfWhat() throws {
        let copy = try event {
            $0.type = "article.duplicate"
            $0.relation = "same-bytes"
            $0.original = "41"
        }
        #expect(
            ShortLine(hasColor: false, columns: nil).render(copy).hasSuffix(" · copy of #41 · same bytes"))
        let line = ShortLine(hasColor: false, columns: 80).render(copy)
        #expect(TextColumns.width(of: line) <= 80 && line.hasSuffix(" · copy of #41"), "\(line)")
        #expect(line.contains("…"))
    }

    @Test func aNearCopySaysHowNear() throws {
        let copy = try event {
            $0.type = "article.duplicate"
            $0.relation = "near"
            $0.original = "41"
            $0.containment = 0.934
        }
        #expect(ShortLine(hasColor: false, columns: nil).render(copy).hasSuffix(" · copy of #41 · 93 %"))
        let revision = try event {
            $0.type = "article.revised"
            $0.relation = "revision"
            $0.original = "41"
        }
        #expect(ShortLine(hasColor: false, columns: nil).render(revision).contains("revision   xinhua"))
        #expect(ShortLine(hasColor: false, columns: nil).render(revision).hasSuffix(" · of #41"))
    }

    @Test func withoutAHeadlineTheLeadIsShown() throws {
        let lead = try event { $0.headline = nil }
        #expect(ShortLine(hasColor: false, columns: nil).render(lead).hasSuffix("  The body."))
    }

    @Test func controlCharactersDoNotReachTheTerminal() throws {
        let hostile = try event { $0.headline = "a\u{1B}[31mb\u{7}c\u{9B}d" }
        let line = ShortLine(hasColor: false, columns: nil).render(hostile)
        #expect(line.hasSuffix("  a [31mb c d"))
    }

    @Test func columnsAreThoseOfATerminal() {
        #expect(TextColumns.width(of: "新华社 a") == 8)
        #expect(TextColumns.cut("新华社北京", 6) == "新华…")
        #expect(TextColumns.fit("ab", 4) == "ab  ")
        #expect(TextColumns.width(of: "e\u{301}") == 1)
    }
}
