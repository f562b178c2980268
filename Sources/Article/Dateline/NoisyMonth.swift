/// Knows a month that was mistyped by one letter, where a dateline leads one to expect it.
enum NoisyMonth {
    /// The month that the word in `range` means, exactly or with one letter missing, added, changed or
    /// swapped with its neighbour.
    static func month(_ text: Snippet, _ range: Range<Int>) -> Int? {
        if let exact = MonthNames.table.exact(text, range), !exact.needsDayBefore { return exact.number }
        guard range.count >= 4, range.count <= 10 else { return nil }
        let word = Array(text.folded[range])
        for month in MonthNames.spelt where month.name.count >= 4 && isOneAway(word, month.name) {
            return month.number
        }
        return nil
    }

    /// Whether one edit turns `a` into `b`.
    private static func isOneAway(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        guard abs(a.count - b.count) <= 1 else { return false }
        var start = 0
        while start < a.count, start < b.count, a[start] == b[start] { start += 1 }
        var (endA, endB) = (a.count, b.count)
        while endA > start, endB > start, a[endA - 1] == b[endB - 1] { (endA, endB) = (endA - 1, endB - 1) }
        let (restA, restB) = (endA - start, endB - start)
        if restA <= 1, restB <= 1 { return true }
        return restA == 2 && restB == 2 && a[start] == b[start + 1] && a[start + 1] == b[start]
    }
}
