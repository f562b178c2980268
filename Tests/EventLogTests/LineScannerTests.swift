import Linux
import TestSupport
import Testing

@testable import EventLog

/// Lines over the ends of the pieces in which a file is read.
@Suite struct LineScannerTests {
    private let disk = ModelDisk(seed: 1)

    private func scan(_ bytes: [UInt8], from offset: Int = 0, pieceSize: Int) throws -> [String] {
        disk.overwrite("/file", with: bytes)
        let file = try OpenFile("/file", .read, on: disk)
        var scanner = LineScanner(from: offset, pieceSize: pieceSize)
        var found: [String] = []
        while let line = try scanner.nextWhole(in: file) ?? scanner.rest() {
            let text = String(decoding: scanner.bytes(of: line), as: UTF8.self)
            found.append("\(line.offset)-\(line.end) \(text)\(line.isWhole ? "" : " torn")")
        }
        #expect(scanner.offset == max(bytes.count, offset))
        return found
    }

    @Test(arguments: 1...20) func everyPieceSizeGivesTheSameLines(_ pieceSize: Int) throws {
        let bytes = Array("one\n\nthree, which is long\nfour".utf8)
        let expected = ["0-4 one", "4-5 ", "5-26 three, which is long", "26-30 four torn"]
        #expect(try scan(bytes, pieceSize: pieceSize) == expected)
        #expect(try scan(bytes, from: 5, pieceSize: pieceSize) == Array(expected[2...]))
    }

    @Test func anEmptyFileHasNoLines() throws {
        #expect(try scan([], pieceSize: 8).isEmpty)
        #expect(try scan([0x0A], pieceSize: 8) == ["0-1 "])
    }

    @Test func whatIsAppendedIsFound() throws {
        disk.overwrite("/file", with: Array("one\ntw".utf8))
        let file = try OpenFile("/file", .readWrite, on: disk)
        var scanner = LineScanner(from: 0, pieceSize: 4)
        let one = try #require(try scanner.nextWhole(in: file))
        #expect(scanner.bytes(of: one) == Array("one".utf8))
        #expect(try scanner.nextWhole(in: file) == nil)
        try file.write(Array("o\nthree".utf8), at: 6)
        let two = try #require(try scanner.nextWhole(in: file))
        #expect(scanner.bytes(of: two) == Array("two".utf8))
        scanner.rewind(to: two)
        let again = try #require(try scanner.nextWhole(in: file))
        #expect(again.offset == 4 && again.end == 8)
    }

    @Test func aShortReadIsNoEnd() throws {
        let bytes = Array("one two three four five\nsix\n".utf8)
        disk.overwrite("/file", with: bytes)
        for call in 1...4 {
            let file = try OpenFile("/file", .read, on: disk)
            disk.inject(.short, atCall: disk.calls + call)
            disk.inject(.error(4), atCall: disk.calls + call + 1)
            var scanner = LineScanner(from: 0, pieceSize: 8)
            var count = 0
            while try scanner.nextWhole(in: file) != nil { count += 1 }
            #expect(count == 2)
        }
    }
}
