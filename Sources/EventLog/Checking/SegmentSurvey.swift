internal import Checksum
internal import Linux

/// What one pass over a segment found, and the judgement of it that recovery, readers and `verify` share.
///
/// Whatever is not as it was written is damage where events stand, or should stand, that are durable, and a
/// torn tail after them: there a power cut may leave anything, whole lines behind bad ones among it, since
/// pages reach the disk in any order. How far the log is durable is told by the mark, and by every whole
/// line, which carries what was durable when it was made.
struct SegmentSurvey {
    /// Where the log stands after the lines that were read.
    struct Standing {
        /// The sequence of the next event.
        var next: UInt64
        /// The link that it carries; `nil` where that cannot be known.
        var link: UInt64?
        /// The link to the last whole event in the log.
        var lastLink: UInt64
        /// Whole events.
        var events: UInt64 = 0
        /// The offset after the last of them.
        var end = 0
        /// Bad lines since the last of them.
        var badLines: UInt64 = 0
    }

    /// A torn tail.
    struct Tear {
        /// Where it begins.
        let offset: Int
        /// Its bytes.
        let length: Int
    }

    /// How a survey is bounded and judged.
    struct Bounds {
        /// The last sequence that is known to be durable; `.max` for a sealed segment, which is so as a whole.
        var durable: UInt64
        /// The survey ends at this event: what comes after it is being written.
        var limit: UInt64 = .max
        /// What is known to be missing.
        var known = KnownLosses.none

        var isSealed: Bool { durable == .max }
    }

    /// Where the log stands after what is kept: the torn tail is not.
    private(set) var standing: Standing
    /// The sequence and the line of the first whole event; `nil` when there is none.
    private(set) var first: (sequence: UInt64, header: EventHeader?)?
    /// The sequence with which the segment begins, as far as its lines tell.
    private(set) var beginning: UInt64
    /// The last sequence that is known to be durable.
    private(set) var durable: UInt64
    /// The offset after the last event that was known to be durable before the segment was read.
    private(set) var certainEnd = 0
    /// Bytes that were read.
    private(set) var size = 0
    /// Lines that hold nothing.
    private(set) var blankLines = 0
    /// Lines that are no event and not blank.
    private(set) var badLines = 0
    /// The last whole event, in the order of the file; `nil` when there is none.
    private(set) var lastLine: (sequence: UInt64, offset: Int, length: Int)?
    /// The digest over the digests of all whole events' lines; `nil` where it was not asked for.
    private(set) var digest: Digest256?
    /// Everything that is damaged, in order.
    private(set) var damage: [LogDamage] = []
    /// Whether the first event is a later one than should follow the segment before. That is seen in `damage`
    /// too, but this segment itself is as it was written.
    private(set) var beginsLate = false
    /// The torn tail.
    private(set) var tear: Tear?

    private struct Fault {
        let damage: LogDamage
        let before: Standing
        var isLateBeginning = false
        /// The lowest sequence of a whole line from here to the next fault.
        var lowestAfter = UInt64.max
    }

    private let bounds: Bounds
    private var faults: [Fault] = []
    private let path: FilePath
    private let digests: SHA256Stream?

    /// Reads `file`, which follows a log that stands at `standing`, from its beginning or from `start`. The
    /// digest is taken of a sealed segment.
    init(
        _ file: borrowing some LineSource & ~Copyable, after standing: Standing, within bounds: Bounds,
        from start: SurveyStart? = nil, progress: (_ events: UInt64, _ bytes: Int) -> Void = { _, _ in }
    ) throws(SystemError) {
        digests = bounds.isSealed ? SHA256Stream() : nil
        self.standing = standing
        self.standing.events = 0
        self.standing.end = 0
        self.standing.badLines = 0
        self.bounds = bounds
        beginning = standing.next
        durable = bounds.durable
        path = file.path
        if let start { resume(start) }
        var scanner = LineScanner(from: size)
        var number = 0
        while self.standing.next <= bounds.limit {
            let line: LineScanner.Line?
            do throws(SystemError) { line = try scanner.nextWhole(in: file) ?? scanner.rest() } catch {
                guard error.isNotAsWritten else { throw error }
                guard let next = noteUnreadable(at: scanner.offset, in: file) else { break }
                scanner = LineScanner(from: next)
                continue
            }
            guard let line else { break }
            // Two lines at a time: their digests take little longer than that of one.
            let second = line.isWhole ? scanner.nextBuffered() : nil
            let span = scanner.buffer.span
            let pair = SHA256.digests(
                of: span.extracting(line.range), span.extracting(second?.range ?? line.range.prefix(0)))
            // Lines are not counted from a place in the middle.
            number += 1
            examine(line, span.extracting(line.range), pair.0, number: start == nil ? number : 0)
            if let second, self.standing.next <= bounds.limit {
                number += 1
                examine(second, span.extracting(second.range), pair.1, number: start == nil ? number : 0)
            }
            if number & 4095 < 2 { progress(self.standing.events, size) }
        }
        digest = digests?.finish()
        judge()
    }

    /// Notes a part of a compressed segment that cannot be read; gives where reading goes on.
    private mutating func noteUnreadable(
        at offset: Int, in file: borrowing some LineSource & ~Copyable
    ) -> Int? {
        let damage = LogDamage(
            segment: path, line: 0, offset: offset, expected: standing.next + standing.badLines,
            kind: .badFrame)
        faults.append(Fault(damage: damage, before: standing))
        standing.badLines += 1
        badLines += 1
        standing.link = nil
        return file.resumption(after: offset)
    }

    private mutating func resume(_ start: SurveyStart) {
        standing = start.standing
        first = start.first
        beginning = start.first.sequence
        certainEnd = start.standing.end
        size = start.standing.end
    }

    private mutating func examine(
        _ line: LineScanner.Line, _ bytes: Span<UInt8>, _ digest: Digest256, number: Int
    ) {
        size = line.end
        guard line.isWhole else {
            note(.cutShort, line, number)
            standing.badLines += 1
            badLines += 1
            return
        }
        switch EventLine.check(bytes) {
        case .success(let place): examine(place, line, bytes, digest, number: number)
        case .failure(let fault):
            if EventLine.isBlank(bytes) {
                blankLines += 1
            } else {
                note(.badLine(fault), line, number)
                standing.badLines += 1
                badLines += 1
                standing.link = nil
            }
        }
    }

    private mutating func examine(
        _ place: EventLine.Place, _ line: LineScanner.Line, _ bytes: Span<UInt8>, _ digest: Digest256,
        number: Int
    ) {
        if !bounds.isSealed { durable = max(durable, place.durable) }
        // A bad line may have been an event, a part of one, or something that was put between two.
        let isKnown =
            standing.badLines == 0 && place.sequence > standing.next
            && bounds.known.covers(standing.next...place.sequence - 1)
        if isKnown {
            // What it is linked to is lost.
        } else if place.sequence < standing.next || place.sequence > standing.next + standing.badLines {
            note(.wrongSequence(found: place.sequence), line, number)
            if first == nil, standing.badLines == 0, place.sequence > standing.next {
                faults[faults.count - 1].isLateBeginning = true
            }
        } else if let link = standing.link, place.link != link,
            !bounds.known.unlinked.contains(place.sequence)
        {
            note(.wrongLink, line, number)
        }
        if let last = faults.indices.last {
            faults[last].lowestAfter = min(faults[last].lowestAfter, place.sequence)
        }
        if first == nil {
            first = (place.sequence, EventHeader(bytes.withUnsafeBufferPointer { Array($0) }))
            if place.sequence > standing.next + standing.badLines {
                beginning = place.sequence - standing.badLines
            }
        }
        // A repeated line with an earlier number must not set the count back.
        standing.next = max(standing.next, place.sequence + 1)
        standing.badLines = 0
        digests?.append(digest)
        lastLine = (place.sequence, line.offset, line.range.count)
        standing.lastLink = digest.first64
        standing.link = standing.lastLink
        standing.events += 1
        standing.end = line.end
        if place.sequence <= bounds.durable { certainEnd = line.end }
    }

    private mutating func note(_ kind: LogDamage.Kind, _ line: LineScanner.Line, _ number: Int) {
        let damage = LogDamage(
            segment: path, line: number, offset: line.offset, expected: standing.next + standing.badLines,
            kind: kind)
        faults.append(Fault(damage: damage, before: standing))
    }

    /// Parts the faults into damage and a torn tail.
    private mutating func judge() {
        var torn = faults.endIndex
        var lowest = UInt64.max
        for index in faults.indices.reversed() {
            lowest = min(lowest, faults[index].lowestAfter)
            guard faults[index].before.next > durable, lowest > durable else { break }
            torn = index
        }
        if torn < faults.endIndex {
            let offset = faults[torn].damage.offset
            tear = Tear(offset: offset, length: size - offset)
            standing = faults[torn].before
            if standing.events == 0 { first = nil }
        }
        damage = faults[..<torn].map(\.damage)
        beginsLate = faults[..<torn].first?.isLateBeginning ?? false
        let end = standing.next + standing.badLines
        if !bounds.isSealed, end <= durable, !bounds.known.covers(end...durable) {
            damage.append(
                LogDamage(
                    segment: path, line: 0, offset: standing.end, expected: end,
                    kind: .missing(durable: durable)))
        }
    }
}
