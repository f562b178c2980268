/// Loads the settings: defaults, file, drop-ins, environment, flags.
public enum SettingsLoader {
    /// Reads all layers of `request` and tells every fault in them.
    public static func load(_ request: SettingsRequest, from source: some SettingsSource) -> LoadedSettings {
        var reading = Reading()
        let main = request.configFile ?? SettingsRequest.defaultConfigFile
        reading.read(main, from: source, isRequired: request.configFile != nil)
        for dropIn in reading.dropIns(of: main, from: source) {
            reading.read(dropIn, from: source, isRequired: false)
        }
        reading.layers.append(EnvironmentLayer(request.environment).layer)
        reading.layers.append(FlagLayer(root: request.root, overrides: request.overrides).layer)
        let assembly = SettingsAssembly(reading.layers, zones: source.zones)
        var faults = assembly.faults
        if let use = request.folderUse { faults += unusableFolders(assembly, use, source) }
        return LoadedSettings(
            settings: faults.isEmpty ? assembly.settings : nil, faults: faults,
            effective: assembly.effective, files: reading.files)
    }

    private static func unusableFolders(
        _ assembly: SettingsAssembly, _ use: SettingsRequest.FolderUse, _ source: some SettingsSource
    ) -> [SettingsFault] {
        assembly.effective.compactMap { setting in
            guard let key = SettingsKey.folders.first(where: { $0.isKey(of: setting) }) else { return nil }
            // Files that stay where they are need a folder that can be read.
            let isRead = key.name == "Incoming" && assembly.settings.spool.settle == .keep
            let problem = source.problem(
                ofFolder: setting.text, use: use == .work && isRead ? .reading : use)
            return problem.map {
                SettingsFault(.unusableFolder, at: setting.origin, subject: key.subject(source: ""), $0)
            }
        }
    }

    private struct Reading {
        var layers: [SettingsLayer] = []
        var files: [String] = []

        mutating func read(_ path: String, from source: some SettingsSource, isRequired: Bool) {
            do {
                if let bytes = try source.contents(of: path) {
                    files.append(path)
                    layers.append(FileLayer(path: path, bytes: bytes).layer)
                } else if isRequired {
                    add(.missingFile, path, "there is no such file; make it, or name another with --config")
                }
            } catch {
                add(.unreadable, path, Self.unreadable(error))
            }
        }

        /// The paths of the drop-ins beside a file, in the order of their names' bytes.
        mutating func dropIns(of path: String, from source: some SettingsSource) -> [String] {
            let folder = path + ".d"
            do {
                return try source.entries(of: folder)
                    .filter { $0.hasSuffix(".conf") && !$0.hasPrefix(".") }
                    .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
                    .map { FolderPath.join(folder, $0) }
            } catch {
                add(.unreadable, folder, Self.unreadable(error))
                return []
            }
        }

        private static func unreadable(_ error: any Error) -> String {
            "can't be read: \(PlainText.visible("\(error)")); let the daemon's user read it"
        }

        private mutating func add(_ code: SettingsFault.Code, _ path: String, _ message: String) {
            var layer = SettingsLayer()
            layer.faults = [SettingsFault(code, at: .file(path: path, line: nil), message)]
            layers.append(layer)
        }
    }
}
