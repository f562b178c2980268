internal import JSON
internal import Likeness

/// Builds the data of events.
enum ArticleMembers {
    /// The data of an event about an article, as pieces that follow each other.
    static func data(
        _ prepared: PreparedArticle, decision: Decision, file: DroppedFile
    ) -> [ArraySlice<UInt8>] {
        var writer = JSONWriter(capacity: 1024)
        DecisionEncoder.encode(decision, into: &writer)
        writer.key("file")
        file.encode(into: &writer)
        writer.endObject()
        let end = writer.take()[...]
        if case .duplicate(let match) = decision, match.isSameText {
            // The text stands in the earlier event already.
            return prepared.front.withoutBody + [end]
        }
        return prepared.front.whole + [end]
    }

    /// The data of an event about a file that could not be read.
    static func data(_ rejection: Rejection, file: DroppedFile) -> [ArraySlice<UInt8>] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("file")
        file.encode(into: &writer)
        writer.key("reason")
        rejection.encode(into: &writer)
        writer.endObject()
        return [writer.take()[...]]
    }
}
