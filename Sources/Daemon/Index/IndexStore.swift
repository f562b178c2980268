internal import Glibc
internal import Likeness
internal import Linux

/// The files of the index: opens what is good of them, adds to them, and merges small ones into larger ones.
///
/// Invariants:
/// - the files of rows cover the log from its beginning without a gap; those of samples cover its end, and end
///   where the others do;
/// - a stretch counts once its file of rows is there, which comes after its file of samples;
/// - whatever is there that does not fit is removed: all of it can be made again from the log.
struct IndexStore {
    let folder: IndexFolder
    private let origin: IndexFile.Origin
    /// Sequences of a stretch, as a power of two.
    private let stretchBits: UInt64
    private let warn: (String) -> Void
    /// What is there.
    private(set) var runs = IndexRuns()

    /// Opens the index in `folder`, making the folder if need be. `warn` is told of each file that is no good.
    init(
        _ folder: IndexFolder, origin: IndexFile.Origin, parameters: LikenessParameters,
        warn: @escaping (String) -> Void
    ) throws(SystemError) {
        self.folder = folder
        self.origin = origin
        stretchBits = parameters.stretchBits
        self.warn = warn
        try folder.disk.makeDirectories(folder.path, mode: 0o750)
        try folder.removeUnfinished()
        let files = try folder.names()
        try openExact(files.filter { $0.kind == .exact })
        try openNear(files.filter { $0.kind == .near })
    }

    private mutating func openExact(_ names: [IndexFolder.Name]) throws(SystemError) {
        // Where a crash came between making a merged file and removing what is in it, the longest goes first.
        for name in names.sorted(by: { ($0.first, $1.last) < ($1.first, $0.last) }) {
            let end = runs.exact.last?.head.stretch.last ?? 0
            if !runs.exact.isEmpty, name.first <= end {
                try folder.remove(name)
            } else if let file = try open(name), file.head.stretch.previous == end,
                let run = taken(name, { () throws(IndexFault) in try ExactRun(file) })
            {
                runs.exact.append(run)
            } else {
                try folder.remove(name)
            }
        }
    }

    private mutating func openNear(_ names: [IndexFolder.Name]) throws(SystemError) {
        for name in names.sorted(by: { ($0.first, $1.last) < ($1.first, $0.last) }) {
            let end = runs.near.last?.head.stretch.last
            if name.last > runs.last || end.map({ name.first <= $0 }) ?? false {
                try folder.remove(name)
            } else if let file = try open(name),
                let run = taken(name, { () throws(IndexFault) in try NearRun(file) })
            {
                if let end, file.head.stretch.previous != end {
                    for run in runs.near { try folder.remove(IndexFolder.Name(run.head)) }
                    runs.near = []
                }
                runs.near.append(run)
            } else {
                try folder.remove(name)
            }
        }
    }

    /// Opens a file; `nil`, and a warning, when it is no good.
    private func open(_ name: IndexFolder.Name) throws(SystemError) -> IndexFile? {
        do {
            let file = try folder.open(name)
            guard file.head.origin == origin else {
                warn("\(folder.path(of: name)) is of another log or of other settings: it is made again")
                return nil
            }
            guard IndexFolder.Name(file.head) == name else {
                warn("\(folder.path(of: name)) has the name of another file: it is made again")
                return nil
            }
            return file
        } catch let error as SystemError {
            // Made by another user, perhaps, or on a bad place of the disk: it can be removed, but not read.
            guard error.isForbidden || error.errno == EIO else { throw error }
            warn("\(error): it is made again from the log")
            return nil
        } catch {
            warn(Self.isNoGood(folder.path(of: name), error))
            return nil
        }
    }

    /// What is made of an opened file; `nil`, and a warning, when its content is no good.
    private func taken<Run>(_ name: IndexFolder.Name, _ make: () throws(IndexFault) -> Run) -> Run? {
        do throws(IndexFault) { return try make() } catch {
            warn(Self.isNoGood(folder.path(of: name), error))
            return nil
        }
    }

    private static func isNoGood(_ path: FilePath, _ fault: any Error) -> String {
        "\(path) is no good, \(fault): it is made again from the log"
    }

    /// Lets go of the latest file of rows, and of what goes with it.
    mutating func retreat() throws(SystemError) {
        guard let run = runs.exact.popLast() else { return }
        try folder.remove(IndexFolder.Name(run.head))
        for run in runs.near where run.head.stretch.last > runs.last {
            try folder.remove(IndexFolder.Name(run.head))
        }
        let last = runs.last
        runs.near.removeAll { $0.head.stretch.last > last }
    }

    /// Lets go of everything.
    mutating func clear() throws(SystemError) {
        let files = try folder.names()
        // The files of rows first, the latest first: what is left at any moment is an index.
        for file in files.sorted(by: { ($0.kind.rawValue, $1.first) < ($1.kind.rawValue, $0.first) }) {
            try folder.remove(file)
        }
        try folder.removeUnfinished()
        runs = IndexRuns()
    }

    /// Writes the next stretch.
    ///
    /// - Parameters:
    ///   - link: what the event after its last one carries as its link.
    mutating func add(_ frozen: FrozenRun, link: UInt64) throws(SystemError) {
        guard frozen.last > runs.last || runs.exact.isEmpty else { return }
        guard let files = frozen.files(origin, link: link) else { return }
        let near = try folder.make(files.near)
        let exact = try folder.make(files.exact)
        do throws(IndexFault) {
            runs.near.append(try NearRun(near))
            runs.exact.append(try ExactRun(exact))
        } catch { preconditionFailure("a new file of the index is no good: \(error)") }
    }

    /// Removes the files of samples that end before the row `first`.
    mutating func expire(before first: UInt32) throws(SystemError) {
        while let run = runs.near.first, run.head.firstRow + run.head.rowCount <= first {
            if run.head.stretch.last == runs.last { return }
            try folder.remove(IndexFolder.Name(run.head))
            runs.near.removeFirst()
        }
    }

    /// Merges the files of one group, if one is complete.
    ///
    /// - Returns: whether something was merged.
    mutating func merge() throws(SystemError) -> Bool {
        if let range = IndexRuns.group(runs.near.map(\.head.stretch), bits: stretchBits, .near),
            let draft = IndexRuns.merge(Array(runs.near[range]))
        {
            let merged = try folder.make(draft)
            let old = runs.near[range].map { IndexFolder.Name($0.head) }
            do throws(IndexFault) { runs.near.replaceSubrange(range, with: [try NearRun(merged)]) } catch {
                preconditionFailure("a merged file of the index is no good: \(error)")
            }
            for name in old { try folder.remove(name) }
            return true
        }
        guard let range = IndexRuns.group(runs.exact.map(\.head.stretch), bits: stretchBits, .exact),
            let draft = IndexRuns.merge(Array(runs.exact[range]))
        else { return false }
        let merged = try folder.make(draft)
        let old = runs.exact[range].map { IndexFolder.Name($0.head) }
        do throws(IndexFault) { runs.exact.replaceSubrange(range, with: [try ExactRun(merged)]) } catch {
            preconditionFailure("a merged file of the index is no good: \(error)")
        }
        for name in old { try folder.remove(name) }
        return true
    }
}
