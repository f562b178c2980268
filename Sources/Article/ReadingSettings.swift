/// What the settings say of a source, as far as it bears on reading its texts.
public struct ReadingSettings: Equatable, Sendable {
    /// The agency whose wire this is; named as such in every article.
    public var agency: String?
    /// The IANA name of the zone of times that state none.
    public var zone: String?

    /// Settings of a source of which nothing is known.
    public init(agency: String? = nil, zone: String? = nil) {
        (self.agency, self.zone) = (agency, zone)
    }
}
