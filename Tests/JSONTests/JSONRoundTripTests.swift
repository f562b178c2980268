import CScan
import JSON
import TestSupport
import Testing

/// What is written is read alike, and what is spoilt never traps.
@Suite struct JSONRoundTripTests {
    /// A value to be written and read.
    private indirect enum Value: Equatable {
        case null
        case bool(Bool)
        case integer(Int)
        case string(String)
        case array([Value])
        case object([[String]], [Value])

        init(_ random: inout SeededGenerator, depth: Int) {
            switch Int.random(in: 0...(depth > 0 ? 5 : 3), using: &random) {
            case 0: self = .null
            case 1: self = .bool(.random(using: &random))
            case 2:
                self = .integer(
                    [Int.min, .max, 0, -1, .random(in: .min ... .max, using: &random)].randomElement(
                        using: &random) ?? 0)
            case 3: self = .string(Self.text(&random))
            case 4:
                self = .array(
                    (0..<Int.random(in: 0...4, using: &random)).map { _ in Value(&random, depth: depth - 1) })
            default:
                let values = (0..<Int.random(in: 0...4, using: &random)).map { _ in
                    Value(&random, depth: depth - 1)
                }
                self = .object(values.map { _ in [Self.text(&random)] }, values)
            }
        }

        static func text(_ random: inout SeededGenerator) -> String {
            let ranges: [ClosedRange<UInt32>] = [
                0x00...0x1F, 0x20...0x7F, 0x80...0x7FF, 0x4E00...0x9FFF, 0x1F300...0x1F6FF,
            ]
            var text = ""
            for _ in 0..<Int.random(in: 0...12, using: &random) {
                let range = ranges.randomElement(using: &random) ?? 0x20...0x7F
                text.unicodeScalars.append(UnicodeScalar(UInt32.random(in: range, using: &random)) ?? "?")
            }
            return text
        }

        func write(to writer: inout JSONWriter) {
            switch self {
            case .null: writer.null()
            case .bool(let value): writer.bool(value)
            case .integer(let value): writer.number(value)
            case .string(let value): writer.string(value)
            case .array(let values):
                writer.beginArray()
                for value in values { value.write(to: &writer) }
                writer.endArray()
            case .object(let keys, let values):
                writer.beginObject()
                for (key, value) in zip(keys, values) {
                    writer.key(key[0])
                    value.write(to: &writer)
                }
                writer.endObject()
            }
        }

        init(from scanner: inout JSONScanner) throws(JSONError) {
            switch scanner.peek() {
            case .null:
                _ = try scanner.null()
                self = .null
            case .bool: self = .bool(try scanner.bool())
            case .number: self = .integer(try scanner.integer())
            case .string: self = .string(try scanner.string())
            case .array:
                var values: [Value] = []
                try scanner.array { (scanner) throws(JSONError) in values.append(try Value(from: &scanner)) }
                self = .array(values)
            case .object:
                var keys: [[String]] = []
                var values: [Value] = []
                try scanner.object { (key, scanner) throws(JSONError) in
                    keys.append([key])
                    values.append(try Value(from: &scanner))
                }
                self = .object(keys, values)
            case nil: throw JSONError(code: .unexpectedByte, offset: scanner.position)
            }
        }
    }

    private func written(_ seed: UInt64) -> (Value, [UInt8]) {
        var random = SeededGenerator(seed: seed)
        let value = Value(&random, depth: 4)
        var writer = JSONWriter()
        value.write(to: &writer)
        return (value, writer.take())
    }

    @Test func whatIsWrittenIsReadAlike() throws {
        for seed in UInt64(1)...1500 {
            let (value, bytes) = written(seed)
            var scanner = JSONScanner(bytes)
            #expect(try Value(from: &scanner) == value, "seed \(seed)")
            try scanner.finish()
            var skipper = JSONScanner(bytes)
            #expect(try skipper.skip() == 0..<bytes.count, "seed \(seed)")
            // In a log a line is an event: no newline may come from the content.
            #expect(!bytes.contains(0x0A), "seed \(seed)")
        }
    }

    @Test func spoiltTextNeverTrapsAndEachWayOfReadingAgrees() {
        var refused = 0
        for seed in UInt64(1)...3000 {
            var random = SeededGenerator(seed: seed)
            var bytes = written(seed).1
            for _ in 0..<Int.random(in: 1...5, using: &random) where !bytes.isEmpty {
                let index = Int.random(in: bytes.indices, using: &random)
                switch Int.random(in: 0...3, using: &random) {
                case 0: bytes[index] = UInt8.random(in: .min ... .max, using: &random)
                case 1: bytes.remove(at: index)
                case 2:
                    bytes.insert(Array("{}[]\",:\\u0-".utf8).randomElement(using: &random) ?? 0, at: index)
                default: bytes.removeSubrange(index...)
                }
            }
            var reader = JSONScanner(bytes)
            var skipper = JSONScanner(bytes)
            var isRead = true
            var isSkipped = true
            do throws(JSONError) {
                _ = try Value(from: &reader)
                try reader.finish()
            } catch { isRead = false }
            do throws(JSONError) {
                try skipper.skip()
                try skipper.finish()
            } catch {
                isSkipped = false
                #expect(error.offset >= 0 && error.offset <= bytes.count, "seed \(seed)")
            }
            // Fractions are no integers, so reading may refuse what passing over takes; not the other way.
            #expect(isSkipped || !isRead, "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
            if !isSkipped { refused += 1 }
        }
        #expect(refused > 500)
    }

    @Test func fractionsAreWrittenPlainly() {
        func text(_ value: Double, _ places: Int) -> String {
            var writer = JSONWriter()
            writer.number(value, places: places)
            return String(decoding: writer.take(), as: UTF8.self)
        }
        #expect(text(0.25, 3) == "0.25" && text(-1.005, 1) == "-1" && text(-0.001, 2) == "0")
        #expect(text(12.0, 4) == "12" && text(0.0625, 9) == "0.0625" && text(0.999, 2) == "1")
        #expect(text(.nan, 2) == "null" && text(.infinity, 2) == "null")
        #expect(text(8.9e9, 9) == "8900000000")
    }

    @Test func commasAreWhereTheyBelong() {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("a", "1")
        writer.member("b", ifPresent: nil)
        writer.key("c")
        writer.beginArray()
        writer.number(1)
        writer.raw(Array("[2]".utf8))
        writer.string(utf8: Array("é\"".utf8))
        writer.endArray()
        writer.key("d")
        writer.beginObject()
        writer.endObject()
        writer.endObject()
        #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"a":"1","c":[1,[2],"é\""],"d":{}}"#)
        writer.removeAll()
        writer.null()
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "null")
    }

    /// Runs are found eight bytes at a time: whatever a byte's place, and whatever stands around it.
    @Test func everyByteIsWrittenAndReadWhereverItStands() throws {
        for byte in 0..<0x80 as Range<UInt8> {
            for place in 0..<20 {
                for filler in [UInt8(ascii: "a"), 0x7F, UInt8(ascii: "!")] {
                    var bytes = [UInt8](repeating: filler, count: 19)
                    bytes.insert(byte, at: place)
                    let text = String(decoding: bytes, as: UTF8.self)
                    var writer = JSONWriter()
                    writer.string(text)
                    let escapes: [UInt8: String] = [
                        0x22: #"\""#, 0x5C: #"\\"#, 0x08: #"\b"#, 0x09: #"\t"#, 0x0A: #"\n"#, 0x0C: #"\f"#,
                        0x0D: #"\r"#,
                    ]
                    let hex = "0123456789abcdef".map(String.init)
                    var expected = "\""
                    for other in bytes {
                        if let escape = escapes[other] {
                            expected += escape
                        } else if other < 0x20 {
                            expected += #"\u00"# + hex[Int(other >> 4)] + hex[Int(other & 15)]
                        } else {
                            expected += String(decoding: [other], as: UTF8.self)
                        }
                    }
                    expected += "\""
                    let written = writer.take()
                    try #require(String(decoding: written, as: UTF8.self) == expected)
                    var scanner = JSONScanner(written)
                    try #require(try scanner.string() == text)
                    var skipping = JSONScanner(written)
                    try #require(try skipping.skip() == 0..<written.count)
                    try #require(
                        bytes.firstPlace(of: byte, from: 0, to: 20) == bytes.firstIndex(of: byte))
                }
            }
        }
    }

    /// Long runs are found in C, many bytes at a time, in two ways.
    @Test func specialBytesAreFoundInLongRuns() {
        let specials: [UInt8] = [0x00, 0x1F, UInt8(ascii: "\""), UInt8(ascii: "\\")]
        let plain: [UInt8] = [0x20, 0x21, 0x23, UInt8(ascii: "["), 0x7F, 0x80, 0x9F, 0xFF]
        for place in 0...100 {
            for special in specials {
                var bytes = (0..<101).map { plain[$0 % plain.count] }
                bytes[place] = special
                for (from, to) in [(0, 101), (5, 101), (0, 70), (place, place + 1), (place, 101), (7, 39)] {
                    let expected = from...to ~= place && place < to ? place : to
                    for find in [cscan_json_special, cscan_json_special_portably] {
                        #expect(find(bytes, from, to) == expected, "\(special) at \(place), \(from) to \(to)")
                    }
                }
            }
        }
    }

    @Test func wholeNumbersAreWrittenAsSwiftWritesThem() {
        let numbers = [0, 1, 9, 10, 99, 100, -1, -10, 4_096, .max, .min]
        var writer = JSONWriter()
        writer.beginArray()
        for number in numbers { writer.number(number) }
        writer.endArray()
        let expected = "[" + numbers.map(String.init).joined(separator: ",") + "]"
        #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
    }

    @Test func namesAreWrittenAlikeWhetherTheyAreKnownBeforeOrNot() {
        var (fixed, told) = (JSONWriter(), JSONWriter())
        fixed.beginObject()
        fixed.member("first", "1")
        fixed.key("é")
        fixed.null()
        fixed.endObject()
        told.beginObject()
        for (name, value) in [("first", Optional("1")), ("é", nil)] {
            told.key(name)
            if let value { told.string(value) } else { told.null() }
        }
        told.endObject()
        #expect(fixed.bytes == told.bytes)
    }

    @Test func textsAreJoinedAsOneString() {
        for texts in [[], ["a"], ["a\"", "", "b\n"], ["", ""]] as [[String]] {
            var (joined, plain) = (JSONWriter(), JSONWriter())
            joined.string(joining: texts, by: "\n\n")
            plain.string(texts.joined(separator: "\n\n"))
            #expect(joined.take() == plain.take())
        }
    }
}
