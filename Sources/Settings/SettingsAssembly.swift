/// Puts the layers over one another: checks each assignment, keeps the last good one and where it stands.
struct SettingsAssembly {
    private struct Slot: Hashable {
        let section: SettingsSection
        let source: String
        let name: String
    }

    private(set) var settings = Settings()
    private(set) var faults: [SettingsFault] = []
    private var written: [Slot: (text: String, origin: SettingOrigin)] = [:]

    /// The zones that there are; `nil` for all.
    private let zones: [String]?

    init(_ layers: [SettingsLayer], zones: [String]?) {
        self.zones = zones
        for layer in layers { take(layer) }
        faults += FolderRules.faults(among: SettingsKey.folders.map { effective($0, source: "") })
    }

    /// The settings in force, in the order of the table, sources by their names.
    var effective: [EffectiveSetting] {
        let fixed = SettingsKey.all.filter { $0.section != .source }.map { effective($0, source: "") }
        let keys = SettingsKey.inSection(.source)
        return fixed
            + settings.sources.keys.sorted().flatMap { name in keys.map { effective($0, source: name) } }
    }

    private mutating func take(_ layer: SettingsLayer) {
        var found = layer.faults
        for name in layer.sources where settings.sources[name] == nil {
            settings.sources[name] = SourceSettings()
        }
        for assignment in layer.assignments {
            if let fault = take(assignment) { found.append(fault) }
        }
        // A layer's faults are told in the order of its lines.
        let ordered = found.enumerated().sorted {
            ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset)
        }
        faults += ordered.map(\.element)
    }

    private mutating func take(_ assignment: Assignment) -> SettingsFault? {
        let key = assignment.key
        let slot = Slot(section: key.section, source: assignment.source, name: key.name)
        do {
            guard !assignment.text.isEmpty else {
                _ = try key.store(key.defaultText, assignment.source, &settings)
                written[slot] = nil
                return nil
            }
            try Self.checkCharacters(of: assignment.text)
            if key.kind == .zone, let zones { try SettingKind.check(zone: assignment.text, among: zones) }
            let text = try key.store(assignment.text, assignment.source, &settings)
            written[slot] = (text, assignment.origin)
            return nil
        } catch {
            let subject = key.subject(source: PlainText.escaped(assignment.source))
            return SettingsFault(
                error.code, at: assignment.origin, subject: subject, error.message, nearest: error.nearest)
        }
    }

    private static func checkCharacters(of text: String) throws(ValueFault) {
        for scalar in text.unicodeScalars
        where scalar.properties.generalCategory == .control && scalar != "\t" {
            throw ValueFault(
                .wrongType, "\(PlainText.quote(text)) has a control character in it; write it without")
        }
    }

    private func effective(_ key: SettingsKey, source: String) -> EffectiveSetting {
        let written = written[Slot(section: key.section, source: source, name: key.name)]
        return EffectiveSetting(
            section: key.section.header(source: PlainText.escaped(source)), key: key.name,
            text: written?.text ?? key.defaultText, origin: written?.origin ?? .builtIn)
    }
}
