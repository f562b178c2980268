public import Linux
public import Times

extension CursorFolder {
    /// A reader that goes on after what `cursor` has seen, if this is the log that it has seen it in.
    ///
    /// The event that was seen last, or the one after it, must be linked as the cursor remembers: so a log that
    /// was restored from an older copy and has gone on otherwise is noticed.
    public func reader(from position: CursorPosition, name: String) throws(CursorError) -> LogReader {
        let oldest: LogEvent?
        let last: UInt64
        do throws(SystemError) {
            oldest = try LogReader.oldestEvent(in: log, on: disk)
            last = try LogReader.lastSequence(in: log, on: disk)
        } catch { throw .failed(error) }
        let first = oldest?.sequence ?? 0
        if let id = oldest.flatMap({ EventHeader($0.line)?.logID }), !position.logID.isEmpty,
            id != position.logID
        {
            throw .otherLog(name, oldest: first)
        }
        guard position.sequence <= last else {
            throw .beyondTheEnd(name, sequence: position.sequence, last: last, oldest: first)
        }
        if first > position.sequence + 1 {
            throw .removed(name, sequence: position.sequence, oldest: first)
        }
        guard let link = position.link, try isLinked(position.sequence, by: link) == false else {
            return LogReader(log, on: disk, from: position.sequence + 1)
        }
        throw .otherHistory(name, sequence: position.sequence, oldest: first)
    }

    /// Whether the event after `sequence` is to carry `link`; `nil` where the log does not tell.
    private func isLinked(_ sequence: UInt64, by link: UInt64) throws(CursorError) -> Bool? {
        var reader = LogReader(log, on: disk, from: max(1, sequence))
        while true {
            do throws(LogReadError) {
                guard let event = try reader.next() else { return nil }
                if event.sequence == sequence { return EventLine.link(to: event.line.span) == link }
                guard event.sequence == sequence + 1,
                    case .success(let place) = EventLine.check(event.line.span)
                else { return nil }
                return place.link == link
            } catch {
                switch error {
                case .failed(let cause): throw .failed(cause)
                case .damage: return nil
                // Asked again, it gives the oldest, which may be the next one.
                case .removed: continue
                }
            }
        }
    }

    /// The position before the oldest event that there is, for a reader that is to see all.
    public func beginning(now: WallTime) throws(SystemError) -> CursorPosition {
        guard let oldest = try LogReader.oldestEvent(in: log, on: disk) else {
            return CursorPosition(logID: "", sequence: 0, link: EventChain.beginning, moved: now)
        }
        var link: UInt64?
        if case .success(let place) = EventLine.check(oldest.line.span) { link = place.link }
        return CursorPosition(
            logID: EventHeader(oldest.line)?.logID ?? "", sequence: oldest.sequence - 1, link: link,
            moved: now)
    }
}
