import Foundation
import Testing

@testable import Article

/// Every line of the input has one place, whatever the input.
@Suite("One place for every line")
struct LedgerTests {
    private static let pieces = [
        "MINISTERS AGREE ON TALKS", "Ministers agree on more talks", "By Jane Doe, Reuters",
        "By A. B. Smith | October 20, 2023",
        "October 20, 2023", "Updated: 20 Oct 2023 09:05 GMT", "Xinhua) 13:32, October 20, 2023", "0",
        "12 Comments", "3 min read",
        "LONDON, March 2 (Reuters) - The ministers agreed on Friday to hold another round of talks.",
        "    ROME, March 2 - The ministers agreed on Friday to",
        "hold another round of talks before the end of the",
        "year.", "    \"We will meet,\" one said, in co-", "operation with the others.",
        "They will meet in June (next year).",
        "The minister speaks in London, Oct. 19, 2023. (Xinhua/Li Ming)",
        "FILE PHOTO: A meeting. REUTERS/John Roe",
        "Photo: AFP", "(This story has not been edited by Devdiscourse staff.)", "Read more: Talks fail",
        "- 6 hours ago",
        "Share on Facebook", "Advertisement", "(Reporting by Jane Doe; Editing by John Roe)", "Reuter", "###",
        "-30-", "Page 2 of 3",
        "Related stories", "Oil prices gain", "date 2022-05-12 All-weather friends met", "a b  c\td", "***",
        "Title: Ministers agree", "From: A <a@b.example>", "URL: https://a.example/b", "Date: 2023-10-19",
        "Subject: Talks", "# Ministers agree", "Published", "4 hours ago", "Share", "1,204", "Topics",
        "Tags: a, b",
        "Contact:", "Jane Doe is a professor.", "Jane Doe", "Political reporter", "Image caption,",
        "Getty Images",
        "The Guardian", "Opinion", "Home / World / Talks", "(CNN) — The ministers met.",
        "DJ Acme Shares Slide",
        "(END) Dow Jones Newswires", "March 05, 2024 08:12 ET (13:12 GMT)", "SECTION: LOCAL", "r i BC-A-B 1",
        "---",
        "Ministers agree on more talks - The Register", "Menu", "A hotel | KYODO", "A hotel © John Roe, AFP",
        "москва, 19 окт - Текст.",
        "新华社北京10月19日电 两国部长同意。", "    Shr 78 cts vs 1.16 dlrs", "total 55.8 (33.7).      REUTER",
        "Corrects March 11 item",
    ]

    @Test("Texts put together at random")
    func generated() {
        var random = SeededRandom(seed: 1)
        for round in 0..<1_500 {
            let count = Int.random(in: 1...14, using: &random)
            var text = ""
            for _ in 0..<count {
                text += Self.pieces.randomElement(using: &random) ?? ""
                text += ["\n", "\n\n", "\n", "\r\n", "\n\n\n"].randomElement(using: &random) ?? "\n"
            }
            let fault = Ledger.fault(in: Array(text.utf8))
            #expect(fault == nil, "round \(round): \(text.debugDescription)")
        }
    }

    @Test("Any byte after a dateline's agency")
    func anyByteAfterTheAgency() {
        let head = "A headline\n\nPORT-AU-PRINCE,Updated: 20 Oct 2023 09:05 GMT \nHaiti, Oct. 19 (UPI)"
        let tail =
            "-- The ministers agreed on Friday to hold another round of talks before the end of the year.\n"
        for byte in UInt8.min...UInt8.max {
            let fault = Ledger.fault(in: Array(head.utf8) + [byte] + Array(tail.utf8))
            #expect(fault == nil, "byte \(byte)")
        }
    }

    @Test(
        "A headline keeps the marks beyond ASCII around it",
        arguments: ["· A headline", "A headline •", "**A headline**"])
    func markedHeadlines(_ headline: String) {
        let text =
            "\(headline)\n\nLONDON, Oct 19 (Reuters) - The ministers agreed on Friday to hold another round of talks.\n"
        #expect(Ledger.fault(in: Array(text.utf8)) == nil)
    }

    @Test("Seeds and samples, mutated")
    func mutated() throws {
        let rounds = ProcessInfo.processInfo.environment["ARTICLE_MUTATIONS"].flatMap(Int.init) ?? 2_000
        var corpus = try ["000", "001", "002", "003", "004"].map { try Array(Inputs.seed($0).prefix(3_000)) }
        corpus += Self.pieces.map { Array($0.utf8) } + [Array(Self.pieces.joined(separator: "\n").utf8)]
        corpus += DatelineTests.english.map { Array("A headline\n\n\($0.text)\(DatelineTests.prose)\n".utf8) }
        var random = SeededRandom(seed: 2)
        for round in 0..<rounds {
            guard var bytes = corpus.randomElement(using: &random) else { return }
            for _ in 0..<Int.random(in: 1...6, using: &random) { mutate(&bytes, corpus, &random) }
            let fault = Ledger.fault(in: bytes)
            #expect(fault == nil, "round \(round)")
            if let fault {
                Issue.record(
                    "\(fault): \(String(decoding: bytes.prefix(600), as: UTF8.self).debugDescription)")
            }
        }
    }

    private func mutate(_ bytes: inout [UInt8], _ corpus: [[UInt8]], _ random: inout SeededRandom) {
        guard !bytes.isEmpty else { return bytes = [UInt8.random(in: 0...255, using: &random)] }
        let index = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, index + Int.random(in: 0...40, using: &random))
        switch Int.random(in: 0..<8, using: &random) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes[index] = Array("\n\t -:()/,.0129\u{A0}—".utf8).randomElement(using: &random) ?? 0
        case 2: bytes.removeSubrange(index..<end)
        case 3: bytes.insert(contentsOf: bytes[index..<end], at: index)
        case 4: bytes.removeSubrange(index...)
        case 5: bytes.insert(contentsOf: corpus.randomElement(using: &random)?.prefix(400) ?? [], at: index)
        case 6: bytes.insert(contentsOf: [UInt8](repeating: bytes[index], count: 200), at: index)
        default: bytes.insert(0x0A, at: index)
        }
    }

    @Test(
        "Hostile texts take no more than linear time",
        arguments: [
            "a", " ", "\n", "(", ")", "-", ":", "/", "\u{2014}", "LONDON, ", "Ã", "é", "A\n",
            "- 6 hours ago\n", "(AP) ", "date 2022-05-12 ",
            "\u{0}", "\t", "新", "By A and ", "October 20, 2023\n", "\n\n1", "x-\n", "REUTER ", "http://a ",
            "Mar ", "10月", "0", ".", "--", "((", "[AP] ", "LONDON (Reuters) - ", "BONN - ", "(AP/AFP) ",
            "Photo: ",
            "| Photo Credit: ", "@a ", "Jane Doe\n", "published ", "#\n", "REUTERS/A\n", "AP-", "ab/",
            "Q: a\n",
            "© AFP ", "\u{1B}$B", "â€", "é\n", "A - ",
        ])
    func hostile(_ piece: String) throws {
        /// Processor seconds that this thread takes, the best of three: neighbours do not count.
        func time(_ size: Int) throws -> Double {
            let bytes = Array(String(repeating: piece, count: size / piece.utf8.count).utf8)
            return try (0..<3).map { _ in
                let start = try processorTime()
                _ = try? PlainTextReader.read(bytes, settings: ReadingSettings())
                return try processorTime() - start
            }.min() ?? 0
        }
        let (small, large) = (try time(8_000), try time(64_000))
        // Eight times the text; what is quadratic would take 64 times as long.
        #expect(large < small * 24 + 0.03, "\(small) and \(large)")
    }

    private func processorTime() throws -> Double {
        var time = timespec()
        try #require(clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
