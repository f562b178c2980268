internal import CScan

/// Owns the bytes that one reading looks at: the text, its folded twin, and the paragraphs that were joined of several
/// lines for a look.
///
/// Everything lies in one block as a rule. What was made is given back with the store.
@safe
final class TextStore {
    /// How many bytes behind each text may be read, whatever they hold.
    static let padding = Int(CSCAN_PADDING)

    private let block: UnsafeMutablePointer<UInt8>
    /// Blocks beside the first, for texts with many joined paragraphs.
    private var more: [UnsafeMutablePointer<UInt8>] = unsafe []
    /// Where the next bytes go, and how many there is room for.
    private var free: UnsafeMutablePointer<UInt8>
    private var room: Int

    /// The text.
    let text: RawBytes
    /// The text with capitals and punctuation folded, position by position.
    let folded: RawBytes

    /// A store of `bytes`, whose lines are appended to `lines`.
    init(_ bytes: [UInt8], lines: inout [Line]) {
        let (count, step) = (bytes.count, bytes.count + Self.padding)
        let spare = max(step, LineTable.room * MemoryLayout<cscan_line>.stride)
        // The lines are found in what is room for joined paragraphs later.
        let front = UnsafeMutableRawPointer.allocate(
            byteCount: spare + 2 * step, alignment: MemoryLayout<cscan_line>.alignment)
        let found = unsafe front.bindMemory(to: cscan_line.self, capacity: LineTable.room)
        unsafe block = front.bindMemory(to: UInt8.self, capacity: spare + 2 * step)
        let (text, folded) = unsafe (block + spare, block + spare + step)
        unsafe bytes.withUnsafeBufferPointer { source in
            if let first = source.baseAddress { unsafe text.update(from: first, count: count) }
        }
        // The padding behind a text is read, and may as well be the same each time.
        unsafe (text + count).update(repeating: 0, count: Self.padding)
        unsafe LineTable.find(text, count: count, folded: folded, room: found, &lines)
        self.text = unsafe RawBytes(padded: text, count: count)
        self.folded = unsafe RawBytes(padded: folded, count: count)
        unsafe (free, room) = (block, spare)
    }

    deinit {
        unsafe block.deallocate()
        unsafe more.forEach { unsafe $0.deallocate() }
    }

    /// Room for a text of at most `capacity` bytes, which `body` fills and counts.
    func add(capacity: Int, _ body: (inout Writer) -> Void) -> RawBytes {
        reserve(capacity)
        var writer = unsafe Writer(base: free, capacity: capacity)
        body(&writer)
        return take(writer.count)
    }

    /// The same as a string; the room is free again.
    func string(capacity: Int, _ body: (inout Writer) -> Void) -> String {
        reserve(capacity)
        var writer = unsafe Writer(base: free, capacity: capacity)
        body(&writer)
        return writer.written.string(0..<writer.count)
    }

    /// A text with its folded twin.
    func snippet(_ text: RawBytes) -> Snippet {
        reserve(text.count)
        let twin = unsafe free
        unsafe text.withBuffer { unsafe Folding.fold($0, to: twin) }
        return Snippet(text, folded: take(text.count))
    }

    /// A copy of `text` with its folded twin.
    func snippet(copying text: String) -> Snippet {
        var text = text
        let copy = text.withUTF8 { bytes in
            add(capacity: bytes.count) { unsafe $0.append(bytes) }
        }
        return snippet(copy)
    }

    /// The `count` bytes that were just written.
    private func take(_ count: Int) -> RawBytes {
        let bytes = unsafe RawBytes(padded: free, count: count)
        unsafe (free + count).update(repeating: 0, count: Self.padding)
        let step = count + Self.padding
        unsafe (free, room) = (free + step, room - step)
        return bytes
    }

    /// Sees to room for `count` bytes and their padding.
    private func reserve(_ count: Int) {
        guard count + Self.padding > room else { return }
        room = max(2 * (count + Self.padding), 4096)
        unsafe free = .allocate(capacity: room)
        unsafe more.append(free)
    }

    /// Fills a stretch of the store.
    @safe
    struct Writer {
        private let base: UnsafeMutablePointer<UInt8>
        private let capacity: Int
        private(set) var count = 0

        fileprivate init(base: UnsafeMutablePointer<UInt8>, capacity: Int) {
            unsafe self.base = base
            self.capacity = capacity
        }

        /// What was written so far.
        var written: RawBytes { unsafe RawBytes(padded: UnsafePointer(base), count: count) }

        mutating func append(_ byte: UInt8) {
            precondition(count < capacity)
            unsafe base[count] = byte
            count += 1
        }

        mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
            precondition(count + bytes.count <= capacity)
            guard let first = bytes.baseAddress else { return }
            unsafe (base + count).update(from: first, count: bytes.count)
            count += bytes.count
        }

        /// Takes 32 bytes at a time, as both ends have padding: most lines are too short for `memcpy` to pay.
        mutating func append(_ bytes: RawBytes) {
            precondition(count + bytes.count <= capacity)
            let place = unsafe UnsafeMutableRawPointer(base + count)
            unsafe bytes.withBuffer { bytes in
                guard let first = bytes.baseAddress else { return }
                let source = unsafe UnsafeRawPointer(first)
                for offset in stride(from: 0, to: bytes.count, by: 32) {
                    let part = unsafe (source + offset).loadUnaligned(as: SIMD32<UInt8>.self)
                    unsafe (place + offset).storeBytes(of: part, as: SIMD32<UInt8>.self)
                }
            }
            count += bytes.count
        }

        mutating func removeLast() {
            precondition(count > 0)
            count -= 1
        }
    }
}
