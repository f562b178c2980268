import DatelineLog
import TestSupport
import Testing

/// The library as a program of somebody else's uses it: with nothing but its public face.
@Suite struct EventStreamTests {
    private let folder: TemporaryFolder
    private var log: String { "\(folder("log"))" }

    init() throws {
        folder = try TemporaryFolder("stream")
        try SampleLog.write(25, to: folder("log"), segmentSize: 4000)
    }

    @Test func everyEventComesOnceInOrder() throws {
        var events = try EventStream(log)
        var seen: [UInt64] = []
        while let event = try events.next() {
            seen.append(event.sequence)
            #expect(event.type == "article.accepted" && event.json.first == UInt8(ascii: "{"))
            #expect(event.json[event.data].first == UInt8(ascii: "{") && !event.subject.isEmpty)
        }
        #expect(seen == Array(1...25))
        try SampleLog.write(3, to: folder("log"), segmentSize: 4000)
        #expect(try events.next(waiting: 60_000)?.sequence == 26)
        var late = try EventStream(log, from: .after(27))
        #expect(try late.next()?.sequence == 28)
        #expect(try late.next(waiting: 1) == nil)
        var end = try EventStream(log, from: .end)
        #expect(try end.next() == nil)
    }

    @Test func aCursorGoesOnAfterWhatWasSeen() throws {
        func read(_ count: Int) throws -> [UInt64] {
            var events = try EventStream(log, cursor: "c")
            var seen: [UInt64] = []
            while seen.count < count, let event = try events.next() { seen.append(event.sequence) }
            return seen
        }
        #expect(try read(10) == Array(1...10))
        // The last one was not counted as seen: nobody asked for the next.
        #expect(try read(5) == Array(10...14))
        #expect(try read(100) == Array(14...25))
        #expect(try read(100).isEmpty)
        let first = try EventStream(log, cursor: "c")
        do {
            _ = try EventStream(log, cursor: "c")
            Issue.record("two use one cursor")
        } catch { #expect(error.kind == .cursorInUse, "\(error)") }
        _ = consume first
        do {
            _ = try EventStream(log, cursor: "no/name")
            Issue.record("a path names no cursor")
        } catch { #expect(error.kind == .failed, "\(error)") }
    }
}
