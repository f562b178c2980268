internal import Linux

/// The names by which a file may go: its own, then the same with `.2`, `.3` and so on.
struct NameSeries {
    private let name: FilePath
    private let suffix: String
    private let reserve: Int
    private var number = 1

    /// Numbers that are tried one after the other before the steps grow.
    private static let singly = 4

    /// The names of `name`, each ending in `suffix`, and short enough for `reserve` more bytes.
    init(_ name: FilePath, suffix: String = "", reserve: Int = 0) {
        (self.name, self.suffix, self.reserve) = (name, suffix, reserve)
    }

    /// The name that is to be tried.
    var current: FilePath { name(number) }

    /// The name was taken: goes on to the next that is free, as far as `isTaken` tells.
    ///
    /// A name that is dropped again every second has 86,400 namesakes by the evening, so that the steps are
    /// doubled until a free number is met, and the gap is halved from there.
    mutating func advance(_ isTaken: (FilePath) throws(SystemError) -> Bool) throws(SystemError) {
        number += 1
        guard number > Self.singly, try isTaken(current) else { return }
        var (taken, free) = (number, number * 2)
        while try isTaken(name(free)) { (taken, free) = (free, free * 2) }
        while free - taken > 1 {
            let middle = taken + (free - taken) / 2
            if try isTaken(name(middle)) { taken = middle } else { free = middle }
        }
        number = free
    }

    private func name(_ number: Int) -> FilePath {
        SpoolName.fitting(name, suffix: suffix + (number == 1 ? "" : ".\(number)"), reserve: reserve)
    }
}
