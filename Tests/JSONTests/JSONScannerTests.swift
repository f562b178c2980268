import JSON
import Testing

/// Reading JSON, good and bad.
@Suite struct JSONScannerTests {
    private func string(_ json: String) throws(JSONError) -> String {
        var scanner = JSONScanner(json)
        let value = try scanner.string()
        try scanner.finish()
        return value
    }

    private func code(_ json: String) -> JSONError.Code? {
        var scanner = JSONScanner(json)
        do throws(JSONError) {
            try scanner.skip()
            try scanner.finish()
            return nil
        } catch { return error.code }
    }

    @Test(arguments: [
        (#""""#, ""), (#""plain""#, "plain"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
        (#""\u00e9\u4E2D""#, "é中"), (#""\ud83d\ude00!""#, "😀!"), (#""\u0000""#, "\u{0}"), (#""中文""#, "中文"),
        (#""\ud83d""#, "\u{FFFD}"), (#""\ude00x""#, "\u{FFFD}x"), (#""\ud83dx""#, "\u{FFFD}x"),
        (#""\ud83d\u0041""#, "\u{FFFD}A"), (#""\ud83d\n""#, "\u{FFFD}\n"),
        (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"),
    ])
    func stringsAreReadWithTheirEscapes(_ json: String, _ value: String) throws {
        #expect(try string(json) == value)
    }

    @Test(arguments: [
        #"""#, #""\"#, #""\x""#, #""\u12"#, #""\u12g4""#, #""\u+123""#, #""\u 123""#, "\"\n\"", "x", "",
        #""\ud83d\u""#, #""\ud83d\uzzzz""#,
    ])
    func badStringsAreRefused(_ json: String) {
        #expect(throws: JSONError.self) { try string(json) }
    }

    @Test(arguments: [
        "null", " true ", "false", "0", "-1.5e+10", "[]", "{}", "[1, 2 , [3]]",
        #"{"a":{"b":[null,"x"]}, "c":1}"#,
        "\t[\r\n1]\n", #""a\"b""#,
    ])
    func goodJSONIsPassedOver(_ json: String) { #expect(code(json) == nil) }

    @Test(arguments: [
        ("", JSONError.Code.unexpectedEnd), ("[", .unexpectedEnd), ("{", .unexpectedEnd),
        ("[1,", .unexpectedEnd),
        ("[1,]", .unexpectedByte), ("{\"a\"}", .unexpectedByte), ("{\"a\":}", .unexpectedByte),
        ("{a:1}", .unexpectedByte), ("[1 2]", .unexpectedByte), ("nul", .unexpectedByte),
        ("tru", .unexpectedByte), ("1 2", .trailingBytes), ("{}}", .trailingBytes), ("\"a", .unexpectedEnd),
        ("\"a\\", .unexpectedEnd), ("\"\\q\"", .unknownEscape), ("\"\\u00g0\"", .unknownEscape),
        ("\"a\tb\"", .controlCharacter), ("-", .malformedNumber), ("01", .malformedNumber),
        ("1.", .malformedNumber), (".5", .unexpectedByte), ("1e", .malformedNumber), ("+1", .unexpectedByte),
        ("1-2", .malformedNumber), ("nullx", .trailingBytes),
    ])
    func badJSONIsRefusedWithItsReason(_ json: String, _ expected: JSONError.Code) {
        #expect(code(json) == expected, "\(json)")
    }

    @Test func nestingIsBounded() {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            func nested(_ depth: Int) -> String {
                String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
            }
            #expect(code(nested(JSONScanner.maximumDepth - 1)) == nil)
            #expect(code(nested(JSONScanner.maximumDepth)) == .tooDeep)
            #expect(code(String(repeating: open, count: 200_000)) == .tooDeep)
        }
    }

    @Test func numbersAreRead() throws {
        var scanner = JSONScanner(#"[1, "42", -7, 9223372036854775807, 2.5, -1e3, 0]"#)
        var integers: [Int] = []
        var fractions: [Double] = []
        try scanner.array { (scanner) throws(JSONError) in
            if integers.count < 4 {
                integers.append(try scanner.integer())
            } else {
                fractions.append(try scanner.double())
            }
        }
        #expect(integers == [1, 42, -7, .max])
        #expect(fractions == [2.5, -1000, 0])
        for text in ["1.5", "9223372036854775808", "\"x\"", "\"\"", "\"+5\"", "true", "1e3"] {
            #expect(throws: JSONError.self) {
                var scanner = JSONScanner(text)
                _ = try scanner.integer()
            }
        }
    }

    @Test func membersAreWalkedOver() throws {
        var scanner = JSONScanner(#" { "a" : 1 , "b":[true,false,null], "\u0063":"x" } "#)
        var keys: [String] = []
        var skipped: [Range<Int>] = []
        try scanner.object { (key, scanner) throws(JSONError) in
            keys.append(key)
            skipped.append(try scanner.skip())
        }
        try scanner.finish()
        #expect(keys == ["a", "b", "c"])
        #expect(skipped.map(\.count) == [1, 17, 3])
    }

    @Test func aPartOfTheBytesCanBeReadAlone() throws {
        var scanner = JSONScanner(Array("xx[1]yy".utf8), in: 2..<5)
        #expect(scanner.peek() == .array)
        try scanner.skip()
        try scanner.finish()
        #expect(scanner.position == 5)
    }

    @Test func errorsSayWhere() {
        var scanner = JSONScanner("[1,x]")
        do throws(JSONError) {
            try scanner.skip()
            Issue.record("nothing was thrown")
        } catch {
            #expect(error == JSONError(code: .unexpectedByte, offset: 3))
            #expect(error.description == "a byte that cannot stand here, at byte 3")
        }
    }
}
