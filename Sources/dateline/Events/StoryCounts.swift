import EventLog
import Linux

/// How many copies and revisions stories have.
struct StoryCounts {
    /// What became of a story.
    struct Count: Equatable {
        var copies = 0
        var revisions = 0
        var isWithdrawn = false

        /// `3 copies, 1 revision`; empty where there is nothing.
        var text: String {
            var parts: [String] = []
            if copies > 0 { parts.append(copies == 1 ? "1 copy" : "\(copies) copies") }
            if revisions > 0 { parts.append(revisions == 1 ? "1 revision" : "\(revisions) revisions") }
            if isWithdrawn { parts.append("withdrawn") }
            return parts.joined(separator: ", ")
        }
    }

    private var counts: [UInt64: Count] = [:]

    init() {}

    /// Counts from the event `first` to the end of the log.
    init(_ folder: LogFolder, on disk: any Disk, from first: UInt64) throws(SystemError) {
        var reader = LogReader(folder, on: disk, from: first)
        while true {
            do throws(LogReadError) {
                guard let event = try reader.next() else { return }
                add(event.line)
            } catch {
                // What is damaged is told when it is to be printed.
                if case .failed(let cause) = error { throw cause }
            }
        }
    }

    /// What became of the story that the event `sequence` began.
    func count(of sequence: UInt64) -> Count { counts[sequence] ?? Count() }

    private mutating func add(_ line: [UInt8]) {
        // Most events of most logs begin a story: their bytes tell, and nothing of them is read.
        guard !EventFilter.member("type", "article.accepted", isIn: line), let view = EventView(line),
            let original = view.original.flatMap(UInt64.init)
        else { return }
        switch view.type {
        case "article.duplicate": counts[original, default: Count()].copies += 1
        case "article.revised": counts[original, default: Count()].revisions += 1
        case "article.withdrawn": counts[original, default: Count()].isWithdrawn = true
        default: break
        }
    }
}
