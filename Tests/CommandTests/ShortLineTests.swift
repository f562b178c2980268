import Glibc
import Testing
import Times

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

    private func line(_ columns: Int? = nil, now: String = "2026-11-21T18:00:00Z") -> ShortLine {
        let now = WallTime(rfc3339: now) ?? WallTime(nanoseconds: 0)
        return ShortLine(hasColor: false, columns: columns, now: { now })
    }

    init() {
        setenv("TZ", "UTC", 1)
        tzset()
    }

    @Test func aNewArticle() throws {
        #expect(
            line().render(try event())
                == "08:15:02     #42  new        xinhua        Xi meets Pakistan's prime minister")
    }

    @Test func aCopySaysOfWhat() throws {
        let copy = try event {
            $0.type = "article.duplicate"
            $0.relation = "same-bytes"
            $0.original = "41"
        }
        #expect(
            line().render(copy).hasSuffix(" · copy of #41 · same bytes"))
        let text = line(80).render(copy)
        #expect(TextColumns.width(of: text) <= 80 && text.hasSuffix(" · copy of #41"), "\(text)")
        #expect(text.contains("…"))
    }

    @Test func aNearCopySaysHowNear() throws {
        let copy = try event {
            $0.type = "article.duplicate"
            $0.relation = "near"
            $0.original = "41"
            $0.containment = 0.934
        }
        #expect(line().render(copy).hasSuffix(" · copy of #41 · 93 %"))
        let revision = try event {
            $0.type = "article.revised"
            $0.relation = "revision"
            $0.original = "41"
        }
        #expect(line().render(revision).contains("revision   xinhua"))
        #expect(line().render(revision).hasSuffix(" · revises #41"))
    }

    @Test func withoutAHeadlineTheLeadIsShown() throws {
        let lead = try event { $0.headline = nil }
        #expect(line().render(lead).hasSuffix("  The body."))
    }

    @Test func anotherDayIsSaid() throws {
        #expect(line(now: "2026-11-22T00:00:01Z").render(try event()).hasPrefix("11-21 08:15     #42  new "))
        #expect(line(now: "2027-11-22T00:00:01Z").render(try event()).hasPrefix("2026-11-21      #42  new "))
    }

    @Test func aCopyWithoutTextIsCalledByItsOriginal() throws {
        let copy = try event { ($0.headline, $0.lead, $0.path) = (nil, nil, "xinhua/a.txt") }
        #expect(line().render(copy, title: "First words").hasSuffix("  First words"))
        #expect(line().render(copy).hasSuffix("  xinhua/a.txt"))
    }

    @Test func controlCharactersDoNotReachTheTerminal() throws {
        let hostile = try event {
            $0.headline = "a\u{1B}[31mb\u{7}c\u{9B}d\u{202E}e\u{2069}f\u{2028}g\rh\u{7F}i"
            $0.source = "s\u{1B}]0;x\u{7}"
            ($0.type, $0.reason) = ("file.\u{1B}c", "no\u{9D}pe")
        }
        let text = line().render(hostile)
        #expect(text.hasSuffix("  a [31mb c def g h i · no pe"), "\(text)")
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 || 0x7F..<0xA0 ~= $0.value }, "\(text)")
    }

    @Test func jsonForATerminalSaysTheSameAndDoesNothing() {
        let text = #"{"a":"x\u001b — “\#u{9B}31m” \#u{202E}é新\#u{2028}\#u{1F600}"}"#
        #expect(
            String(decoding: PlainLine.json(Array(text.utf8)), as: UTF8.self)
                == #"{"a":"x\u001b — “\u009b31m” \u202eé新\u2028\#u{1F600}"}"#)
        let plain = Array(#"{"a":"é新"}"#.utf8)
        #expect(PlainLine.json(plain) == plain)
    }

    @Test(arguments: [
        "新华社北京", "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} Familie", "\u{1F1E9}\u{1F1EA} Berlin", "❤️ 🚀 ⚡",
        "e\u{301}te\u{301}", "שלום עולם", "한국어 뉴스", "नमस्ते दुनिया", "ｗｉｄｅ",
    ])
    func everyLineFitsAndEndsInAWholeCharacter(title: String) throws {
        let long = String(repeating: title + " ", count: 40)
        let widest = title.map { TextColumns.width(of: String($0)) }.max() ?? 0
        for columns in [80, 81, 120, 200] {
            let event = try event {
                $0.headline = long
                ($0.type, $0.relation, $0.original, $0.containment) = (
                    "article.duplicate", "near", "41", 0.93
                )
            }
            let text = line(columns).render(event)
            #expect((columns + 1 - widest...columns).contains(TextColumns.width(of: text)), "\(text)")
            let cut = try #require(text.firstRange(of: "…"))
            #expect(text[cut.lowerBound...] == "… · copy of #41 · 93 %", "\(text)")
            let shown = text[..<cut.lowerBound].suffix(6)
            #expect(long.contains(String(shown)), "\(shown)")
        }
    }

    @Test func columnsAreThoseOfATerminal() {
        #expect(TextColumns.width(of: "新华社 a") == 8)
        #expect(TextColumns.cut("新华社北京", 6) == "新华…")
        #expect(TextColumns.fit("ab", 4) == "ab  ")
        #expect(TextColumns.width(of: "e\u{301}") == 1)
        #expect(TextColumns.width(of: "🚀⚡❤️🇩🇪") == 8)
        #expect(TextColumns.width(of: "\u{200B}\u{200F}") == 0)
    }
}
