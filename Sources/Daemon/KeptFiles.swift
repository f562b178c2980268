internal import Intake

/// The files that stay in the watched folder with `Settle=keep`, as they were when they were taken in, so that a
/// listing that sees them need not have them read again.
///
/// It grows with the files that are there, by some 40 bytes each: what a whole listing did not see is forgotten.
/// Nothing is lost with it: the log knows each file.
struct KeptFiles {
    /// Those that were added or seen since the listing began, and those that were not seen by it yet.
    private var seen: Set<Intake.FileIdentity> = []
    private var unseen: Set<Intake.FileIdentity> = []

    var isEmpty: Bool { seen.isEmpty && unseen.isEmpty }
    var count: Int { seen.count + unseen.count }

    /// A file was taken in and stays.
    mutating func add(_ file: Intake.FileIdentity) {
        seen.insert(file)
        unseen.remove(file)
    }

    /// Whether the file that a listing sees is one of them.
    mutating func sees(_ file: Intake.FileIdentity) -> Bool {
        if unseen.remove(file) != nil { seen.insert(file) }
        return seen.contains(file)
    }

    /// The whole folder is going to be listed.
    mutating func sweepBegins() {
        if unseen.isEmpty { swap(&seen, &unseen) } else { unseen.formUnion(seen) }
        seen = []
    }

    /// The whole folder was listed.
    mutating func sweepEnds() {
        if !unseen.isEmpty { unseen = [] }
    }
}
