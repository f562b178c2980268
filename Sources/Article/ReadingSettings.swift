/// What the settings say of a source, as far as it bears on reading its texts.
public struct ReadingSettings: Equatable, Sendable {
    /// Which number comes first in a date such as 05/06/2023.
    public enum DateOrder: String, Sendable {
        case dayFirst = "day-first"
        case monthFirst = "month-first"
    }

    /// The agency whose wire this is; named as such in every article.
    public var agency: String?
    /// The IANA name of the zone of times that state none: one of ``knownZones``, another is as good as none.
    public var zone: String?
    /// The order of day and month in dates that are written in numbers only and could be either.
    public var dateOrder: DateOrder?
    /// Lines to leave out: patterns for a whole line, in which `*` stands for anything.
    public var drop: [String]
    /// Names of agencies beside those that the reader knows.
    public var agencies: [String] {
        didSet { agencyTable = agencies.isEmpty ? nil : AgencyNames.table(with: agencies) }
    }

    /// The table of agencies with the extra names, made once for every text of the source.
    private(set) var agencyTable: PhraseTable<AgencyNames.Agency>?

    /// Settings of a source of which nothing is known.
    public init(
        agency: String? = nil, zone: String? = nil, dateOrder: DateOrder? = nil, drop: [String] = [],
        agencies: [String] = []
    ) {
        self.agency = agency
        self.zone = zone
        self.dateOrder = dateOrder
        self.drop = drop
        self.agencies = agencies
        agencyTable = agencies.isEmpty ? nil : AgencyNames.table(with: agencies)
    }

    /// The agencies that a text of this source may name.
    var knownAgencies: PhraseTable<AgencyNames.Agency> { agencyTable ?? AgencyNames.table }

    /// The IANA names of the zones whose rules are known.
    public static var knownZones: some Collection<String> { ZoneNames.all }

    /// Whether two settings say the same.
    public static func == (a: ReadingSettings, b: ReadingSettings) -> Bool {
        a.agency == b.agency && a.zone == b.zone && a.dateOrder == b.dateOrder && a.drop == b.drop
            && a.agencies == b.agencies
    }
}
