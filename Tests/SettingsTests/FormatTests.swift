import Settings
import Testing

@Suite("The format of the file")
struct FormatTests {
    @Test("White space around names and values does not count, nor do carriage returns or a byte order mark")
    func whiteSpace() throws {
        let settings = try #require(
            load("\u{FEFF}[Spool]\r\n  Incoming \t=  /a b/c  \r\n\tSettle=keep\r\n").settings)
        #expect(settings.spool.incoming == "/a b/c")
        #expect(settings.spool.settle == .keep)
    }

    @Test("A comment begins a line, or follows white space")
    func comments() throws {
        let text = """
            # [Nothing]
            ; Nothing=
            [Spool]          # the folder
            Incoming=/a#b;c  # with a remark
            Settle=keep #
            SettleAfter= # back to the default
            """
        let settings = try #require(load(text).settings)
        #expect(settings.spool.incoming == "/a#b;c")
        #expect(settings.spool.settle == .keep)
        #expect(settings.spool.settleAfter == .milliseconds(250))
    }

    @Test("A backslash at the end joins the next line, comments in between are passed over")
    func continuation() throws {
        let text =
            "[Log]\nSegmentAge=1h \\\n# half an hour more\n  30min\nSync=\\\n  always\n[Spool]\nDone=/a\\"
        let loaded = load(text)
        let settings = try #require(loaded.settings)
        #expect(settings.log.segmentAge == .seconds(5400))
        #expect(settings.log.sync == .always)
        #expect(settings.spool.done == "/a")
        #expect(loaded.effective.contains { $0.key == "SegmentAge" && $0.text == "1h  30min" })
    }

    @Test("A doubled backslash at the end is a part of the value")
    func doubledBackslash() throws {
        let settings = try #require(load("[Spool]\nDone=/a\\\\\nSettle=keep").settings)
        #expect(settings.spool.done == "/a\\\\")
        #expect(settings.spool.settle == .keep)
    }

    @Test("The last assignment holds, an empty one goes back to the default")
    func lastOneWins() throws {
        let text =
            "[Spool]\nSettle=keep\nSettleAfter=2s\n[Log]\nSync=always\n[Spool]\nSettle=delete\nSettleAfter=\n"
        let settings = try #require(load(text).settings)
        #expect(settings.spool.settle == .delete)
        #expect(settings.spool.settleAfter == .milliseconds(250))
        #expect(settings.log.sync == .always)
    }

    @Test("Sources have sections of their own")
    func sources() throws {
        let text = """
            [Source "xinhua"]
            Agency=Xinhua
            Zone=Asia/Shanghai
            [Source "a #1 [b]"]
            [Source "ap"]
            Agency=AP
            Agency=
            """
        let sources = try #require(load(text).settings).sources
        #expect(sources.keys.sorted() == ["a #1 [b]", "ap", "xinhua"])
        #expect(sources["xinhua"] == SourceSettings(agency: "Xinhua", zone: "Asia/Shanghai"))
        #expect(sources["ap"] == SourceSettings())
    }

    @Test("Paths are taken without doubled or trailing slashes")
    func paths() throws {
        let settings = try #require(load("[Spool]\nDone=//a/./b//c/\n").settings)
        #expect(settings.spool.done == "/a/b/c")
    }
}
