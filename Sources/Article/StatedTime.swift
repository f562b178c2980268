/// A time that the input states, with how exactly it does.
public struct StatedTime: Equatable, Sendable {
    /// The smallest unit that was stated.
    public enum Precision: String, Sendable {
        case day, minute, second
    }

    /// How the offset from UTC is known.
    public enum Zone: String, Sendable {
        /// The input says it.
        case stated
        /// The source's settings say it.
        case assumed
        /// Nobody says it; the value stands as if it were UTC.
        case unknown
    }

    /// RFC 3339 with the offset: a day alone stands as midnight, an unknown zone as UTC.
    public var value: String
    /// Seconds since 1970-01-01T00:00:00Z of ``value``.
    public var secondsSinceEpoch: Int
    /// The smallest unit stated.
    public var precision: Precision
    /// How the zone is known.
    public var zone: Zone
    /// The text or field from which the time was read.
    public var from: String

    /// A stated time with its evidence.
    public init(
        value: String, secondsSinceEpoch: Int, precision: Precision, zone: Zone, from: String
    ) {
        self.value = value
        self.secondsSinceEpoch = secondsSinceEpoch
        self.precision = precision
        self.zone = zone
        self.from = from
    }
}
