import Testing

@testable import Checksum

/// Published vectors.
@Suite struct ChecksumTests {
    private func crc(_ bytes: [UInt8], continuing previous: UInt32 = 0) -> UInt32 {
        CRC32C.checksum(of: bytes.span, continuing: previous)
    }

    // RFC 3720, appendix B.4, and the check value of the CRC catalogue.
    @Test func crc32cIsThatOfTheStandard() {
        #expect(crc(Array("123456789".utf8)) == 0xe306_9283)
        #expect(crc([UInt8](repeating: 0, count: 32)) == 0x8a91_36aa)
        #expect(crc([UInt8](repeating: 0xFF, count: 32)) == 0x62a8_ab43)
        #expect(crc(Array(0..<32)) == 0x46dd_794e)
        #expect(crc(Array((0..<32).reversed())) == 0x113f_db5c)
        #expect(crc([]) == 0)
    }

    @Test func aChecksumCanBeContinuedAnywhere() {
        let bytes = (0..<100).map { UInt8(truncatingIfNeeded: $0 &* 37) }
        let whole = crc(bytes)
        for split in 0...bytes.count {
            #expect(crc(Array(bytes[split...]), continuing: crc(Array(bytes[..<split]))) == whole)
        }
    }

    @Test func everyLengthGivesWhatByteAfterByteGives() {
        let bytes = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 &* 131 &+ $0 >> 5) }
        var continued: UInt32 = 0
        for count in bytes.indices {
            if count % 61 == 0 || count % 3072 < 3 {
                #expect(crc(Array(bytes[..<count])) == continued, "\(count)")
            }
            continued = crc([bytes[count]], continuing: continued)
        }
    }

    // FIPS 180-4's examples.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func sha256IsThatOfTheStandard(_ text: String, _ hex: String) throws {
        let digest = SHA256.digest(of: Array(text.utf8))
        #expect(digest.hex == hex)
        #expect(Digest256(hex: hex.utf8) == digest)
        #expect(digest.first64 == UInt64(hex.prefix(16), radix: 16))
        #expect(digest.prefix.high == digest.first64)
        #expect(digest.prefix.low == UInt64(hex.dropFirst(16).prefix(16), radix: 16))
        var output: [UInt8] = []
        digest.appendHex(to: &output)
        #expect(output == Array(hex.utf8))
    }

    @Test func sha256OfAMillionBytes() {
        #expect(
            SHA256.digest(of: [UInt8](repeating: 0x61, count: 1_000_000)).hex
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test(arguments: ["", "x", String(repeating: "a", count: 63), String(repeating: "g", count: 64)])
    func whatIsNoDigestIsNone(_ text: String) { #expect(Digest256(hex: text.utf8) == nil) }

    @Test func hexKeepsItsWidth() {
        #expect(Hex.string(UInt32(0xab)) == "000000ab")
        #expect(Hex.string(UInt64.max) == "ffffffffffffffff")
        #expect(Hex.number("000000AB".utf8, as: UInt32.self) == 0xab)
        #expect(Hex.number("".utf8, as: UInt32.self) == nil)
        #expect(Hex.number("123456789".utf8, as: UInt32.self) == nil)
        #expect(Hex.number("12 4".utf8, as: UInt32.self) == nil)
        for byte in UInt8.min ... .max {
            let value = Hex.value(of: byte)
            #expect(value.map(Int.init) == Int(String(UnicodeScalar(byte)), radix: 16), "\(byte)")
        }
    }

    // RFC 4648, section 10.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func base64IsThatOfTheStandard(_ plain: String, _ encoded: String) {
        #expect(Base64.encode(Array(plain.utf8)) == encoded)
        #expect(Base64.decode(encoded) == Array(plain.utf8))
    }

    @Test func base64TakesEveryByte() {
        for count in 250...256 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
            #expect(Base64.decode(Base64.encode(bytes)) == bytes)
        }
    }

    @Test(arguments: ["Zg", "Zg=", "Zg==Zg==", "Z===", "====", "Zm9v\n", "Zm-_", "Zh==", "Zm9="])
    func whatIsNotBase64IsRefused(_ text: String) { #expect(Base64.decode(text) == nil) }

    @Test func bothWaysOfSHA256AgreeAtEveryLengthOfTheTail() {
        let bytes = (0..<400).map { UInt8(truncatingIfNeeded: $0 &* 131 &+ 7) }
        for count in 0...200 {
            let one = bytes.span.extracting(0..<count)
            let other = bytes.span.extracting(count..<min(400, count * 2 + 3))
            let expected = (SHA256.portableDigest(of: one), SHA256.portableDigest(of: other))
            #expect(SHA256.digest(of: one) == expected.0)
            let pair = SHA256.digests(of: one, other)
            #expect(pair.0 == expected.0 && pair.1 == expected.1, "\(count)")
        }
    }

    @Test func theDigestsOfAMessageAndOfItsBeginningAreMadeTogether() {
        let bytes = (0..<420).map { UInt8(truncatingIfNeeded: $0 &* 57 &+ 11) }
        for count in 0...200 {
            for more in [0, 1, 2, 8, 9, 63, 64, 65, 200] {
                let (message, other) = (
                    bytes.span.extracting(0..<count + more), bytes.span.extracting(count..<420)
                )
                let found = SHA256.digests(of: message, beginning: count, other)
                #expect(found.whole == SHA256.portableDigest(of: message), "\(count) and \(more)")
                let beginning = SHA256.portableDigest(of: message.extracting(0..<count))
                #expect(found.beginning == beginning, "\(count) and \(more)")
                #expect(found.other == SHA256.portableDigest(of: other), "\(count) and \(more)")
            }
        }
    }

    @Test func aDigestThatIsBegunBesideAnotherIsTheSame() {
        let bytes = (0..<700).map { UInt8(truncatingIfNeeded: $0 &* 29 &+ 3) }
        for count in 0...200 {
            let first = bytes.span.extracting(0..<count)
            for (length, beginning) in [
                (300, 300 - count), (count, count), (count + 130, 64), (64, count % 64),
            ] {
                let second = bytes.span.extracting(count..<count + length)
                let (digest, begun) = SHA256.digest(
                    of: first, beginning: second.extracting(0..<beginning))
                #expect(digest == SHA256.portableDigest(of: first))
                #expect(
                    SHA256.digest(of: second, begun: begun) == SHA256.portableDigest(of: second),
                    "\(count), \(beginning) of \(length)")
            }
        }
    }
}
