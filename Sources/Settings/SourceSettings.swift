/// A section `[Source "NAME"]`: what is known of the articles in one folder below `incoming/`.
public struct SourceSettings: Equatable, Sendable {
    /// The agency whose wire this is.
    public var agency: String?
    /// The IANA name of the zone of times that state none.
    public var zone: String?
    /// `day-first` or `month-first`: how dates are meant that are written in numbers only.
    public var dateOrder: String?
    /// Patterns of lines to leave out, parted by bars.
    public var drop: String?
    /// Names of further agencies, parted by commas.
    public var agencies: String?
    /// Patterns of the names that are taken in, parted by bars.
    public var include: String?
    /// Patterns of the names that are left, parted by bars.
    public var exclude: String?
    /// `auto`, `inotify` or `poll`: how it is learnt that files came.
    public var watch: String?

    /// A source of which nothing is known, or what is given.
    public init(
        agency: String? = nil, zone: String? = nil, dateOrder: String? = nil, drop: String? = nil,
        agencies: String? = nil
    ) {
        self.agency = agency
        self.zone = zone
        self.dateOrder = dateOrder
        self.drop = drop
        self.agencies = agencies
    }

    /// The patterns of ``drop``, one by one.
    public var dropPatterns: [String] { Self.parts(drop, at: "|") }
    /// The patterns of ``include``, one by one.
    public var includePatterns: [String] { Self.parts(include, at: "|") }
    /// The patterns of ``exclude``, one by one.
    public var excludePatterns: [String] { Self.parts(exclude, at: "|") }
    /// The names of ``agencies``, one by one.
    public var agencyNames: [String] { Self.parts(agencies, at: ",") }

    /// The parts of a text, one by one, without the spaces around them and without empty ones.
    static func parts(_ text: String?, at separator: Character) -> [String] {
        (text ?? "").split(separator: separator).map { part in
            String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }.filter { !$0.isEmpty }
    }
}
