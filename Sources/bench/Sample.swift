import EventLog
import JSON
import Times

/// What the benchmarks work on: made up here, the same in every run.
enum Sample {
    private static let words = Array(
        "the minister said on Tuesday that talks about the port would go on until both sides had agreed upon a date"
            .split(separator: " "))

    /// A wire story of about `size` bytes, in hard-wrapped lines.
    static func story(_ number: Int, size: Int) -> [UInt8] {
        var text = "Ministers agree to go on talking, round \(number)\n\nBEIJING, Oct. 19 (Xinhua) -- "
        var state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 | 1
        var column = 29
        while text.utf8.count < size {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let word = words[Int(state >> 33) % words.count]
            column += word.utf8.count + 1
            text += word
            text += column > 72 ? "\n" : " "
            if column > 72 { column = 0 }
        }
        return Array((text + "here.\n").utf8)
    }

    /// A wire story of about `size` bytes as agencies send it: headline, dateline, indented paragraphs in
    /// lines of 60 columns, sign-off.
    static func wireItem(_ number: Int, size: Int) -> [UInt8] {
        var text = "MINISTERS AGREE TO GO ON TALKING, ROUND \(number)\n\n    BEIJING, Oct. 19 - "
        var state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 | 1
        var (column, inParagraph) = (23, 0)
        while text.utf8.count < size {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let word = words[Int(state >> 33) % words.count]
            if inParagraph > 200, state >> 60 < 3 {
                text += "\(word).\n    The "
                (column, inParagraph) = (8, 0)
            } else {
                text += column + word.utf8.count > 60 ? "\n\(word) " : "\(word) "
                column = column + word.utf8.count > 60 ? word.utf8.count + 1 : column + word.utf8.count + 1
                inParagraph += word.utf8.count + 1
            }
        }
        return Array((text + "here.\n Reuter\n").utf8)
    }

    /// An article of about `size` bytes as crawlers write it: one JSON object on a line.
    static func jsonItem(_ number: Int, size: Int) -> [UInt8] {
        var writer = JSONWriter(capacity: size + 512)
        writer.beginObject()
        writer.member("id", "item-\(number)")
        writer.member("headline", "Ministers agree to go on talking, round \(number)")
        writer.member("published", "2026-11-28T08:25:44Z")
        writer.member("source", "wire-b")
        let story = String(decoding: story(number, size: size - 300), as: UTF8.self)
        writer.member("body", String(story.drop { $0 != "\n" }.dropFirst(2)))
        writer.endObject()
        return writer.take() + [0x0A]
    }

    /// An event whose line has about `size` bytes.
    static func event(_ number: Int, size: Int) -> EventDraft {
        let body = String(decoding: story(number, size: size - 300), as: UTF8.self).replacing("\n", with: " ")
        return EventDraft(
            type: "article.accepted", source: "/incoming", subject: "urn:bench:\(number)",
            time: WallTime(nanoseconds: 1_800_000_000_000_000_000), data: Array("{\"body\":\"\(body)\"}".utf8)
        )
    }
}
