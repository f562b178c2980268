internal import Checksum
internal import Glibc
internal import Linux
internal import Times

// The removal of segments. What must outlive a segment is on stable storage before its name goes: the events
// without their texts, then the tombstone, each in a file of its own.
extension LogUpkeep {
    /// Removes the oldest segments as far as the policy says and no reader needs them.
    func removeExpired(
        now: WallTime, _ isOver: () -> Bool, _ report: inout Report
    ) throws(SystemError) {
        guard policy.retainedAge != nil || policy.retainedSize != nil else { return }
        let sealed = try SegmentFinder(folder: folder, disk: disk).sealed()
        let hold = try holds().min { $0.sequence < $1.sequence }
        var excess = 0
        if let limit = policy.retainedSize { excess = try totalSize(sealed) - limit }
        for (index, first) in sealed.enumerated() {
            if isOver() { return }
            guard let footer = try SegmentFooter.read(first: first, in: folder, on: disk) else { return }
            guard let cause = cause(footer, excess: excess, now: now) else { return }
            excess -= try size(first)
            if let hold, hold.sequence <= footer.last || report.hold != nil {
                report.hold = hold
                report.heldSegments += 1
                continue
            }
            let next = index + 1 < sealed.count ? sealed[index + 1] : max(footer.last, footer.name) + 1
            report.removed.append(try remove(footer, next: next, cause: cause, now: now))
        }
    }

    private func cause(_ footer: SegmentFooter, excess: Int, now: WallTime) -> Tombstone.Cause? {
        if excess > 0 { return .size }
        guard let age = policy.retainedAge,
            let last = footer.lastTime.flatMap(WallTime.init(rfc3339:)), now.seconds - last.seconds > age
        else { return nil }
        return .age
    }

    private func totalSize(_ sealed: [UInt64]) throws(SystemError) -> Int {
        var total = 0
        for first in sealed { total += try size(first) }
        do { total += try disk.status(at: folder.current).size } catch {
            guard error.isMissing else { throw error }
        }
        return total
    }

    private func size(_ first: UInt64) throws(SystemError) -> Int {
        var size = 0
        for path in [folder.sealed(first: first), folder.compressed(first: first)] {
            do throws(SystemError) { size += try disk.status(at: path).size } catch {
                guard error.isMissing else { throw error }
            }
        }
        return size
    }

    private func remove(
        _ footer: SegmentFooter, next: UInt64, cause: Tombstone.Cause, now: WallTime
    ) throws(SystemError) -> Tombstone {
        try disk.makeDirectories(folder.expired, mode: 0o750)
        let stripped = try writeStripped(footer.name)
        let tombstone = Tombstone(
            footer: footer, next: next, removed: now, cause: cause, strippedEvents: stripped.events,
            strippedDigest: stripped.digest)
        try disk.replaceDurably(
            folder.tombstone(first: footer.name), with: tombstone.document, mode: 0o640)
        // The folder of the tombstones may be new.
        try disk.synchronizeDirectory(folder.path)
        try unlink(footer.name)
        return tombstone
    }

    /// Removes the names of a segment that has a tombstone.
    func unlink(_ first: UInt64) throws(SystemError) {
        try disk.removeIfThere(folder.sealed(first: first))
        try disk.removeIfThere(folder.compressed(first: first))
        try disk.removeIfThere(folder.footer(first: first))
        try disk.synchronizeDirectory(folder.path)
    }

    /// Writes what stays of the events of a segment.
    private func writeStripped(_ first: UInt64) throws(SystemError) -> (events: UInt64, digest: Digest256) {
        let path = folder.stripped(first: first)
        try disk.removeIfThere(path.unfinished)
        let output = try OpenFile(path.unfinished, .createNew(0o640), on: disk)
        let digest = SHA256Stream()
        var (events, size) = (UInt64(0), 0)
        var gathered: [UInt8] = []
        func flush() throws(SystemError) {
            digest.append(gathered.span)
            try output.write(gathered, at: size)
            size += gathered.count
            gathered.removeAll(keepingCapacity: true)
        }
        guard let segment = try SegmentFinder(folder: folder, disk: disk).openSealed(first) else {
            throw SystemError(errno: ENOENT, operation: "open", path: folder.sealed(first: first))
        }
        var scanner = LineScanner(from: 0)
        while let line = try scanner.nextWhole(in: segment) {
            guard case .success = EventLine.check(scanner.buffer.span.extracting(line.range)),
                let stripped = strip(scanner.bytes(of: line))
            else { continue }
            gathered += stripped
            gathered.append(UInt8(ascii: "\n"))
            events += 1
            if gathered.count >= 1 << 20 { try flush() }
        }
        try flush()
        try output.synchronize()
        try disk.rename(path.unfinished, to: path, replacing: true)
        try disk.synchronizeDirectory(folder.expired)
        return (events, digest.finish())
    }
}
