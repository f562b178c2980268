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

    /// What an operator should read, a line each; empty after a clean stop.
    public var messages: [String] {
        var messages = damage.map { "damage in the log, left as it is: \($0)" }
        if let torn {
            messages.append(
                "\(torn.segment) ended in \(torn.length) bytes of an event that was never acknowledged: "
                    + "blanked from byte \(torn.offset), kept as \(torn.copy)")
        }
        return messages
    }
}
