internal import Checksum

/// The latest version of every item that has an identifier.
struct ItemTable: Sendable {
    struct State {
        /// The row of the latest version.
        var row: ArticleTable.Row
        /// The version that it states.
        var version: Int?
    }

    private var states: [Digest128: State] = [:]

    /// What is known of the item with one of these identifiers.
    func state(of identifiers: [Digest128]) -> State? {
        for identifier in identifiers { if let state = states[identifier] { return state } }
        return nil
    }

    /// Takes note of the latest version of an item.
    mutating func note(_ identifiers: [Digest128], row: ArticleTable.Row, version: Int?) {
        for identifier in identifiers { states[identifier] = State(row: row, version: version) }
    }
}
