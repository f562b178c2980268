extension Article {
    /// Adds a source unless it is there in that role.
    mutating func addSource(_ source: InfoSource) {
        if !sources.contains(source) { sources.append(source) }
    }

    /// Adds the agencies that `name` names; two in one dateline are parted by a slash.
    mutating func addAgency(_ name: String) {
        for part in name.split(separator: "/") { addSource(InfoSource(name: String(part), role: .agency)) }
    }
}
