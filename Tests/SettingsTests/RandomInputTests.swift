import Settings
import Testing

@Suite("Random input")
struct RandomInputTests {
    /// A generator (SplitMix64) whose seed stands in the name of the failing case.
    private struct Random: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    private static let pieces = [
        "[", "]", "\"", "=", "#", ";", "\\", "\n", "\r\n", " ", "\t", ".", "/", "..", "[Spool]\n", "[Log]\n",
        "[Source \"a\"]\n", "[Source ", "Incoming=", "Settle=done", "SettleAfter=", "1h 30min", "64M", "-1",
        "99999999999999999999", "infinity", "Zone=", "é", "\u{301}", "\u{FEFF}", "\0", "Source", "a.b.c",
    ]

    private static func bytes(_ random: inout Random) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 0...40, using: &random) {
            if Int.random(in: 0..<8, using: &random) == 0 {
                bytes.append(UInt8.random(in: 0...255, using: &random))
            } else if let piece = pieces.randomElement(using: &random) {
                bytes += Array(piece.utf8)
            }
        }
        return bytes
    }

    @Test("Nothing traps, and there are settings or faults", arguments: 1...20)
    func neverTraps(seed: UInt64) {
        var random = Random(state: seed)
        for _ in 0..<250 {
            var source = MemorySource()
            source.files[MemorySource.main] = Self.bytes(&random)
            source.files[MemorySource.main + ".d/a.conf"] = Self.bytes(&random)
            let text = String(decoding: Self.bytes(&random), as: UTF8.self)
            let request = SettingsRequest(
                root: Bool.random(using: &random) ? text : nil,
                environment: ["DATELINED_\(text)": text, "DATELINED_LOG_SEGMENT_AGE": text],
                overrides: [
                    text, "Spool.SettleAfter=\(text)", "Source.\(text).Zone=UTC", "Log.Directory=\(text)",
                ])
            let loaded = SettingsLoader.load(request, from: source)
            #expect((loaded.settings == nil) == !loaded.faults.isEmpty)
            for line in loaded.faults.map(\.description) + loaded.effective.map(\.description) {
                #expect(!line.utf8.contains { $0 < 0x20 && $0 != 0x09 })
            }
        }
    }

    @Test("Every beginning of the reference with its comment signs taken away is read", arguments: [1, 2])
    func mutations(seed: UInt64) {
        var random = Random(state: seed)
        var text = Array(SettingsReference.render().utf8)
        text = Array(
            text.split(separator: 0x0A).map { $0.dropFirst($0.first == 0x23 ? 1 : 0) }.joined(separator: [
                0x0A
            ]))
        for _ in 0..<50 {
            var source = MemorySource()
            var changed = Array(text.prefix(Int.random(in: 0...text.count, using: &random)))
            for _ in 0..<5 where !changed.isEmpty {
                changed[Int.random(in: changed.indices, using: &random)] = UInt8.random(
                    in: 0...255, using: &random)
            }
            source.files[MemorySource.main] = changed
            let loaded = SettingsLoader.load(SettingsRequest(), from: source)
            #expect((loaded.settings == nil) == !loaded.faults.isEmpty)
        }
    }
}
