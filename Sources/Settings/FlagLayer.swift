/// What the command line says: `--root DIR`, and `--set Section.Key=value` as often as wanted.
struct FlagLayer {
    private(set) var layer = SettingsLayer()

    init(root: String?, overrides: [String]) {
        if let root { take(root: root) }
        for override in overrides { take(override) }
    }

    private mutating func take(root: String) {
        let origin = SettingOrigin.flag("--root")
        do {
            let folder = try FolderPath.parse(root)
            for key in SettingsKey.folders {
                guard let name = key.folderUnderRoot else { continue }
                let text = FolderPath.join(folder, name)
                layer.assignments.append(Assignment(key: key, source: "", text: text, origin: origin))
            }
        } catch {
            layer.faults.append(SettingsFault(error.code, at: origin, error.message))
        }
    }

    /// Takes `Log.Sync=always` or `Source.xinhua.Zone=UTC`, where the name may have dots of its own.
    private mutating func take(_ override: String) {
        let halves = override.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let names = halves[0].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard halves.count == 2, names.count >= 2, let sectionName = names.first, let keyName = names.last
        else {
            let origin = SettingOrigin.flag("--set \(override)")
            let advice = "write Section.Key=value, such as Log.Sync=always"
            layer.faults.append(SettingsFault(.malformedLine, at: origin, "is not an assignment; \(advice)"))
            return
        }
        let origin = SettingOrigin.flag("--set \(halves[0])")
        let source = names.dropFirst().dropLast().joined(separator: ".")
        do {
            let key = try Self.key(sectionName, source, keyName)
            if key.section == .source { layer.sources.append(source) }
            layer.assignments.append(
                Assignment(key: key, source: source, text: String(halves[1]), origin: origin))
        } catch {
            layer.faults.append(
                SettingsFault(error.code, at: origin, error.message, nearest: error.nearest))
        }
    }

    private static func key(
        _ sectionName: String, _ source: String, _ name: String
    ) throws(ValueFault) -> SettingsKey {
        guard let section = SettingsSection(rawValue: sectionName) else {
            throw UnknownName.section(sectionName) { $0 == .source ? "Source.NAME" : $0.rawValue }
        }
        guard section == .source || source.isEmpty else {
            throw ValueFault(
                .malformedLine, "this section takes no name; write \(sectionName).\(PlainText.visible(name))")
        }
        guard section != .source || SourceName.isValid(source) else {
            throw ValueFault(
                .invalidSource, "\(SourceName.rule); write Source.NAME.\(PlainText.visible(name))")
        }
        guard let key = SettingsKey.named(name, in: section) else {
            throw UnknownName.key(name, in: section) { key in
                key.section == .source ? "Source.NAME.\(key.name)" : "\(key.section.rawValue).\(key.name)"
            }
        }
        return key
    }
}
