import Testing
import Times

@testable import EventLog

/// Lines byte for byte, against values that another program computed.
@Suite struct EventChainTests {
    // The checksums and links were computed with Python: a CRC table of its own, and hashlib.
    private let golden = [
        #"{"specversion":"1.0","id":"00112233445566ff-1","source":"/incoming/test","type":"article.accepted","#
            + #""time":"2027-01-15T08:00:00.250000Z","subject":"urn:test:one","sequence":"1","durable":"0","#
            + #""datacontenttype":"application/json","data":{"n":1},"prev":"e3b0c44298fc1c14","crc32c":"279e0f3f"}"#,
        #"{"specversion":"1.0","id":"00112233445566ff-2","source":"/incoming/test","type":"article.accepted","#
            + #""time":"2027-01-15T08:00:00.250000Z","subject":"a \"quoted\" \\ subject","sequence":"2","#
            + #""durable":"1","datacontenttype":"application/json","#
            + #""data":{"text":"Grüße, \"sequence\":\"9\""},"prev":"a8a360ab706fe56c","crc32c":"9b1632d7"}"#,
    ]

    private func draft(_ subject: String, _ data: String) -> EventDraft {
        EventDraft(
            type: "article.accepted", source: "/incoming/test", subject: subject,
            time: WallTime(seconds: 1_800_000_000, nanoseconds: 250_000_000), data: Array(data.utf8))
    }

    @Test func linesAreAsAnotherProgramComputesThem() throws {
        var chain = EventChain(logID: LogFixture.logID)
        var bytes: [UInt8] = []
        #expect(chain.append(draft("urn:test:one", #"{"n":1}"#), to: &bytes) == 1)
        chain.acknowledge(1)
        let second = draft(#"a "quoted" \ subject"#, #"{"text":"Grüße, \"sequence\":\"9\""}"#)
        #expect(chain.append(second, to: &bytes) == 2)
        #expect(String(decoding: bytes, as: UTF8.self) == golden.map { $0 + "\n" }.joined())
        #expect(chain.nextSequence == 3)
        #expect(chain.link == 0x88a0_94eb_c988_b256)
        #expect(chain.durable == 1)

        let places = golden.map { EventLine.check(Array($0.utf8).span) }
        #expect(places[0] == .success(.init(sequence: 1, durable: 0, link: 0xe3b0_c442_98fc_1c14)))
        #expect(places[1] == .success(.init(sequence: 2, durable: 1, link: 0xa8a3_60ab_706f_e56c)))
    }

    @Test func linesThatAreMadeTogetherAreThoseThatAreMadeOneByOne() {
        var (together, singly) = (EventChain(logID: "x"), EventChain(logID: "x"))
        var (one, other): ([UInt8], [UInt8]) = ([], [])
        for count in 0...7 {
            let drafts = (0..<count).map { number in
                draft(
                    "\(number)",
                    #"{"text":"\#(String(repeating: "n", count: (count * 97 + number * 61) % 300))"}"#)
            }
            together.append(drafts, to: &one)
            for draft in drafts { singly.append(draft, to: &other) }
            #expect(one == other)
            #expect(together == singly)
        }
        #expect(together.nextSequence == 29)
    }

    @Test func anEmptyLogBeginsWithTheDigestOfNothing() {
        #expect(EventChain(logID: "x").link == 0xe3b0_c442_98fc_1c14)
        #expect(EventChain(logID: "x").nextSequence == 1)
    }

    @Test func whatIsDurableNeverGoesBack() {
        var chain = EventChain(logID: "x", nextSequence: 10)
        #expect(chain.durable == 9)
        chain.acknowledge(4)
        #expect(chain.durable == 9)
    }
}
