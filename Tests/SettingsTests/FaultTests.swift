import Settings
import Testing

@Suite("Faults of the file")
struct FaultTests {
    @Test("All are told at once, in the order of the lines")
    func allAtOnce() {
        let text = """
            Incoming=/early
            [Spool]
            Incomming=/x
            Settle=delet
            SettleAfter=soon
            hello
            [Lgo]
            Sync=sometimes
            [Log]
            SegmentSize=1
            """
        #expect(
            faults(text) == [
                "conf:1: Incoming= stands before any section; put it below [Spool]",
                "conf:3: [Spool] Incomming=: unknown key; did you mean Incoming=?",
                "conf:4: [Spool] Settle=: \"delet\" is not one of its values; did you mean delete?",
                "conf:5: [Spool] SettleAfter=: \"soon\" is not a time span; "
                    + "write one such as 250ms, 2s, 5min or 1h 30min",
                "conf:6: \"hello\" is not an assignment; write Key=value, or # before a comment",
                "conf:7: [Lgo]: unknown section; did you mean [Log]?",
                "conf:10: [Log] SegmentSize=: \"1\" is out of range; give 4K to 64G",
            ])
        #expect(load(text).settings == nil)
    }

    @Test(
        "Each kind of fault, word for word",
        arguments: [
            (
                "[Whatever]",
                "[Whatever]: unknown section; there are "
                    + "[Spool], [Log], [Index], [Service] and [Source \"NAME\"]"
            ),
            ("[spool]", "[spool]: unknown section; did you mean [Spool]?"),
            ("[Sources \"x\"]", "[Sources \"x\"]: unknown section; did you mean [Source \"NAME\"]?"),
            ("[Spool", "[Spool: not a section; write one such as [Spool]"),
            ("[]", "[]: unknown section; there are [Spool], [Log], [Index], [Service] and [Source \"NAME\"]"),
            ("[Spool \"x\"]", "[Spool \"x\"]: this section takes no name; write [Spool]"),
            ("[Source]", "[Source]: a source has its name in quotation marks; write [Source \"NAME\"]"),
            (
                "[Source xinhua]",
                "[Source xinhua]: a source has its name in quotation marks; write [Source \"NAME\"]"
            ),
            (
                "[Source \"a/b\"]",
                "[Source \"a/b\"]: a source is named after its folder: 1 to 255 bytes, no leading dot, no /, "
                    + "no quotation mark, no control character"
            ),
            ("[Index]\nSegmentSize=1G", "[Index] SegmentSize=: unknown key here; it belongs in [Log]"),
            (
                "[Index]\nColour=red",
                "[Index] Colour=: unknown key; [Index] has Directory=, Window= and Memory="
            ),
            ("[Spool]\n=x", "\"=x\" is not an assignment; write Key=value, or # before a comment"),
            ("[Spool]\nDone=in/x", "[Spool] Done=: \"in/x\" is not an absolute path; begin it with /"),
            (
                "[Spool]\nDone=/a/../b",
                "[Spool] Done=: \"/a/../b\" has a \"..\" in it; give the folder's own path"
            ),
            (
                "[Spool]\nDone=/a\u{1b}[2J",
                "[Spool] Done=: \"/a\\u{1b}[2J\" has a control character in it; write it without"
            ),
            (
                "[Spool]\nMaximumFileSize=64 MB",
                "[Spool] MaximumFileSize=: \"64 MB\" is not a size; "
                    + "write bytes, or a number with K, M, G or T as in 64M"
            ),
            ("[Spool]\nSettleAfter=2h", "[Spool] SettleAfter=: \"2h\" is out of range; give 0 to 1h"),
            (
                "[Log]\nSync=never",
                "[Log] Sync=: \"never\" is not one of its values; give group, always or interval"
            ),
            (
                "[Log]\nCompress=yes",
                "[Log] Compress=: \"yes\" is not one of its values; give no or zstd"
            ),
            (
                "[Log]\nRetain=30",
                "[Log] Retain=: \"30\" is no time to keep things; write an age such as 90d, a size such as "
                    + "10G, both parted by a space, or forever"
            ),
            ("[Log]\nRetain=10K", "[Log] Retain=: \"10K\" is out of range; give at least 1M or 1min"),
            (
                "[Log]\nKeepFree=95%",
                "[Log] KeepFree=: \"95%\" is out of range; give 0% to 90%, without fractions"
            ),
            ("[Service]\nReaders=65", "[Service] Readers=: \"65\" is out of range; give 0 to 64"),
            ("[Service]\nReaders=many", "[Service] Readers=: \"many\" is not a whole number; give 0 to 64"),
            (
                "[Service]\nLogLevel=warn",
                "[Service] LogLevel=: \"warn\" is not one of its values; give trace, "
                    + "debug, info, notice, warning, error or critical"
            ),
            (
                "[Source \"x\"]\nZone=+08:00",
                "[Source \"x\"] Zone=: \"+08:00\" is not a zone name; give an IANA name such as Asia/Shanghai or UTC"
            ),
            ("[Source \"x\"]\nAgence=AP", "[Source \"x\"] Agence=: unknown key; did you mean Agency=?"),
            (
                "[Spool]\nDone=/var/lib/datelined/log",
                "[Log] Directory=/var/lib/datelined/log is the same folder as "
                    + "[Spool] Done=/var/lib/datelined/log; give each its own"
            ),
            (
                "[Log]\nDirectory=/var/spool/datelined/incoming/log",
                "[Log] Directory=/var/spool/datelined/incoming/log lies inside "
                    + "[Spool] Incoming=/var/spool/datelined/incoming; give each its own"
            ),
        ])
    func wording(text: String, fault: String) {
        let line = text.split(separator: "\n").count
        #expect(faults(text) == ["conf:\(line): \(fault)"])
    }

    @Test("A zone that nobody knows is told of, where it is known which there are")
    func zones() {
        let text =
            "[Source \"x\"]\nZone=Asia/Shanghi\n[Source \"y\"]\nZone=Mars/Olympus\n[Source \"z\"]\nZone=UTC\n"
        #expect(faults(text).isEmpty)
        var source = MemorySource([MemorySource.main: text])
        source.zones = ["UTC", "Asia/Shanghai", "Asia/Tokyo"]
        let loaded = SettingsLoader.load(SettingsRequest(), from: source)
        #expect(
            loaded.faults.map { $0.description.replacing(MemorySource.main, with: "conf") } == [
                "conf:2: [Source \"x\"] Zone=: \"Asia/Shanghi\" is no zone that is known; did you mean Asia/Shanghai?",
                "conf:4: [Source \"y\"] Zone=: \"Mars/Olympus\" is no zone that is known; "
                    + "give an IANA name such as Asia/Shanghai or UTC",
            ])
        #expect(loaded.settings == nil)
    }

    @Test("A source has one section in a file")
    func duplicateSource() {
        #expect(
            faults("[Source \"a\"]\n[Source \"b\"]\n[Source \"a\"]\nZone=UTC\n") == [
                "conf:3: [Source \"a\"]: this source has a section in line 1 already; bring the two together"
            ])
    }

    @Test("A line that is not UTF-8 is told with its byte, the others are read")
    func encoding() {
        var source = MemorySource()
        source.files[MemorySource.main] = Array("[Spool]\nDone=/".utf8) + [0xFF] + Array("\nSettle=x\n".utf8)
        let loaded = SettingsLoader.load(SettingsRequest(), from: source)
        #expect(
            loaded.faults.map(\.description) == [
                "/etc/datelined/datelined.conf:2: byte 7 is not UTF-8; save the file as UTF-8",
                "/etc/datelined/datelined.conf:3: [Spool] Settle=: \"x\" is not one of its values; "
                    + "give done, delete or keep",
            ])
    }

    @Test("A file that is no settings file is not read to its end")
    func tooLarge() {
        let text = String(repeating: "x\n", count: 1 << 20)
        #expect(faults(text) == ["conf: is larger than 1M, too large for a settings file; check the path"])
    }

    @Test("What a user wrote is cut and made harmless")
    func shown() throws {
        let fault = try #require(faults("[Spool]\nSettle=" + String(repeating: "é", count: 500)).first)
        #expect(fault.count < 200)
        #expect(faults("\u{202E}x").first?.contains("\\u{202e}") == true)
    }

    @Test("The path of a file is shown whole")
    func longPath() {
        let path = "/" + String(repeating: "folder/", count: 30) + "x\u{1b}.conf"
        let loaded = SettingsLoader.load(
            SettingsRequest(configFile: path), from: MemorySource([path: "[Spool]\nDone=\(path)\nnonsense"]))
        let shown = path.replacing("\u{1b}", with: "\\u{1b}")
        #expect(loaded.faults.map(\.file) == [path, path])
        #expect(loaded.faults.last?.description.hasPrefix("\(shown):3: ") == true)
    }

    @Test("A fault has its parts for programs")
    func parts() throws {
        let fault = try #require(load("\n[Spool]\nIncomming=/x").faults.first)
        #expect(fault.code == .unknownKey)
        #expect(fault.file == MemorySource.main)
        #expect(fault.line == 3)
        #expect(fault.subject == "[Spool] Incomming=")
        #expect(fault.nearest == "Incoming=")
        #expect(fault.message == "unknown key; did you mean Incoming=?")
    }
}
