internal import Linux

/// What one pass over the last segment found.
struct SegmentSurvey {
    /// The place of the first and of the last whole event; `nil` when there is none.
    var first: EventLine.Place?
    var last: EventLine.Place?
    /// The link that the event after the last one carries.
    var link: UInt64
    /// The offset after the last whole event.
    var lastEnd = 0
    /// Bytes in the segment.
    var size = 0
    /// Everything that is not as it was written, in order.
    var damage: [LogDamage] = []
    /// The offset of the first bad line that no whole event follows.
    var tornFrom: Int?

    /// Reads `file`, whose first event should be `expected` and carry `link`.
    init(_ file: borrowing OpenFile, expected: UInt64, link: UInt64) throws(SystemError) {
        self.link = link
        var expected = expected
        var number = 0
        var scanner = LineScanner(from: 0)
        while let line = try scanner.nextWhole(in: file) {
            number += 1
            examine(line, number: number, in: file.path, expected: &expected)
        }
        if let rest = scanner.rest() {
            tornFrom = tornFrom ?? rest.offset
            size = rest.end
            damage.append(
                LogDamage(
                    segment: file.path, line: number + 1, offset: rest.offset, expected: expected, kind: .cutShort))
        }
    }

    private mutating func examine(
        _ line: LineScanner.Line, number: Int, in path: FilePath, expected: inout UInt64
    ) {
        size = line.end
        func report(_ kind: LogDamage.Kind) {
            damage.append(
                LogDamage(segment: path, line: number, offset: line.offset, expected: expected, kind: kind))
        }
        switch EventLine.check(line.bytes.span) {
        case .success(let place):
            if place.sequence != expected {
                report(.wrongSequence(found: place.sequence))
            } else if place.link != link {
                report(.wrongLink)
            }
            first = first ?? place
            // A repeated line with an earlier number must not set the count back.
            if place.sequence >= expected {
                last = place
                expected = place.sequence + 1
            }
            link = EventLine.link(to: line.bytes.span)
            lastEnd = line.end
            tornFrom = nil
        case .failure(let fault):
            if EventLine.isBlank(line.bytes.span) { return }
            report(.badLine(fault))
            tornFrom = tornFrom ?? line.offset
        }
    }
}
