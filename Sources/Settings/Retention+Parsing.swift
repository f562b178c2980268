extension Retention {
    /// The smallest size and age that may be asked for: less would keep nothing.
    private static let smallest = (size: 1 << 20, age: Duration.seconds(60))

    /// What `text` says: an age, a size, both, or for ever.
    static func parse(_ text: String) throws(ValueFault) -> Retention {
        if text == "forever" || text == "infinity" { return .forever }
        var retention = Retention()
        var ages: [Substring] = []
        for word in text.split(separator: " ") {
            // A capital K, M, G or T ends a size; a month is written as such.
            guard let last = word.utf8.last, "KMGT".utf8.contains(last) else {
                ages.append(word)
                continue
            }
            guard let size = ByteSize.parse(String(word)), retention.size == nil else {
                throw unreadable(text)
            }
            retention.size = size
        }
        if !ages.isEmpty {
            // A bare number could be either.
            guard let age = TimeSpan.parse(ages.joined(separator: " ")),
                ages.last?.utf8.last.map({ !(0x30...0x39 ~= $0) }) == true
            else { throw unreadable(text) }
            retention.age = age
        }
        guard retention.size ?? .max >= smallest.size, retention.age ?? .seconds(60) >= smallest.age else {
            let message = "\(PlainText.quote(text)) is out of range; give at least 1M or 1min"
            throw ValueFault(.outOfRange, message)
        }
        guard retention != .forever else { throw unreadable(text) }
        return retention
    }

    private static func unreadable(_ text: String) -> ValueFault {
        let advice = "write an age such as 90d, a size such as 10G, both parted by a space, or forever"
        return ValueFault(.wrongType, "\(PlainText.quote(text)) is no time to keep things; \(advice)")
    }
}

extension FreeSpace {
    /// What `text` says: bytes, or a percentage up to 90.
    static func parse(_ text: String) throws(ValueFault) -> FreeSpace {
        if text.utf8.last == UInt8(ascii: "%") {
            guard let percent = WholeNumber.parse(text.dropLast()), percent <= 90 else {
                throw ValueFault(
                    .outOfRange, "\(PlainText.quote(text)) is out of range; give 0% to 90%, without fractions"
                )
            }
            return FreeSpace(bytes: 0, percent: percent)
        }
        guard let bytes = ByteSize.parse(text) else {
            let advice = "write bytes, a number with K, M, G or T as in 512M, or a percentage such as 5%"
            throw ValueFault(.wrongType, "\(PlainText.quote(text)) is not a size; \(advice)")
        }
        return FreeSpace(bytes: bytes, percent: 0)
    }
}
