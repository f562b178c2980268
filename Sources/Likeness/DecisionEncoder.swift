public import JSON

/// Writes the `decision` member of an event.
public enum DecisionEncoder {
    /// Writes `decision` as one object.
    public static func encode(_ decision: Decision, into writer: inout JSONWriter) {
        writer.beginObject()
        switch decision {
        case .accepted:
            writer.member("rule", "new")
        case .duplicate(let match):
            writer.member("relation", match.relation.rawValue)
            writer.member("rule", match.relation.rawValue)
            writer.key("of")
            encode(match.original, into: &writer)
            if let via = match.via {
                writer.key("via")
                encode(via, into: &writer)
            }
        }
        writer.endObject()
    }

    private static func encode(_ event: EventReference, into writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("sequence", String(event.sequence))
        writer.member("uri", event.uri)
        writer.endObject()
    }
}
