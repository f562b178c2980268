internal import Glibc
internal import Linux

/// The ways in which files leave the watched folder.
extension Settler {
    /// Moves the file to the folder at `path`, under the first name that is free.
    func move(
        _ source: Source, to path: FilePath, in place: MoveRecord.Place, reason: [UInt8]?
    ) throws(SystemError) -> Outcome {
        let folder = try tree(place).making(path)
        var names = NameSeries(source.name, reserve: reason == nil ? 0 : ReasonFile.suffix.utf8.count)
        while true {
            if let outcome = try move(source, to: names.current, in: folder, path, place, reason) {
                return outcome
            }
            try names.advance { (name) throws(SystemError) in
                try folder.file.statusIfThere(of: name) != nil
            }
        }
    }

    /// Moves the file to a name in `folder`, with its reason if it has one; `nil` when that name is taken.
    private func move(
        _ source: Source, to name: FilePath, in folder: SpoolFolder, _ path: FilePath,
        _ place: MoveRecord.Place, _ reason: [UInt8]?
    ) throws(SystemError) -> Outcome? {
        // What is there before the record is written is not what the record is about.
        if try folder.file.statusIfThere(of: name) != nil { return nil }
        try journal.note(
            MoveRecord(.moved, source.path, source.status, to: below(path, name), in: place))
        guard let reason else { return try rename(source, to: name, in: folder, path, place) }
        do throws(SystemError) {
            try ReasonFile.write(reason, beside: name, in: folder)
            let outcome = try rename(source, to: name, in: folder, path, place)
            if outcome != .settled { try removeReason(beside: name, in: folder) }
            return outcome
        } catch {
            try removeReason(beside: name, in: folder)
            throw error
        }
    }

    /// Takes the reason away, unless what was rejected is there: a copy of a file whose name another has now.
    private func removeReason(beside name: FilePath, in folder: SpoolFolder) throws(SystemError) {
        guard try folder.file.statusIfThere(of: name) == nil else { return }
        try ReasonFile.remove(beside: name, in: folder)
    }

    /// The path of `name` in the folder at `path`, which may be that of the root.
    private func below(_ path: FilePath, _ name: FilePath) -> FilePath {
        path.bytes.isEmpty ? name : path.appending(name)
    }

    private func rename(
        _ source: Source, to name: FilePath, in folder: SpoolFolder, _ path: FilePath,
        _ place: MoveRecord.Place
    ) throws(SystemError) -> Outcome? {
        do throws(SystemError) {
            try source.folder.file.move(source.name, to: name, in: folder.file)
        } catch {
            if error.isTaken { return nil }
            // It may be the target's folder that is missing.
            if error.isMissing, try !isUnchanged(source) { return .replaced }
            guard error.isAcrossFileSystems else { throw error }
            return try copy(source, to: name, in: folder, path, place)
        }
        return try confirm(name, in: folder, source) ? .settled : .replaced
    }

    /// Copies the file to another file system, syncs the copy, and only then removes the original; `nil` when
    /// the name is taken.
    private func copy(
        _ source: Source, to name: FilePath, in folder: SpoolFolder, _ path: FilePath,
        _ place: MoveRecord.Place
    ) throws(SystemError) -> Outcome? {
        let temporary = FileCopy.temporary(name)
        let copy = FileCopy(source.name, source.status, in: source.folder)
        let isWhole = try copy.make(temporary, in: folder) { (made) throws(SystemError) in
            var record = MoveRecord(
                .copied, source.path, source.status, to: below(path, name), in: place)
            record.copy = (made.device, made.inode)
            try journal.note(record)
        }
        guard isWhole else {
            // Who says that it was replaced has it read again: never of a file that is there as it was.
            guard try !isUnchanged(source) else {
                throw SystemError(errno: EAGAIN, operation: "copy", path: source.folder.file.path)
            }
            return .replaced
        }
        do throws(SystemError) {
            try folder.file.move(temporary, to: name, in: folder.file)
        } catch {
            try folder.file.remove(temporary)
            if error.isTaken { return nil }
            throw error
        }
        try folder.file.synchronize()
        do throws(SystemError) { return try remove(source) } catch {
            // It is tried again, and would be copied again: of an original that stays there is no copy.
            if try isUnchanged(source) { try folder.file.remove(name) }
            throw error
        }
    }

    /// Removes the file: by way of a name that nobody takes in, so that one that takes its name in that moment is
    /// not removed in its place.
    func remove(_ source: Source) throws(SystemError) -> Outcome {
        var names = NameSeries(SpoolName.hidden(source.name), suffix: ".settled")
        while true {
            let aside = names.current
            guard try isUnchanged(source) else { return .replaced }
            try journal.note(
                MoveRecord(
                    .aside, source.path, source.status, to: below(source.path.parent, aside), in: .incoming
                ))
            do throws(SystemError) {
                try source.folder.file.move(source.name, to: aside, in: source.folder.file)
            } catch {
                if error.isMissing { return .replaced }
                guard error.isTaken else { throw error }
                try names.advance { (name) throws(SystemError) in
                    try source.folder.file.statusIfThere(of: name) != nil
                }
                continue
            }
            guard try confirm(aside, in: source.folder, source) else { return .replaced }
            try source.folder.file.removeIfThere(aside)
            return .settled
        }
    }

    /// Gives a file that was moved in another's place back to the watched folder: under the name `path` or, where
    /// yet another has taken that meanwhile, under one beside it. It is delivered from there.
    ///
    /// - Returns: where it is now, below the watched folder; `nil` where it is gone.
    func putBack(
        _ name: FilePath, in folder: SpoolFolder, to path: FilePath
    ) throws(SystemError) -> FilePath? {
        var names = NameSeries(path.lastComponent)
        var home = try incoming.making(path.parent)
        var isMadeAnew = false
        while true {
            do throws(SystemError) {
                try folder.file.move(name, to: names.current, in: home.file)
            } catch {
                if error.isTaken {
                    let taken = home
                    try names.advance { (name) throws(SystemError) in
                        try taken.file.statusIfThere(of: name) != nil
                    }
                    continue
                }
                guard error.isMissing, !isMadeAnew else { throw error }
                if try folder.file.statusIfThere(of: name) == nil { return nil }
                // The folder that it came from was removed: one of that name is made anew.
                isMadeAnew = true
                incoming.close()
                home = try incoming.making(path.parent)
                continue
            }
            // A power cut that takes this move back, and not the one before, would leave an unread file where nobody
            // looks for it: before anybody takes this for done, it is on the disk. It happens too seldom to cost.
            try home.file.synchronize()
            try folder.file.synchronize()
            return below(path.parent, names.current)
        }
    }
}
