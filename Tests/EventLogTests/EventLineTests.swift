import Checksum
import Testing

@testable import EventLog

/// Each fault that a line can have by itself.
@Suite struct EventLineTests {
    /// A line of the members given, with the checksum that belongs to it.
    private func line(_ head: String) -> [UInt8] {
        var bytes = Array(head.utf8)
        let checksum = CRC32C.checksum(of: bytes.span)
        bytes += Array(",\"crc32c\":\"".utf8)
        Hex.append(checksum, to: &bytes)
        return bytes + Array("\"}".utf8)
    }

    private func check(_ head: String) -> Result<EventLine.Place, EventLine.Fault> {
        EventLine.check(line(head).span)
    }

    @Test func aWholeLineTellsItsPlace() {
        let place = EventLine.Place(sequence: 7, durable: 5, link: 0x0123_4567_89ab_cdef)
        #expect(check(#"{"a":1,"sequence":"7","durable":"5","prev":"0123456789abcdef""#) == .success(place))
        let silent = EventLine.Place(sequence: 7, durable: 0, link: 0x0123_4567_89ab_cdef)
        #expect(check(#"{"a":1,"sequence":"7","data":{},"prev":"0123456789abcdef""#) == .success(silent))
    }

    @Test func onlyTheEnvelopesOwnSequenceCounts() {
        let head = #"{"subject":"\",\"sequence\":\"9\"","sequence":"7","data":{"x":1,"sequence":"8"},"#
        let place = EventLine.Place(sequence: 7, durable: 0, link: 1)
        #expect(check(head + #""prev":"0000000000000001""#) == .success(place))
    }

    @Test func capitalDigitsAreNotWhatWasWritten() throws {
        // One in which a digit of the checksum is a letter; there are few without.
        for number in 0..<9 {
            var bytes = line(#"{"a":\#(number),"sequence":"7","prev":"0000000000000001""#)
            let digits = bytes.count - 10..<bytes.count - 2
            guard let letter = digits.first(where: { bytes[$0] >= 0x61 }) else { continue }
            bytes[letter] ^= 0x20
            let result = EventLine.check(bytes.span)
            #expect(result == .failure(.notAnEvent))
        }
    }

    @Test(arguments: ["", "x", "{}", #"{"crc32c":"00000000"}"#, #","crc32c":"00000000"}"#])
    func whatDoesNotEndAsAnEventIsNone(_ text: String) {
        let result = EventLine.check(Array(text.utf8).span)
        #expect(result == .failure(.notAnEvent))
    }

    @Test(arguments: [
        #"{"a":1,"prev":"0123456789abcdef""#,
        #"{"a":1,"sequence":"","prev":"0123456789abcdef""#,
        #"{"a":1,"sequence":"0","prev":"0123456789abcdef""#,
        #"{"a":1,"sequence":"7x","prev":"0123456789abcdef""#,
        #"{"a":1,"sequence":"18446744073709551615","prev":"0123456789abcdef""#,
        #"{"a":1,"sequence":"99999999999999999999","prev":"0123456789abcdef""#,
        #"{"a":1,"sequence":"7","durable":"7","prev":"0123456789abcdef""#,
        #"{"a":1,"sequence":"7","durable":"x","prev":"0123456789abcdef""#,
        #"{"a":1,"sequence":"7","prev":"0123456789abcde""#,
        #"{"a":1,"sequence":"7","prev":"0123456789abcdeg""#,
        #"{"a":1,"sequence":"7","next":"0123456789abcdef""#,
    ])
    func aLineWithoutAPlaceIsNoEvent(_ head: String) {
        #expect(check(head) == .failure(.noPlace))
    }

    @Test func everyFlippedBitIsSeen() {
        let good = line(#"{"a":1,"sequence":"7","durable":"5","prev":"0123456789abcdef""#)
        guard case .success = EventLine.check(good.span) else {
            Issue.record("the line is not whole")
            return
        }
        for index in good.indices {
            for bit in 0..<8 {
                var bad = good
                bad[index] ^= 1 << UInt8(bit)
                // Of the checksum's own digits the upper case means the same.
                let isSameNumber =
                    good[index] != bad[index] && Hex.value(of: good[index]) == Hex.value(of: bad[index])
                if case .success = EventLine.check(bad.span), !isSameNumber {
                    Issue.record("byte \(index), bit \(bit)")
                }
            }
        }
    }

    @Test func everyCutIsSeen() {
        let good = line(#"{"a":1,"sequence":"7","durable":"5","prev":"0123456789abcdef""#)
        for count in 0..<good.count {
            if case .success = EventLine.check(good.span.extracting(0..<count)) {
                Issue.record("\(count) bytes")
            }
        }
    }

    @Test func blanksAreNothingButSpaces() {
        func isBlank(_ bytes: [UInt8]) -> Bool { EventLine.isBlank(bytes.span) }
        #expect(isBlank([]))
        #expect(isBlank(Array("   ".utf8)))
        #expect(!isBlank(Array("  x".utf8)))
        #expect(!isBlank([0, 0]))
    }
}
