public import Article
public import Settings

extension ReadingSettings {
    /// What the settings say of a source; nothing where it has no section.
    public init(of source: SourceSettings?) {
        self.init(
            agency: source?.agency, zone: source?.zone,
            dateOrder: source?.dateOrder.flatMap(DateOrder.init(rawValue:)), drop: source?.dropPatterns ?? [],
            agencies: source?.agencyNames ?? [])
    }
}
