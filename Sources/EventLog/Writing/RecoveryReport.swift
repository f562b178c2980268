public import Linux

/// What opening a log found and did.
public struct RecoveryReport: Equatable, Sendable {
    /// A torn tail that was blanked.
    public struct Torn: Equatable, Sendable {
        /// The segment it was in.
        public let segment: FilePath
        /// Where it began.
        public let offset: Int
        /// Its bytes.
        public let length: Int
        /// Where its bytes are kept.
        public let copy: FilePath
    }

    /// Damage that was found and left as it is.
    public internal(set) var damage: [LogDamage]
    /// The torn tail, if there was one.
    public internal(set) var torn: Torn?

    /// All that an operator should read, a line each.
    public var messages: [String] { damageMessages + (tornMessage.map { [$0] } ?? []) }

    /// What an operator should read of the damage, a line each; empty where there is none.
    public var damageMessages: [String] { damage.map { "damage in the log, left as it is: \($0)" } }

    /// What an operator should read of the torn tail; `nil` after a clean stop.
    public var tornMessage: String? {
        torn.map {
            "\($0.segment) ended in \($0.length) bytes of an event that was never acknowledged: "
                + "blanked from byte \($0.offset), kept as \($0.copy)"
        }
    }
}
