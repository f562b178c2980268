import Settings
import Testing

@Suite("Defaults")
struct DefaultsTests {
    @Test("No file, an empty one and one of comments give the defaults")
    func nothingIsNeeded() throws {
        let absent = SettingsLoader.load(SettingsRequest(), from: MemorySource())
        #expect(absent.faults.isEmpty)
        #expect(absent.files.isEmpty)
        #expect(absent.settings == Settings())
        #expect(load("").settings == Settings())
        #expect(load("# nothing\n\n; here\n[Spool]\n").settings == Settings())
    }

    @Test("The defaults are those that are promised")
    func values() {
        let settings = Settings()
        #expect(settings.spool.incoming == "/var/spool/datelined/incoming")
        #expect(settings.spool.done == "/var/spool/datelined/done")
        #expect(settings.spool.rejected == "/var/spool/datelined/rejected")
        #expect(settings.spool.settle == .done)
        #expect(settings.spool.settleAfter == .milliseconds(250))
        #expect(settings.spool.maximumFileSize == 64 << 20)
        #expect(settings.log.directory == "/var/lib/datelined/log")
        #expect(settings.log.sync == .group)
        #expect(settings.log.syncInterval == .milliseconds(100))
        #expect(settings.log.segmentSize == 64 << 20)
        #expect(settings.log.segmentAge == .seconds(86400))
        #expect(settings.log.compress == .no)
        #expect(settings.log.retain == .forever)
        #expect(settings.index.directory == "/var/lib/datelined/index")
        #expect(settings.service.runtimeDirectory == "/run/datelined")
        #expect(settings.service.logLevel == .info)
        #expect(settings.service.readers == 0)
        #expect(settings.service.statusInterval == .seconds(1))
        #expect(settings.sources.isEmpty)
    }

    @Test("Each default can be written, and means the same")
    func defaultsRoundTrip() {
        for key in SettingsKey.all where key.section != .source {
            let loaded = load("[\(key.section.rawValue)]\n\(key.name)=\(key.defaultText)\n")
            #expect(loaded.faults.isEmpty)
            #expect(loaded.settings == Settings())
        }
    }

    @Test("Every key is named once, and its variable too")
    func namesAreUnique() {
        let names = SettingsKey.all.map { "\($0.section.rawValue).\($0.name)" }
        let variables = SettingsKey.all.compactMap(\.environmentName)
        #expect(Set(names).count == names.count)
        #expect(Set(variables).count == variables.count)
        #expect(variables.contains("DATELINED_SPOOL_INCOMING"))
        #expect(variables.contains("DATELINED_SPOOL_MAXIMUM_FILE_SIZE"))
        #expect(variables.contains("DATELINED_SERVICE_LOG_LEVEL"))
    }
}
