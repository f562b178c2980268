/// Yes and no as systemd's settings have them.
enum BooleanWord {
    private static let words = [
        "yes": true, "true": true, "on": true, "1": true,
        "no": false, "false": false, "off": false, "0": false,
    ]

    /// What `text` says, in any case of letters; `nil` where it says neither.
    static func parse(_ text: String) -> Bool? { words[text.lowercased()] }
}
