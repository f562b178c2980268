import Foundation
import Settings
import Testing

@Suite("The reference")
struct ReferenceTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// `RECORD=1 swift test --filter ReferenceTests` writes the files anew after a change to the table.
    @Test(
        "The committed files are renderings of the table",
        arguments: [
            ("config/datelined.conf", SettingsReference.render()),
            ("deploy/man/datelined.conf.5", SettingsManual.render()),
        ])
    func committedFile(path: String, rendered: String) throws {
        let committed = Self.root.appending(path: path)
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try rendered.write(to: committed, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: committed, encoding: .utf8) == rendered)
    }

    @Test("It sets nothing, and with each comment sign taken away it sets the defaults")
    func meansTheDefaults() throws {
        let text = SettingsReference.render()
        #expect(load(text).settings == Settings())

        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let bare = lines.map { $0.hasPrefix("#") && !$0.hasPrefix("# ") ? $0.dropFirst() : $0 }
        let loaded = load(bare.joined(separator: "\n"))
        #expect(loaded.faults.isEmpty)
        var settings = try #require(loaded.settings)
        let source = try #require(settings.sources["xinhua"])
        #expect(
            source.agency == "Xinhua" && source.zone == "Asia/Shanghai" && source.dateOrder == "day-first")
        #expect(source.dropPatterns == ["Read more: *", "Click here *"])
        #expect(source.agencyNames == ["Interfax", "BelTA"])
        settings.sources = [:]
        #expect(settings == Settings())
        let unset = loaded.effective.filter { $0.origin == .builtIn }
        #expect(unset.isEmpty, "every key stands in the reference")
    }

    @Test("It reads well: no long lines, no space at the end of one")
    func layout() {
        for line in SettingsReference.render().split(separator: "\n") {
            #expect(line.count <= 78)
            #expect(line.last != " ")
        }
    }
}
