public import JSON

/// Writes the `reading` member of an event: what the reader saw beside the article's own fields.
public enum ReadingEncoder {
    /// Writes `reading` as one object.
    public static func encode(_ reading: Reading, into writer: inout JSONWriter) {
        writer.beginObject()
        if let published = reading.article.published {
            writer.key("published")
            encode(published, into: &writer)
        }
        if let dateline = reading.dateline {
            writer.key("dateline")
            encode(dateline, into: &writer)
        }
        if !reading.decoding.isPlain {
            writer.key("decoding")
            encode(reading.decoding, into: &writer)
        }
        if !reading.leftOut.isEmpty {
            writer.key("leftOut")
            writer.beginArray()
            for line in reading.leftOut {
                writer.beginObject()
                writer.member("kind", line.kind.rawValue)
                writer.member("text", line.text)
                writer.endObject()
            }
            writer.endArray()
        }
        writer.endObject()
    }

    private static func encode(_ decoding: Decoding, into writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("encoding", decoding.encoding)
        let counts = [
            ("invalidSequences", decoding.invalidSequences), ("mojibake", decoding.mojibake),
            ("controls", decoding.controls),
        ]
        for (name, count) in counts where count > 0 {
            writer.key(name)
            writer.number(count)
        }
        writer.endObject()
    }

    private static func encode(_ time: StatedTime, into writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("value", time.value)
        writer.member("precision", time.precision.rawValue)
        writer.member("zone", time.zone.rawValue)
        writer.member("from", time.from)
        writer.endObject()
    }

    private static func encode(_ dateline: Dateline, into writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("raw", dateline.raw)
        writer.member("place", dateline.place)
        for (name, value) in [("month", dateline.month), ("day", dateline.day), ("year", dateline.year)] {
            guard let value else { continue }
            writer.key(name)
            writer.number(value)
        }
        writer.member("yearFrom", ifPresent: dateline.yearFrom?.rawValue)
        writer.member("agency", ifPresent: dateline.agency)
        writer.endObject()
    }
}
