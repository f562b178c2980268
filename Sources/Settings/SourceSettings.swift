/// A section `[Source "NAME"]`: what is known of the articles in one folder below `incoming/`.
public struct SourceSettings: Equatable, Sendable {
    /// The agency whose wire this is.
    public var agency: String?
    /// The IANA name of the zone of times that state none.
    public var zone: String?

    /// A source of which nothing is known, or what is given.
    public init(agency: String? = nil, zone: String? = nil) {
        (self.agency, self.zone) = (agency, zone)
    }
}
