import Linux
import Testing

@testable import EventLog

/// The mark of what is durable, and the names of the files.
@Suite struct DurableMarkTests {
    // Computed with Python.
    private let written = "00000000000000000042 00000000000000123456 f6dfa881\n"

    @Test func aMarkIsReadAsItWasWritten() {
        let mark = DurableMark(sequence: 42, offset: 123_456)
        #expect(String(decoding: mark.bytes, as: UTF8.self) == written)
        #expect(mark.bytes.count == DurableMark.length)
        #expect(DurableMark(mark.bytes) == mark)
        let largest = DurableMark(sequence: LogFolder.largestSequence, offset: .max)
        #expect(DurableMark(largest.bytes) == largest)
        #expect(DurableMark(DurableMark(sequence: .max, offset: 0).bytes) == nil)
    }

    @Test func noPartOfAMarkIsOne() {
        let bytes = Array(written.utf8)
        for count in 0..<bytes.count { #expect(DurableMark(Array(bytes[..<count])) == nil) }
        #expect(DurableMark(bytes + [0x0A]) == nil)
        for index in bytes.indices {
            var bad = bytes
            bad[index] ^= 1
            #expect(DurableMark(bad) == nil, "byte \(index)")
        }
    }

    @Test func aMixOfTwoMarksIsNone() {
        let old = DurableMark(sequence: 99, offset: 70_001).bytes
        let new = DurableMark(sequence: 100, offset: 71_500).bytes
        for count in 0...new.count {
            let mixed = DurableMark(Array(new[..<count] + old[count...]))
            #expect(mixed == nil || mixed == DurableMark(old) || mixed == DurableMark(new), "\(count) bytes")
        }
    }

    @Test func sealedSegmentsAreToldByTheirNames() {
        let folder = LogFolder("/log")
        #expect(folder.sealed(first: 17).description == "/log/00000000000000000017.jsonl")
        #expect(LogFolder.firstSequence(ofSealed: "00000000000000000017.jsonl") == 17)
        #expect(LogFolder.firstSequence(ofSealed: folder.compressed(first: 17).lastComponent) == 17)
        #expect(
            LogFolder.firstSequence(ofSealed: folder.sealed(first: LogFolder.largestSequence).lastComponent)
                == LogFolder.largestSequence)
        for name in [
            "current.jsonl", "17.jsonl", "0000000000000000001x.jsonl", "00000000000000000017.json",
            "00000000000000000017.jsonl.zst.new", "99999999999999999999.jsonl", "18446744073709551615.jsonl",
            "00000000000000000000.jsonl",
            "torn-1-2", ".jsonl", "",
        ] {
            #expect(LogFolder.firstSequence(ofSealed: .init(name)) == nil, "\(name)")
        }
        #expect(
            LogFolder.firstSequence(ofSealed: .init(bytes: [0xFF] + Array(repeating: 0x30, count: 25))) == nil
        )
        #expect(
            folder.torn(next: 5, offset: 9).lastComponent == "torn-00000000000000000005-00000000000000000009")
        #expect(
            folder.torn(next: 5, offset: 9, number: 2).lastComponent
                == "torn-00000000000000000005-00000000000000000009.2")
    }
}
