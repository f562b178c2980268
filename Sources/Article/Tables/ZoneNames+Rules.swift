// Zones as settings name them, by the IANA time zone database (2025b), with their present rules.
// Those that no rule here tells are left out: Gaza and Hebron hang on Ramadan, and Troll is two hours ahead in summer.
extension ZoneNames {
    /// The rules of the IANA zone `name`; `nil` for one that is not in the table.
    static func rules(of name: String) -> ZoneRules? { zones[name] }

    /// The names of all zones in the table.
    static var all: Dictionary<String, ZoneRules>.Keys { zones.keys }

    private static let zones: [String: ZoneRules] = {
        var zones: [String: ZoneRules] = [:]
        for (minutes, summer, names) in west + east {
            for name in names.split(separator: " ") {
                zones[String(name)] = ZoneRules(standard: minutes, summer: summer)
            }
        }
        return zones
    }()
}
