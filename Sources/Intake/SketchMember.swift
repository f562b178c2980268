internal import Checksum
internal import JSON
internal import Likeness

/// The `sketch` member of an event: by it the article is found again, its text unread.
enum SketchMember {
    /// Writes the sketch of `fingerprint` with the parameters that it was drawn with.
    static func encode(_ fingerprint: Fingerprint, into writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("parameters", Sampling.description)
        writer.key("sample")
        writer.plainString { Base64.append(fingerprint.sketch.bytes, to: &$0) }
        if let stated = fingerprint.stated {
            writer.key("stated")
            writer.number(stated)
        }
        writer.endObject()
    }

    /// Reads into `fingerprint` what ``encode(_:into:)`` wrote.
    ///
    /// - Returns: `false` when the sketch was drawn with other parameters: it has to be drawn anew.
    static func read(
        _ scanner: inout JSONScanner, into fingerprint: inout Fingerprint
    ) throws(JSONError) -> Bool {
        var parameters = ""
        var sample = ""
        var stated: Int?
        try scanner.object { (key, scanner) throws(JSONError) in
            switch key {
            case "parameters": parameters = try scanner.string()
            case "sample": sample = try scanner.string()
            case "stated": stated = try scanner.integer()
            default: try scanner.skip()
            }
        }
        fingerprint.stated = stated
        guard parameters == Sampling.description, let bytes = Base64.decode(sample),
            let sketch = Sketch(bytes: bytes)
        else { return false }
        fingerprint.sketch = sketch
        return true
    }
}
