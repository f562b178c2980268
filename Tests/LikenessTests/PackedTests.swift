import TestSupport
import Testing

@testable import Likeness

/// Numbers in as few bits as they need.
@Suite struct PackedTests {
    private static func sections(_ make: [IndexDraft.Section]) -> [IndexBytes] {
        make.map { section in
            var bytes: [UInt8] = []
            section { bytes += $0 }
            return IndexBytes(bytes)
        }
    }

    /// A number of any size.
    private static func number(using generator: inout SeededGenerator) -> UInt64 {
        UInt64.random(in: 0...UInt64.max, using: &generator)
            >> UInt64([0, 1, 30, 50, 60, 63, 64].randomElement(using: &generator) ?? 0)
    }

    @Test(arguments: TestCases.dearSeeds(20))
    func `numbers of any width come back, however they are put in`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var numbers: [(value: UInt64, bit: Int, width: Int)] = []
        var end = 0
        for _ in 0..<300 {
            let width = Int.random(in: 0...64, using: &generator)
            numbers.append((Self.number(using: &generator), end, width))
            end += width
        }
        var room = PackedRoom(bits: end)
        for number in numbers.shuffled(using: &generator) {
            room.put(number.value, at: number.bit, width: number.width)
        }
        let bytes = Self.sections([{ room.emit(bits: end, $0) }])[0]
        #expect(bytes.count == (end + 7) / 8 + PackedRoom.slack)
        for number in numbers {
            let kept = number.width > 63 ? number.value : number.value & ((1 << UInt64(number.width)) - 1)
            #expect(bytes.bits(at: number.bit, width: number.width) == kept, "seed \(seed)")
        }
        #expect(bytes.bits(at: end + 1000, width: 64) == 0)
    }

    @Test(arguments: TestCases.dearSeeds(12))
    func `records come back from a table of any length`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let fields = Int.random(in: 1...7, using: &generator)
        let count = [0, 1, 1023, 1024, 1025, 5000].randomElement(using: &generator) ?? 0
        let records = (0..<count).map { _ in (0..<fields).map { _ in Self.number(using: &generator) } }
        var writer = PackedTable.Writer(fields: fields)
        var (data, pages): ([UInt8], [UInt8]) = ([], [])
        for record in records { writer.add(record) { data += $0 } }
        writer.end { data += $0 }
        writer.emitPages { pages += $0 }
        let table = try #require(
            PackedTable(data: IndexBytes(data), pages: IndexBytes(pages), count: count, fields: fields))
        let found = (0..<count).map { index in (0..<fields).map { table[index, $0] } }
        #expect(found == records, "seed \(seed)")
        #expect(
            PackedTable(data: IndexBytes(data), pages: IndexBytes(pages), count: count + 2000, fields: fields)
                == nil)
    }

    @Test(arguments: TestCases.dearSeeds(20))
    func `a digest finds the largest of its numbers, and no other digest does`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let count = [0, 1, 2, 3, 40, 3000].randomElement(using: &generator) ?? 0
        let limits: [UInt64] = [1, 100, 1 << 40]
        let limit = limits.randomElement(using: &generator) ?? 1
        var keys = (0..<count).map { _ in
            DigestKey(
                high: UInt64.random(in: 0...UInt64.max, using: &generator),
                low: UInt32.random(in: 0...UInt32.max, using: &generator))
        }
        // Some that are nearly alike.
        for index in keys.indices.dropFirst() where index.isMultiple(of: 3) {
            keys[index] = DigestKey(high: keys[index - 1].high, low: keys[index - 1].low ^ 1)
        }
        let records: [(DigestKey, UInt64, UInt64)] = keys.map {
            ($0, UInt64.random(in: 0..<limit, using: &generator), UInt64($0.low))
        }
        let all = records + records.map { ($0.0, $0.1 / 2, UInt64(7)) }
        let sections = Self.sections(
            DigestSection.sections(count: all.count, .all) { body in
                for record in all { body(record.0, record.1, record.2) }
            })
        let section = DigestSection(starts: sections[0], records: sections[1])
        for (key, value, extra) in records where value > 0 {
            #expect(section.last(key).map { $0 == (value, extra) } == true, "seed \(seed)")
            #expect(section.last(DigestKey(high: key.high, low: key.low ^ 2)) == nil, "seed \(seed)")
            #expect(section.last(DigestKey(high: key.high ^ 1, low: key.low)) == nil, "seed \(seed)")
            #expect(section.last(key) { $0 < value / 2 } == nil)
        }
        var gone: [String] = []
        section.forEach { gone.append("\($0) \($1) \($2)") }
        #expect(gone.sorted() == all.map { "\($0.0) \($0.1) \($0.2)" }.sorted(), "seed \(seed)")
    }
}
