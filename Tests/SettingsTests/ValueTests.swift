import Testing

@testable import Settings

@Suite("Values")
struct ValueTests {
    @Test(
        "Sizes",
        arguments: [
            ("0", 0), ("1", 1), ("4096", 4096), ("1K", 1024), ("64M", 64 << 20), ("1G", 1 << 30),
            ("2T", 2 << 40), ("99999999999999999999", Int.max), ("9999999999T", Int.max),
        ])
    func sizes(text: String, bytes: Int) {
        #expect(ByteSize.parse(text) == bytes)
    }

    @Test(
        "What is not a size",
        arguments: ["", "M", "64m", "64MB", "1.5G", "-1", "+1", " 1", "1 M", "0x10", "٣"])
    func noSizes(text: String) {
        #expect(ByteSize.parse(text) == nil)
    }

    @Test(
        "Time spans",
        arguments: [
            ("0", 0), ("2", 2_000_000), ("250ms", 250_000), ("2s", 2_000_000), ("5min", 300_000_000),
            ("1h 30min", 5_400_000_000), ("1h30min", 5_400_000_000), ("4d", 345_600_000_000),
            ("1w", 604_800_000_000), ("1M", 2_629_800_000_000), ("1y", 31_557_600_000_000),
            ("1.5s", 1_500_000), ("0.25h", 900_000_000), ("5 min  20 sec", 320_000_000), ("1us", 1),
            ("7µs", 7), (" 3 hours ", 10_800_000_000), ("1.0000009s", 1_000_000),
        ])
    func spans(text: String, microseconds: Int64) {
        #expect(TimeSpan.parse(text) == .microseconds(microseconds))
    }

    @Test(
        "What is not a time span",
        arguments: ["", " ", "ms", "1x", "1 2", "5min 20", "-1s", "1,5s", "1.s.", ".5s", "1h-30min", "soon"])
    func noSpans(text: String) {
        #expect(TimeSpan.parse(text) == nil)
    }

    @Test(
        "A time span beyond counting is the greatest there is",
        arguments: ["infinity", "99999999999999999999y"])
    func endless(text: String) {
        #expect(TimeSpan.parse(text) == .microseconds(Int64.max))
    }

    @Test("What is written is read back")
    func roundTrips() {
        for bytes in [0, 1, 1000, 1024, 65536, 64 << 20, 3 << 40] {
            #expect(ByteSize.parse(ByteSize.text(bytes)) == bytes)
        }
        for microseconds: Int64 in [0, 1, 250_000, 5_400_000_000, 90_061_001_001] {
            let span = Duration.microseconds(microseconds)
            #expect(TimeSpan.parse(TimeSpan.text(span)) == span)
        }
        #expect(TimeSpan.text(.microseconds(90_061_001_001)) == "1d 1h 1min 1s 1ms 1us")
        #expect(ByteSize.text(64 << 20) == "64M")
    }

    @Test("Yes and no")
    func booleans() throws {
        for text in ["yes", "true", "on", "1", "Yes", "TRUE"] { #expect(try SettingKind.boolean(text)) }
        for text in ["no", "false", "off", "0", "No"] { #expect(try !SettingKind.boolean(text)) }
        let fault = #expect(throws: ValueFault.self) { try SettingKind.boolean("maybe") }
        #expect(
            fault?.message
                == "\"maybe\" is not yes or no; give yes, no, true, false, on, off, 1 or 0")
    }

    @Test("Zones by their form")
    func zones() {
        for name in [
            "UTC", "Asia/Shanghai", "America/Argentina/Buenos_Aires", "Etc/GMT+3", "America/Port-au-Prince",
        ] {
            #expect(ZoneName.isWellFormed(name))
        }
        for name in ["", "/UTC", "Asia/", "../etc", "+08:00", "Asia Shanghai", "Asia//X"] {
            #expect(!ZoneName.isWellFormed(name))
        }
    }

    @Test("The nearest name")
    func nearest() {
        #expect(Nearest.name(to: "Incomming", among: ["Done", "Incoming"]) == "Incoming")
        #expect(Nearest.name(to: "lgo", among: ["Log", "Spool"]) == "Log")
        #expect(Nearest.name(to: "SETTLE", among: ["SettleAfter", "Settle"]) == "Settle")
        #expect(Nearest.name(to: "Whatever", among: ["Log", "Spool"]) == nil)
        #expect(Nearest.name(to: "", among: ["Log"]) == nil)
        #expect(Nearest.name(to: String(repeating: "x", count: 100_000), among: ["Log"]) == nil)
        #expect(Nearest.distance(Array("ab".utf8), Array("ba".utf8)) == 1)
        #expect(Nearest.distance([], Array("abc".utf8)) == 3)
        #expect(Nearest.distance(Array("kitten".utf8), Array("sitting".utf8)) == 3)
    }

    @Test(
        "How long segments are kept",
        arguments: [
            ("forever", nil, nil), ("90d", 90 * 86_400, nil), ("10G", nil, 10 << 30),
            ("90d 10G", 90 * 86_400, 10 << 30), ("10G 1h 30min", 5400, 10 << 30),
            ("2 months", 2 * 2_629_800, nil),
        ] as [(String, Int?, Int?)])
    func retention(text: String, seconds: Int?, bytes: Int?) throws {
        let retention = try Retention.parse(text)
        #expect(retention.age == seconds.map { .seconds($0) } && retention.size == bytes)
    }

    @Test(
        "What is no time to keep", arguments: ["", "90", "10G 5G", "d", "1.5G", "90d 1", "5s", "100K", "G"])
    func noRetention(text: String) {
        #expect(throws: ValueFault.self) { try Retention.parse(text) }
    }

    @Test("Free space", arguments: [("0", 0, 0), ("512M", 512 << 20, 0), ("5%", 0, 5), ("0%", 0, 0)])
    func freeSpace(text: String, bytes: Int, percent: Int) throws {
        #expect(try FreeSpace.parse(text) == FreeSpace(bytes: bytes, percent: percent))
    }

    @Test("What is no free space", arguments: ["", "%", "-1%", "1.5%", "91%", "much", "5 %"])
    func noFreeSpace(text: String) {
        #expect(throws: ValueFault.self) { try FreeSpace.parse(text) }
    }
}
