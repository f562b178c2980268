/// What came of loading the settings.
public struct LoadedSettings: Sendable {
    /// The settings; `nil` where there are faults.
    public let settings: Settings?
    /// Everything that is wrong, layer by layer and line by line.
    public let faults: [SettingsFault]
    /// Each setting with its value and where that was set, in the order of the reference.
    ///
    /// Where there are faults, it shows what would hold without the faulty lines.
    public let effective: [EffectiveSetting]
    /// The files that were read, in order.
    public let files: [String]
}
