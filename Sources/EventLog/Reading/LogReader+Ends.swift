public import Linux
public import Times

extension LogReader {
    /// The last sequence in the log that is durable; 0 when there is none.
    public static func lastSequence(in folder: LogFolder, on disk: any Disk) throws(SystemError) -> UInt64 {
        if let mark = try DurableMark.read(folder, on: disk) { return mark.sequence }
        return try SegmentFinder(folder: folder, disk: disk).lastSequence()
    }

    /// The oldest event that the log still has and that can be read; `nil` when there is none.
    public static func oldestEvent(in folder: LogFolder, on disk: any Disk) throws(SystemError) -> LogEvent? {
        var reader = LogReader(folder, on: disk)
        while true {
            do throws(LogReadError) { return try reader.next() } catch {
                if case .failed(let cause) = error { throw cause }
            }
        }
    }

    /// The sequence of the first event that was decided at `time` or after it; the one after the last where
    /// all were decided before.
    ///
    /// Found by halving, as times go up with the sequences. Where the clock was set back, it is a place where
    /// the time passes `time`, of which there may be several.
    public static func sequence(
        atOrAfter time: WallTime, in folder: LogFolder, on disk: any Disk
    ) throws(SystemError) -> UInt64 {
        var reader = LogReader(
            folder, on: disk, from: try SegmentFinder(folder: folder, disk: disk).sequence(before: time))
        while true {
            do throws(LogReadError) {
                guard let event = try reader.next() else { return reader.nextSequence }
                if let moment = EventLine.time(of: event.line.span), moment >= time { return event.sequence }
            } catch {
                if case .failed(let cause) = error { throw cause }
            }
        }
    }
}

extension SegmentFinder {
    /// The sequence of an event that was decided before `time`, with few others between; 0 when there is none.
    func sequence(before time: WallTime) throws(SystemError) -> UInt64 {
        let firsts = try sealed()
        // How many of the sealed segments begin before that time.
        var (low, high) = (0, firsts.count)
        while low < high {
            let middle = (low + high) / 2
            guard let file = try openSealed(firsts[middle]),
                let begins = try SegmentIndex.first(of: file)?.time
            else {
                // Gone, or nothing in it tells: what comes after it is looked at from here.
                low = middle + 1
                continue
            }
            if begins < time { low = middle + 1 } else { high = middle }
        }
        if low == firsts.count, let current = try open(after: firsts.last ?? 0) {
            var index = SegmentIndex()
            if let mark = try index.mark(before: time, in: current.file) { return mark.sequence }
        }
        guard low > 0, let file = try openSealed(firsts[low - 1]) else { return 0 }
        var index = SegmentIndex()
        return try index.mark(before: time, in: file)?.sequence ?? firsts[low - 1]
    }
}
