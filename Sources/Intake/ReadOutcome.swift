public import Article
public import Likeness

/// What came of the attempt to read a file.
public enum ReadOutcome: Sendable {
    /// An article was read.
    case article(DroppedFile, PreparedArticle)
    /// The next items of a file of many were read; it comes again until `isLast`.
    case items(DroppedFile, [PreparedItem], isLast: Bool)
    /// Nothing can be read from the file as it is.
    case rejected(DroppedFile, Rejection)
    /// The file is not there any more.
    case gone
    /// The file stays where it is, for now.
    case waits(Waiting)
}

extension ReadOutcome {
    /// The file, where it could be read or was rejected.
    var file: DroppedFile? {
        switch self {
        case .article(let file, _), .items(let file, _, _), .rejected(let file, _): file
        case .gone, .waits: nil
        }
    }

    /// Whether nothing more comes of the file.
    var isLast: Bool {
        if case .items(_, _, let isLast) = self { return isLast }
        return true
    }
}

/// Why a file stays in the watched folder.
public enum Waiting: Equatable, Sendable {
    /// Somebody is still writing it, or may be.
    case beingWritten
    /// It may not be read; the reason.
    case unreadable(String)
    /// Its event is in the log, but it could not be moved; the reason.
    case unsettled(String)
}

/// An article with all that can be made ready before it is decided on, so that readers can do it in parallel.
///
/// It is handed from thread to thread, so it is one object, and holds no more than a decision and an event take.
public final class PreparedArticle: Sendable {
    /// By what copies are found.
    public let fingerprint: Fingerprint
    /// What is compared with earlier articles.
    let text: ComparedText
    /// The URI that the article goes by.
    public let uri: String
    /// The data of its event, up to the decision.
    let front: EventFront

    /// Prepares `reading`, whose bytes have the digest in `fingerprint`.
    public init(_ reading: Reading, fingerprint: Fingerprint) {
        self.fingerprint = fingerprint
        text = ComparedText(reading)
        uri = reading.article.uri ?? fingerprint.uri
        front = EventFront(reading, fingerprint, uri: uri)
    }
}
