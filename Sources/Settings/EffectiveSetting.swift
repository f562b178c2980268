/// A setting in force, and where it comes from.
public struct EffectiveSetting: Equatable, Sendable, CustomStringConvertible {
    /// The section's header: `[Spool]` or `[Source "xinhua"]`.
    public let section: String
    /// The key's name.
    public let key: String
    /// The value as it is written.
    public let text: String
    /// Where it was set.
    public let origin: SettingOrigin

    /// The setting in one line: `[Spool] Incoming=/x  (datelined.conf:12)`.
    public var description: String { "\(section) \(key)=\(PlainText.escaped(text))  (\(origin))" }
}
