internal import Checksum
internal import Linux

// What stands beside the segments, and the records of the repair itself.
extension LogRepair {
    /// Records that events are lost, as far as that is not known yet.
    mutating func record(lost range: ClosedRange<UInt64>) throws(SystemError) {
        if !known.covers(range) { try record(.lost(range)) }
    }

    /// Adds a record to the file of them, durably.
    mutating func record(_ record: RepairRecord) throws(SystemError) {
        let before = try disk.contents(of: folder.repairs) ?? []
        try disk.replaceDurably(folder.repairs, with: before + record.line(at: now), mode: 0o640)
        known.insert(record)
        report.records.append(record)
    }

    /// Sets the records aside and writes those that are whole anew.
    mutating func putRecordsAside() throws(SystemError) {
        let bytes = try disk.contents(of: folder.repairs) ?? []
        try setAside(folder.repairs)
        let whole = bytes.split(separator: UInt8(ascii: "\n")).filter {
            CheckedDocument.isWhole(Array($0).span)
        }
        let lines = whole.flatMap { $0 + [UInt8(ascii: "\n")] }
        try disk.replaceDurably(folder.repairs, with: lines, mode: 0o640)
    }

    /// Makes a footer that is not whole, or that tells of other lines, anew.
    mutating func putFooterRight(
        _ first: UInt64, _ survey: SegmentSurvey, in file: borrowing SegmentFile
    ) throws(SystemError) {
        guard let bytes = try disk.contents(of: folder.footer(first: first), atMost: 64 << 10) else { return }
        let footer = try SegmentFooter(of: survey, named: first, in: file)
        guard bytes != footer.document, SegmentFooter(bytes) != footer else { return }
        try setAside(folder.footer(first: first))
        try disk.replaceDurably(folder.footer(first: first), with: footer.document, mode: 0o640)
    }

    /// Sets tombstones aside that are not whole; makes those anew that tell of other stripped events.
    mutating func putTombstonesRight() throws(SystemError) {
        for first in try Tombstone.names(in: folder, on: disk) {
            let path = folder.tombstone(first: first)
            guard var tombstone = try Tombstone.read(first: first, in: folder, on: disk) else {
                try setAside(path)
                continue
            }
            let lines = try disk.contents(of: folder.stripped(first: first), atMost: .max) ?? []
            let digest = SHA256.digest(of: lines)
            guard digest != tombstone.strippedDigest else { continue }
            try setAside(path)
            if lines.isEmpty {
                try disk.replaceDurably(folder.stripped(first: first), with: [], mode: 0o640)
            }
            tombstone.strippedDigest = digest
            tombstone.strippedEvents = UInt64(lines.count { $0 == UInt8(ascii: "\n") })
            try disk.replaceDurably(path, with: tombstone.document, mode: 0o640)
        }
    }

    private mutating func setAside(_ path: FilePath) throws(SystemError) {
        let copy = try folder.setAside(path, on: disk) { folder.damaged(path, number: $0) }
        report.documents.append((path, copy))
    }

    /// The lines of a segment, and the parts of it that cannot be read.
    static func pieces(of file: borrowing SegmentFile) throws(SystemError) -> [RepairPlan.Piece] {
        var pieces: [RepairPlan.Piece] = []
        var scanner = LineScanner(from: 0)
        while true {
            let line: LineScanner.Line?
            do throws(SystemError) { line = try scanner.nextWhole(in: file) ?? scanner.rest() } catch {
                guard error.isNotAsWritten else { throw error }
                guard let next = file.resumption(after: scanner.offset) else { return pieces }
                pieces.append(.init(range: scanner.offset..<next, content: .damaged("\(error)")))
                scanner = LineScanner(from: next)
                continue
            }
            guard let line else { return pieces }
            let bytes = scanner.buffer.span.extracting(line.range)
            pieces.append(
                .init(range: line.offset..<line.end, content: content(bytes, isWhole: line.isWhole)))
        }
    }

    private static func content(_ bytes: Span<UInt8>, isWhole: Bool) -> RepairPlan.Content {
        guard isWhole else { return .damaged("it is cut short") }
        switch EventLine.check(bytes) {
        case .success(let place):
            return .event(
                sequence: place.sequence, link: place.link, digest: EventLine.link(to: bytes))
        case .failure(let fault):
            return EventLine.isBlank(bytes) ? .blank : .damaged(fault.rawValue)
        }
    }
}
