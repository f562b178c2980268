internal import Checksum
internal import Linux

// What stands beside the segments: footers, tombstones, and what is left of removed segments.
extension LogVerifier {
    /// Where the log stands before the sealed segment that `first` names. What is missing there is told, unless
    /// tombstones tell of it.
    mutating func position(at first: UInt64, in path: FilePath) throws(SystemError) -> SegmentSurvey.Standing
    {
        if let standing, standing.next >= first { return standing }
        // Looked for after the segment was opened: one that was removed before has its tombstone.
        let removed = try removedSegments(before: first)
        if standing == nil {
            guard first > 1 else { return Self.beginning(at: first) }
            if let last = removed.last { return Self.position(after: last) }
            note(missing: try Tombstone.last(in: folder, on: disk)?.next ?? 1, before: first)
            return Self.beginning(at: first)
        }
        var before = standing ?? Self.beginning(at: first)
        // Removed while the segments before it were being read.
        if let last = removed.last, let oldest = removed.first, oldest.footer.name <= before.next {
            return Self.position(after: last)
        }
        if known.covers(before.next...first - 1) {
            before.next = first
            before.link = nil
            return before
        }
        // Told once, here, rather than by the first line too.
        report(.wrongSequence(found: first), in: path, expected: before.next)
        before.next = first
        before.link = nil
        return before
    }

    /// The tombstones of the segments just before the one that `first` names, without a gap, in order.
    private func removedSegments(before first: UInt64) throws(SystemError) -> [Tombstone] {
        var found: [Tombstone] = []
        for name in try Tombstone.names(in: folder, on: disk).reversed() where name < first {
            guard let tombstone = try Tombstone.read(first: name, in: folder, on: disk),
                tombstone.next == found.first?.footer.name ?? first
            else { break }
            found.insert(tombstone, at: 0)
        }
        return found
    }

    static func position(after tombstone: Tombstone) -> SegmentSurvey.Standing {
        let footer = tombstone.footer
        return SegmentSurvey.Standing(
            next: tombstone.next, link: footer.last + 1 == tombstone.next ? footer.link : nil,
            lastLink: footer.link)
    }

    /// Notes that events before the first one that is left are not there, and that nothing says why.
    mutating func note(missing from: UInt64, before first: UInt64) {
        guard from < first else { return }
        let events = from == first - 1 ? "event \(from) is" : "events \(from) to \(first - 1) are"
        result.notes.append("\(events) missing without a tombstone")
    }

    /// Holds what was found in a sealed segment against its footer, if it has one.
    mutating func checkFooter(
        of first: UInt64, _ survey: SegmentSurvey, in file: borrowing SegmentFile
    ) throws(SystemError) {
        guard let bytes = try disk.contents(of: folder.footer(first: first), atMost: 64 << 10) else { return }
        guard let footer = SegmentFooter(bytes), footer.name == first else {
            return report(.badDocument, in: folder.footer(first: first), expected: first)
        }
        // Where lines are damaged that has been told.
        guard survey.damage.isEmpty else { return }
        if try SegmentFooter(of: survey, named: first, in: file) != footer {
            report(.otherThanFooter, in: file.path, expected: first)
        }
    }

    /// Checks what is left of the segments that were removed.
    mutating func checkTombstones() throws(SystemError) {
        var next: UInt64 = 1
        for first in try Tombstone.names(in: folder, on: disk) {
            guard let tombstone = try Tombstone.read(first: first, in: folder, on: disk) else {
                report(.badDocument, in: folder.tombstone(first: first), expected: first)
                continue
            }
            note(missing: next, before: first)
            next = tombstone.next
            result.removedSegments += 1
            if try digest(of: folder.stripped(first: first)) != tombstone.strippedDigest {
                report(.otherThanTombstone, in: folder.stripped(first: first), expected: first)
            }
        }
    }

    private func digest(of path: FilePath) throws(SystemError) -> Digest256? {
        let stream = SHA256Stream()
        do throws(SystemError) {
            let file = try OpenFile(path, .read, on: disk)
            var offset = 0
            while true {
                let bytes = try file.read(at: offset, count: 1 << 20)
                if bytes.isEmpty { return stream.finish() }
                stream.append(bytes.span)
                offset += bytes.count
            }
        } catch  where error.isMissing { return nil }
    }
}
