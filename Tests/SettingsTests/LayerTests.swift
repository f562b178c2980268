import Settings
import Testing

@Suite("Layers")
struct LayerTests {
    private static let dropIn = MemorySource.main + ".d/"

    private func load(_ request: SettingsRequest, _ files: [String: String] = [:]) -> LoadedSettings {
        SettingsLoader.load(request, from: MemorySource(files))
    }

    @Test("Each layer holds over the one before: defaults, file, drop-ins, environment, root, flags")
    func order() throws {
        var files: [String: String] = [:]
        var request = SettingsRequest()
        func done() throws -> String { try #require(load(request, files).settings).spool.done }

        #expect(try done() == "/var/spool/datelined/done")
        files[MemorySource.main] = "[Spool]\nDone=/file"
        #expect(try done() == "/file")
        files[Self.dropIn + "10-a.conf"] = "[Spool]\nDone=/a"
        #expect(try done() == "/a")
        files[Self.dropIn + "9-b.conf"] = "[Spool]\nDone=/b"
        #expect(try done() == "/b", "names are ordered by their bytes")
        request.environment = ["DATELINED_SPOOL_DONE": "/environment", "HOME": "/root"]
        #expect(try done() == "/environment")
        request.root = "/trial"
        #expect(try done() == "/trial/done")
        request.overrides = ["Spool.Done=/flag", "Spool.Done=/last"]
        #expect(try done() == "/last")
    }

    @Test("An empty value in any layer goes back to the default")
    func empty() throws {
        let files = [MemorySource.main: "[Log]\nSync=always\n[Index]\nDirectory=/i"]
        let request = SettingsRequest(
            environment: ["DATELINED_LOG_SYNC": ""], overrides: ["Index.Directory="])
        let settings = try #require(load(request, files).settings)
        #expect(settings.log.sync == .group)
        #expect(settings.index.directory == "/var/lib/datelined/index")
    }

    @Test("Only what ends in .conf is a drop-in, and a hidden file is none")
    func dropInNames() throws {
        let loaded = load(
            SettingsRequest(),
            [
                Self.dropIn + "a.conf.bak": "nonsense", Self.dropIn + ".b.conf": "nonsense",
                Self.dropIn + "c.conf": "[Log]\nSync=always", Self.dropIn + "README": "nonsense",
            ])
        #expect(loaded.settings?.log.sync == .always)
        #expect(loaded.files == [Self.dropIn + "c.conf"])
    }

    @Test("Drop-ins stand beside the file that was named, and may add to a source")
    func dropInsOfNamedFile() throws {
        let loaded = load(
            SettingsRequest(configFile: "my.conf"),
            [
                "my.conf": "[Source \"x\"]\nAgency=X", "my.conf.d/1.conf": "[Source \"x\"]\nZone=UTC",
                MemorySource.main: "nonsense",
            ])
        #expect(loaded.settings?.sources == ["x": SourceSettings(agency: "X", zone: "UTC")])
        #expect(loaded.files == ["my.conf", "my.conf.d/1.conf"])
    }

    @Test("A root puts all six folders below it", arguments: [("/trial/", "/trial"), ("/", "")])
    func root(given: String, folder: String) throws {
        let settings = try #require(load(SettingsRequest(root: given)).settings)
        #expect(settings.spool.incoming == folder + "/incoming")
        #expect(settings.spool.done == folder + "/done")
        #expect(settings.spool.rejected == folder + "/rejected")
        #expect(settings.log.directory == folder + "/log")
        #expect(settings.index.directory == folder + "/index")
        #expect(settings.service.runtimeDirectory == folder + "/run")
    }

    @Test("Flags set sources, whose names may have dots")
    func sourceFlags() throws {
        let request = SettingsRequest(overrides: ["Source.x.Agency=A=B", "Source.news.example.org.Zone=UTC"])
        let settings = try #require(load(request).settings)
        #expect(settings.sources["x"] == SourceSettings(agency: "A=B"))
        #expect(settings.sources["news.example.org"] == SourceSettings(zone: "UTC"))
    }

    @Test("A file that was named has to be there, and every file has to be readable")
    func files() {
        #expect(
            load(SettingsRequest(configFile: "/x.conf")).faults.map(\.description) == [
                "/x.conf: there is no such file; make it, or name another with --config"
            ])
        var source = MemorySource([MemorySource.main: "", Self.dropIn + "a.conf": ""])
        source.refused = [MemorySource.main, Self.dropIn + "a.conf"]
        #expect(
            SettingsLoader.load(SettingsRequest(), from: source).faults.map(\.description) == [
                "/etc/datelined/datelined.conf: can't be read: permission denied; let the daemon's user read it",
                "/etc/datelined/datelined.conf.d/a.conf: can't be read: permission denied; "
                    + "let the daemon's user read it",
            ])
        source.refused = [MemorySource.main + ".d"]
        #expect(
            SettingsLoader.load(SettingsRequest(), from: source).faults.map(\.description) == [
                "/etc/datelined/datelined.conf.d: can't be read: permission denied; let the daemon's user read it"
            ])
    }

    @Test("Faults of the environment name the variable")
    func environmentFaults() {
        let request = SettingsRequest(environment: [
            "DATELINED_LOG_SYNC": "x", "DATELINED_SPOOL_INCOMMING": "/x",
            "DATELINED_SOURCE_XINHUA_ZONE": "UTC",
            "DATELINED_WHATEVER": "1",
        ])
        #expect(
            load(request).faults.map(\.description) == [
                "DATELINED_SOURCE_XINHUA_ZONE: unknown variable; "
                    + "sources are set in the file, below [Source \"NAME\"]",
                "DATELINED_SPOOL_INCOMMING: unknown variable; did you mean DATELINED_SPOOL_INCOMING?",
                "DATELINED_WHATEVER: unknown variable; "
                    + "a variable is named after section and key, such as DATELINED_SPOOL_INCOMING",
                "DATELINED_LOG_SYNC: \"x\" is not one of its values; give group, always or interval",
            ])
    }

    @Test("Faults of flags name the flag")
    func flagFaults() {
        let request = SettingsRequest(
            root: "trial",
            overrides: [
                "Log.Sync=x", "nonsense", "Sync=always", "Lgo.Sync=always", "Log.Snyc=always",
                "Spool.x.Done=/x",
                "Source.Zone=UTC", "Source.a/b.Zone=UTC", "Whatever.Sync=x", "Index.Sync=always",
            ])
        #expect(
            load(request).faults.map(\.description) == [
                "--root: \"trial\" is not an absolute path; begin it with /",
                "--set nonsense: is not an assignment; write Section.Key=value, such as Log.Sync=always",
                "--set Sync=always: is not an assignment; write Section.Key=value, such as Log.Sync=always",
                "--set Lgo.Sync: unknown section; did you mean Log?",
                "--set Log.Snyc: unknown key; did you mean Log.Sync?",
                "--set Spool.x.Done: this section takes no name; write Spool.Done",
                "--set Source.Zone: a source is named after its folder: 1 to 255 bytes, no leading dot, no /, "
                    + "no quotation mark, no control character; write Source.NAME.Zone",
                "--set Source.a/b.Zone: a source is named after its folder: 1 to 255 bytes, no leading dot, "
                    + "no /, no quotation mark, no control character; write Source.NAME.Zone",
                "--set Whatever.Sync: unknown section; there are Spool, Log, Index, Service and Source.NAME",
                "--set Index.Sync: unknown key here; it belongs in [Log]",
                "--set Log.Sync: \"x\" is not one of its values; give group, always or interval",
            ])
    }

    @Test("A fault does not hide behind a later layer")
    func hiddenFaults() {
        let request = SettingsRequest(overrides: ["Log.Sync=always"])
        let loaded = load(request, [MemorySource.main: "[Log]\nSync=x"])
        #expect(loaded.faults.count == 1)
        #expect(loaded.settings == nil)
        #expect(
            loaded.effective.first { $0.key == "Sync" }?.description == "[Log] Sync=always  (--set Log.Sync)")
    }

    @Test("What is in force is told with where it was set")
    func provenance() {
        let files = [
            "datelined.conf":
                "[Spool]\nIncoming=/x/\nSettle=keep\nSettle=\n[Source \"xinhua\"]\nAgency=Xinhua\n",
            "datelined.conf.d/a.conf": "[Log]\nSegmentAge=1h",
        ]
        let request = SettingsRequest(
            configFile: "datelined.conf", environment: ["DATELINED_LOG_SYNC": "always"],
            overrides: ["Service.Readers=2"])
        let lines = load(request, files).effective.map(\.description)
        #expect(
            lines == [
                "[Spool] Incoming=/x  (datelined.conf:2)",
                "[Spool] Done=/var/spool/datelined/done  (default)",
                "[Spool] Rejected=/var/spool/datelined/rejected  (default)",
                "[Spool] Settle=done  (default)",
                "[Spool] SettleAfter=250ms  (default)",
                "[Spool] MaximumFileSize=64M  (default)",
                "[Spool] Include=*  (default)",
                "[Spool] Exclude=lost+found  (default)",
                "[Spool] Watch=auto  (default)",
                "[Spool] PollInterval=2s  (default)",
                "[Spool] DoneKeep=0  (default)",
                "[Spool] RejectedKeep=0  (default)",
                "[Log] Directory=/var/lib/datelined/log  (default)",
                "[Log] Sync=always  (DATELINED_LOG_SYNC)",
                "[Log] SyncInterval=100ms  (default)",
                "[Log] SegmentSize=64M  (default)",
                "[Log] SegmentAge=1h  (datelined.conf.d/a.conf:2)",
                "[Log] Compress=no  (default)",
                "[Log] Retain=forever  (default)",
                "[Log] KeepFree=1%  (default)",
                "[Index] Directory=/var/lib/datelined/index  (default)", "[Index] Window=4d  (default)",
                "[Index] Memory=512M  (default)",
                "[Service] RuntimeDirectory=/run/datelined  (default)",
                "[Service] LogLevel=info  (default)",
                "[Service] Readers=2  (--set Service.Readers)",
                "[Service] StatusInterval=1s  (default)",
                "[Source \"xinhua\"] Agency=Xinhua  (datelined.conf:6)",
                "[Source \"xinhua\"] Zone=  (default)",
                "[Source \"xinhua\"] DateOrder=  (default)",
                "[Source \"xinhua\"] Drop=  (default)",
                "[Source \"xinhua\"] Include=  (default)",
                "[Source \"xinhua\"] Exclude=  (default)",
                "[Source \"xinhua\"] Watch=  (default)",
                "[Source \"xinhua\"] Agencies=  (default)",
            ])
    }

    @Test("A folder that conflicts is told where it was set")
    func conflicts() {
        let request = SettingsRequest(root: "/trial", overrides: ["Spool.Done=/trial/incoming/done"])
        #expect(
            load(request).faults.map(\.description) == [
                "--set Spool.Done: [Spool] Done=/trial/incoming/done lies inside "
                    + "[Spool] Incoming=/trial/incoming; give each its own"
            ])
    }
}
