internal import Article

/// Reads what a sender says of an item's standing, in the words that are usual for it.
enum StatedStatus {
    private static let withdrawn: Set<String> = [
        "canceled", "cancelled", "cancel", "killed", "kill", "withdrawn", "retracted", "recalled", "deleted",
    ]
    private static let held: Set<String> = ["withheld", "embargoed", "hold"]

    /// The status that `text` names: a word, or a code of which it is the end ("stat:canceled"); `nil` for any
    /// other, and for what is usable, as every article is.
    static func read(_ text: String) -> PublicationStatus? {
        let word = text.lowercased().split { !$0.isLetter }.last.map(String.init) ?? ""
        if withdrawn.contains(word) { return .canceled }
        return held.contains(word) ? .withheld : nil
    }
}
