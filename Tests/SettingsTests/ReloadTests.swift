import Testing

@testable import Settings

@Suite("A reload")
struct ReloadTests {
    private func reload(from before: String, to after: String) throws -> SettingsReload {
        let (old, new) = (load(before), load(after))
        return SettingsReload(
            running: try #require(old.settings), effective: old.effective,
            new: try #require(new.settings), loaded: new.effective)
    }

    @Test("What may change holds, what may not waits, and both are named")
    func changes() throws {
        let change = try reload(
            from: "[Spool]\nSettleAfter=1s\n[Source \"a\"]\nAgency=A\n[Source \"b\"]\nAgency=B",
            to: "[Spool]\nSettleAfter=2s\nDone=/other\n[Log]\nSync=always\n[Source \"a\"]\nAgency=C\nZone=UTC"
        )
        #expect(change.settings.spool.settleAfter == .seconds(2))
        #expect(change.settings.spool.done == "/var/spool/datelined/done")
        #expect(change.settings.log.sync == .group)
        #expect(change.settings.sources == ["a": SourceSettings(agency: "C", zone: "UTC")])
        #expect(
            change.applied == [
                "[Spool] SettleAfter=", "[Source \"a\"] Agency=", "[Source \"a\"] Zone=",
                "[Source \"b\"] Agency=",
            ])
        #expect(change.waiting == ["[Spool] Done=", "[Log] Sync="])
    }

    @Test("What waits goes on waiting, until it is taken back")
    func waits() throws {
        let start = load("")
        let first = try reload(from: "", to: "[Log]\nSync=always")
        #expect(first.waiting == ["[Log] Sync="] && first.applied.isEmpty)
        func again(_ text: String) throws -> SettingsReload {
            let new = load(text)
            return SettingsReload(
                running: first.settings, effective: first.effective, new: try #require(new.settings),
                loaded: new.effective)
        }
        #expect(try again("[Log]\nSync=always").waiting == ["[Log] Sync="])
        #expect(try again("").waiting.isEmpty)
        #expect(try again("").settings == start.settings)
    }

    @Test("Of every key it is said truly whether a reload changes it", arguments: SettingsKey.all.map(\.name))
    func everyKey(name: String) throws {
        for key in SettingsKey.all where key.name == name {
            guard let value = Self.other(than: key) else { continue }
            let change = try reload(
                from: "", to: "\(key.section.header(source: "a"))\n\(key.name)=\(value)")
            let new = try #require(
                load("\(key.section.header(source: "a"))\n\(key.name)=\(value)").settings)
            let subject = key.subject(source: "a")
            #expect(change.applied == (key.holdsAfterReload ? [subject] : []), "\(subject)")
            #expect(change.waiting == (key.holdsAfterReload ? [] : [subject]), "\(subject)")
            #expect((change.settings == new) == key.holdsAfterReload, "\(subject)")
        }
    }

    /// A value that is good and not the default; `nil` where there is none.
    private static func other(than key: SettingsKey) -> String? {
        if let example = key.example { return example }
        switch key.kind {
        case .folder: return "/some/where/else"
        case .size(let range): return "\(range.lowerBound + 4096)"
        case .span(let range): return TimeSpan.text(range.upperBound)
        case .number(let range): return "\(range.upperBound)"
        case .boolean: return BooleanWord.parse(key.defaultText) == true ? "no" : "yes"
        case .word(let words): return words.first { $0 != key.defaultText }
        case .retention: return "90d"
        case .freeSpace: return "5%"
        case .text, .zone: return nil
        }
    }
}
