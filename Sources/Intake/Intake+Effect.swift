/// What comes out of ``Intake``.
extension Intake {
    /// An event to be appended, whose sequence is the next one.
    public struct Content: Equatable, Sendable {
        /// The CloudEvents type.
        public let type: String
        /// The CloudEvents source.
        public let source: String
        /// The CloudEvents subject.
        public let subject: String
        /// The data, as JSON, in pieces that follow each other.
        public let pieces: [ArraySlice<UInt8>]
        /// The data, as JSON.
        public var data: [UInt8] { Array(pieces.joined()) }
    }

    /// Something to be done.
    public enum Effect: Sendable {
        /// Read the file at this path.
        case read(Ticket, path: [UInt8])
        /// Append the event; it gets this sequence.
        case append(Content, sequence: UInt64)
        /// Move the file to where settled ones go.
        case settle(Ticket, DroppedFile)
        /// Move the file to where rejected ones go, and put the reason beside it: again, where it could not be
        /// moved before.
        case reject(Ticket, DroppedFile, Rejection, sequence: UInt64?, isAgain: Bool)
        /// The path is nobody's any more: what is there next is a new delivery.
        case release(Ticket, path: [UInt8], Ending)
    }

    /// How a delivery left the hand.
    public enum Ending: Equatable, Sendable {
        /// Its event is durable and the file is where it belongs.
        case settled
        /// Its event is durable, and the file stays in the folder in this state, as it was asked to. The event is
        /// that by which the index knows it in this state, where it does.
        case kept(FileIdentity, sequence: UInt64?)
        /// The file vanished, or was replaced, before it was settled.
        case gone
        /// The file stays in the watched folder.
        case waits(Waiting)
    }
}
