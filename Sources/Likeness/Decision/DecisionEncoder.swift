public import JSON

/// Writes the `decision` member of an event.
public enum DecisionEncoder {
    /// Writes `decision` as one object.
    public static func encode(_ decision: Decision, into writer: inout JSONWriter) {
        writer.beginObject()
        switch decision {
        case .accepted(let closest):
            writer.member("rule", Rule.new.rawValue)
            if let closest {
                writer.key("closest")
                writer.beginObject()
                writer.member("rule", closest.rule.rawValue)
                encode(closest, into: &writer)
                writer.endObject()
            }
        case .duplicate(let match), .revised(let match), .withdrawn(.some(let match)):
            writer.member("relation", match.relation.rawValue)
            writer.member("rule", match.rule.rawValue)
            encode(match, into: &writer)
        case .withdrawn(.none):
            writer.member("relation", Relation.withdrawal.rawValue)
            writer.member("rule", Rule.new.rawValue)
            writer.key("of")
            writer.null()
        }
        writer.endObject()
    }

    private static func encode(_ match: Match, into writer: inout JSONWriter) {
        writer.key("of")
        encode(match.original, into: &writer)
        if let via = match.via {
            writer.key("via")
            encode(via, into: &writer)
        }
        if let evidence = match.evidence { encode(evidence, into: &writer) }
    }

    private static func encode(_ evidence: Evidence, into writer: inout JSONWriter) {
        let measures = evidence.measures
        writer.key("measures")
        writer.beginObject()
        for (name, value) in [
            ("jaccard", measures.jaccard), ("ofThis", measures.ofNewcomer), ("ofOther", measures.ofEarlier),
        ] {
            writer.key(name)
            writer.number(value, places: Measures.places)
        }
        writer.member("from", measures.isExact ? "text" : "sketch")
        writer.endObject()
        if !evidence.newcomerNumbers.isEmpty || !evidence.earlierNumbers.isEmpty {
            writer.key("numbers")
            writer.beginObject()
            encode("onlyThis", evidence.newcomerNumbers, into: &writer)
            encode("onlyOther", evidence.earlierNumbers, into: &writer)
            writer.endObject()
        }
        if !evidence.passages.isEmpty { encode("passages", evidence.passages, into: &writer) }
    }

    private static func encode(_ name: String, _ texts: [String], into writer: inout JSONWriter) {
        writer.key(name)
        writer.beginArray()
        for text in texts { writer.string(text) }
        writer.endArray()
    }

    private static func encode(_ event: EventReference, into writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("sequence", String(event.sequence))
        writer.member("uri", event.uri)
        writer.endObject()
    }
}
