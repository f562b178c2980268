/// A place in the settings.
typealias SettingsPlace<Value> = any WritableKeyPath<Settings, Value> & Sendable

/// A place in the settings of a source.
typealias SourcePlace = any WritableKeyPath<SourceSettings, String?> & Sendable

// How a key of each kind is declared. The place fixes the type of the value, so a key can't be parsed as one
// type and stored as another.
extension SettingsKey {
    static func folder(
        _ section: SettingsSection, _ name: String, _ place: SettingsPlace<String>, underRoot: String,
        default text: String, _ documentation: String
    ) -> SettingsKey {
        SettingsKey(section, name, .folder, default: text, documentation, underRoot: underRoot) {
            (text, _, settings) throws(ValueFault) in
            settings[keyPath: place] = try FolderPath.parse(text)
            return settings[keyPath: place]
        }
    }

    static func size(
        _ section: SettingsSection, _ name: String, _ place: SettingsPlace<Int>, _ range: ClosedRange<Int>,
        default text: String, _ documentation: String
    ) -> SettingsKey {
        SettingsKey(section, name, .size(range), default: text, documentation) {
            (text, _, settings) throws(ValueFault) in
            settings[keyPath: place] = try SettingKind.size(text, range)
            return text
        }
    }

    static func span(
        _ section: SettingsSection, _ name: String, _ place: SettingsPlace<Duration>,
        _ range: ClosedRange<Duration>, default text: String, _ documentation: String
    ) -> SettingsKey {
        SettingsKey(section, name, .span(range), default: text, documentation) {
            (text, _, settings) throws(ValueFault) in
            settings[keyPath: place] = try SettingKind.span(text, range)
            return text
        }
    }

    static func retention(
        _ section: SettingsSection, _ name: String, _ place: SettingsPlace<Retention>, default text: String,
        _ documentation: String
    ) -> SettingsKey {
        SettingsKey(section, name, .retention, default: text, documentation) {
            (text, _, settings) throws(ValueFault) in
            settings[keyPath: place] = try Retention.parse(text)
            return text
        }
    }

    static func freeSpace(
        _ section: SettingsSection, _ name: String, _ place: SettingsPlace<FreeSpace>, default text: String,
        _ documentation: String
    ) -> SettingsKey {
        SettingsKey(section, name, .freeSpace, default: text, documentation) {
            (text, _, settings) throws(ValueFault) in
            settings[keyPath: place] = try FreeSpace.parse(text)
            return text
        }
    }

    static func number(
        _ section: SettingsSection, _ name: String, _ place: SettingsPlace<Int>, _ range: ClosedRange<Int>,
        default text: String, _ documentation: String
    ) -> SettingsKey {
        SettingsKey(section, name, .number(range), default: text, documentation) {
            (text, _, settings) throws(ValueFault) in
            settings[keyPath: place] = try SettingKind.number(text, range)
            return text
        }
    }

    static func line(
        _ section: SettingsSection, _ name: String, _ place: SettingsPlace<String>,
        default text: String, _ documentation: String
    ) -> SettingsKey {
        SettingsKey(section, name, .text, default: text, documentation) {
            (text, _, settings) throws(ValueFault) in
            settings[keyPath: place] = text
            return text
        }
    }

    static func word<Word: RawRepresentable & CaseIterable & Sendable>(
        _ section: SettingsSection, _ name: String, _ place: SettingsPlace<Word>, default word: Word,
        _ documentation: String
    ) -> SettingsKey where Word.RawValue == String {
        let kind = SettingKind.word(Word.allCases.map(\.rawValue))
        return SettingsKey(section, name, kind, default: word.rawValue, documentation) {
            (text, _, settings) throws(ValueFault) in
            settings[keyPath: place] = try SettingKind.word(text)
            return text
        }
    }

    static func ofSource(
        _ name: String, _ kind: SettingKind, _ place: SourcePlace, example: String, _ documentation: String
    ) -> SettingsKey {
        SettingsKey(.source, name, kind, default: "", documentation, example: example) {
            (text, source, settings) throws(ValueFault) in
            let value = kind == .zone && !text.isEmpty ? try SettingKind.zone(text) : text
            if case .word(let words) = kind, !text.isEmpty, !words.contains(text) {
                throw SettingKind.notAmong(words, text)
            }
            settings.sources[source, default: SourceSettings()][keyPath: place] = text.isEmpty ? nil : value
            return value
        }
    }
}
