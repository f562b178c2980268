internal import Article
internal import JSON

/// The articles of a file, read one after the other.
///
/// Each byte is looked at a bounded number of times, whatever the file holds. A bad line costs itself; in an
/// array, what comes after a malformed element cannot be told apart any more and is one rejected item.
public struct Items: Sequence, IteratorProtocol, Sendable {
    /// Most items that one file may have.
    public static let limit = 1_000_000

    private enum Layout {
        case whole
        case lines
        /// The elements of an array that was entered.
        case elements
        case ended
    }

    private let bytes: [UInt8]
    private let settings: ReadingSettings
    private var layout: Layout
    private var position: Int
    private var ordinal = 0

    /// The items of `bytes`, which have the format `format`.
    init(_ bytes: [UInt8], format: Format, settings: ReadingSettings) {
        self.bytes = bytes
        self.settings = settings
        position = JSONSniffer.start(of: bytes)
        switch format {
        case .plainText: layout = .whole
        case .jsonLines: layout = .lines
        case .json:
            layout = .elements
            if let first = JSONSniffer.array(in: bytes) { position = first } else { layout = .whole }
        }
        isText = format == .plainText
    }

    private let isText: Bool

    /// The next item; `nil` after the last.
    public mutating func next() -> Item? {
        guard ordinal < Self.limit else {
            guard layout != .ended else { return nil }
            layout = .ended
            return item(
                position..<bytes.count,
                .failure(ItemRejection(.tooManyItems, detail: "\(Self.limit) are read")))
        }
        switch layout {
        case .ended: return nil
        case .whole:
            layout = .ended
            return isText ? text() : object(position..<bytes.count)
        case .lines: return line()
        case .elements: return element()
        }
    }

    private mutating func text() -> Item {
        do {
            let reading = try PlainTextReader.read(bytes, settings: settings)
            return item(0..<bytes.count, .success(reading))
        } catch {
            return item(0..<bytes.count, .failure(ItemRejection(error)))
        }
    }

    private mutating func line() -> Item? {
        while position < bytes.count {
            let start = position
            position = bytes.firstPlace(of: 0x0A, from: start, to: bytes.count)
            var end = position
            position += 1
            while end > start, JSONSniffer.isSpace(bytes[end - 1]) { end -= 1 }
            if end > start { return object(start..<end) }
        }
        layout = .ended
        return nil
    }

    private mutating func element() -> Item? {
        var scanner = JSONScanner(bytes, in: position..<bytes.count)
        do throws(JSONError) {
            guard scanner.peek() != nil else {
                layout = .ended
                return isArrayEnd(scanner.position) ? nil : malformed(scanner.position, .unexpectedEnd)
            }
            let range = try scanner.skip()
            guard !range.isEmpty else { throw JSONError(code: .unexpectedByte, offset: range.lowerBound) }
            position = afterComma(range.upperBound)
            return object(range)
        } catch {
            layout = .ended
            return item(
                position..<bytes.count, .failure(ItemRejection(.malformed, detail: error.description)))
        }
    }

    private func isArrayEnd(_ place: Int) -> Bool { place < bytes.count && bytes[place] == UInt8(ascii: "]") }

    private mutating func malformed(_ place: Int, _ code: JSONError.Code) -> Item {
        let error = JSONError(code: code, offset: place)
        return item(place..<bytes.count, .failure(ItemRejection(.malformed, detail: error.description)))
    }

    /// Where the next element begins, or the end of the array.
    private func afterComma(_ place: Int) -> Int {
        var place = place
        while place < bytes.count, JSONSniffer.isSpace(bytes[place]) { place += 1 }
        return place < bytes.count && bytes[place] == UInt8(ascii: ",") ? place + 1 : place
    }

    private mutating func object(_ range: Range<Int>) -> Item {
        item(range, JSONArticle.read(bytes, in: range, settings: settings))
    }

    private mutating func item(_ range: Range<Int>, _ result: Result<Reading, ItemRejection>) -> Item {
        ordinal += 1
        return Item(ordinal: ordinal, range: range, result: result)
    }
}

extension ItemRejection {
    /// The reason that a text could not be read, whose names are those of the reader where both have it.
    init(_ error: ReadingError) {
        self.init(Code(rawValue: error.rawValue) ?? Code.empty, detail: nil)
    }
}
