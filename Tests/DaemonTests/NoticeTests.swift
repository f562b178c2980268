import Linux
import ServiceManager
import TestSupport
import Testing

@testable import Daemon

/// What the journal is told, and what the catalog says of it.
@Suite struct NoticeTests {
    private static let catalog = FilePath(#filePath).parent.parent.parent.appending(
        "deploy/datelined.catalog")

    @Test func theCatalogExplainsEachKindAndNoOther() throws {
        let text = String(
            decoding: try #require(try LinuxDisk().contents(of: Self.catalog)), as: UTF8.self)
        let ids = text.split(separator: "\n").filter { $0.hasPrefix("-- ") }.map { String($0.dropFirst(3)) }
        #expect(ids.sorted() == Notice.allCases.map(\.id.description).sorted())
        #expect(Set(ids).count == ids.count)
    }

    @Test func theManualNamesEachKindAndNoOther() throws {
        let page = Self.catalog.parent.appending("man/datelined.8")
        let text = String(decoding: try #require(try LinuxDisk().contents(of: page)), as: UTF8.self)
        let ids = text.split(separator: "\n").compactMap { line in
            line.hasPrefix(".It ") && line.contains(" Ta ") ? String(line.dropFirst(4).prefix(32)) : nil
        }
        #expect(ids.sorted() == Notice.allCases.map(\.id.description).sorted())
    }

    @Test func everyMessageHasAKind() throws {
        let folder = Self.catalog.parent.parent.appending("Sources/Daemon")
        for name in try LinuxDisk().tree(folder) {
            let text = String(
                decoding: try #require(try LinuxDisk().contents(of: folder.appending(name))), as: UTF8.self)
            for level in ["trace", "debug", "info", "notice", "warning", "error", "critical"] {
                #expect(!text.contains("logger.\(level)("), "\(name) writes a message without a kind")
            }
        }
    }

    private func files(_ numbers: Range<Int>) -> [RejectedFile] {
        numbers.map { RejectedFile(path: FilePath("\($0)"), code: "empty", reason: "", sequence: UInt64($0)) }
    }

    private func moment(_ milliseconds: Int) -> Monotonic {
        Monotonic(nanoseconds: 0).advanced(milliseconds: milliseconds)
    }

    @Test func tenRejectionsAMinuteAreToldOneByOneAndTheRestIsCounted() {
        var notices = RejectionNotices()
        #expect(notices.take(files(0..<3), others: 0, now: moment(0)) == files(0..<3).map { .file($0) })
        #expect(
            notices.take(files(3..<13), others: 90, now: moment(1)) == files(3..<10).map { .file($0) })
        #expect(notices.take(files(13..<15), others: 0, now: moment(59_999)).isEmpty)
        // The minute is over: what was left out is told, even if nothing more comes.
        #expect(notices.take([], others: 0, now: moment(60_000)) == [.more(95)])
        #expect(notices.take([], others: 0, now: moment(180_000)).isEmpty)
        #expect(
            notices.take(files(20..<21), others: 0, now: moment(200_000)) == files(20..<21).map { .file($0) })
        #expect(notices.close().isEmpty)
    }

    @Test func theEndTellsWhatWasLeftOut() {
        var notices = RejectionNotices()
        _ = notices.take(files(0..<10), others: 2, now: moment(0))
        #expect(notices.close() == [.more(2)])
        #expect(notices.close().isEmpty)
    }

    @Test func theBoardKeepsNoMoreRejectionsThanAreTold() throws {
        let board = Board(wakeup: try Wakeup())
        for file in files(0..<25) { board.reject(file) }
        let (kept, others) = board.takeRejections()
        #expect(kept == files(0..<10))
        #expect(others == 15)
        #expect(board.takeRejections().files.isEmpty)
    }
}
