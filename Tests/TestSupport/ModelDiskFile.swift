import Glibc

/// The content of a file on a ``ModelDisk``: what programs see, what is synced, and the writes in between.
struct ModelDiskFile {
    /// A write that is not synced.
    struct Write {
        let offset: Int
        let bytes: [UInt8]
        /// Whether a sync has failed since: the pages count as clean, and no later sync writes them.
        var isForgotten = false
    }

    /// How pieces of unsynced writes fare in a power cut.
    enum Wear: CaseIterable {
        /// Nothing of them is left.
        case lost
        /// All of them is left.
        case kept
        /// Each piece is lost, kept or torn by itself, as if they had been written in any order.
        case mixed
        /// As `mixed`, and what is lost holds bytes that nobody wrote.
        case mixedWithGarbage
    }

    private(set) var content: [UInt8] = []
    private var synced: [UInt8] = []
    private var pending: [Write] = []
    /// Where reserved blocks end.
    var reserved = 0
    /// The time of the last change, counted in calls.
    var modified = 0

    var blocks: Int { max(content.count, reserved) }

    mutating func write(_ bytes: [UInt8], at offset: Int) {
        Self.place(bytes, at: offset, in: &content)
        pending.append(Write(offset: offset, bytes: bytes))
    }

    mutating func sync() {
        for write in pending where !write.isForgotten {
            Self.place(write.bytes, at: write.offset, in: &synced)
        }
        pending.removeAll { !$0.isForgotten }
    }

    mutating func failSync() {
        for index in pending.indices { pending[index].isForgotten = true }
    }

    /// Leaves what a power cut leaves.
    mutating func cutPower(_ wear: Wear, pieceSize: Int, _ random: inout SeededGenerator) {
        let before = content.count
        content = synced
        if wear != .lost, before > content.count, wear == .kept || Bool.random(using: &random) {
            // The size may be on the disk though the data are not.
            let size = wear == .kept ? before : Int.random(in: content.count...before, using: &random)
            let filler = size - content.count
            content +=
                wear == .mixedWithGarbage
                ? (0..<filler).map { _ in UInt8.random(in: .min ... .max, using: &random) }
                : [UInt8](repeating: 0, count: filler)
        }
        for write in pending where wear != .lost {
            for start in stride(from: 0, to: write.bytes.count, by: pieceSize) {
                let piece = write.bytes[start..<min(start + pieceSize, write.bytes.count)]
                let length =
                    wear == .kept
                    ? piece.count
                    : [0, 0, piece.count, piece.count, Int.random(in: 0...piece.count, using: &random)]
                        .randomElement(using: &random) ?? 0
                Self.place(Array(piece.prefix(length)), at: write.offset + start, in: &content)
            }
        }
        synced = content
        pending = []
        reserved = 0
    }

    private static func place(_ bytes: [UInt8], at offset: Int, in content: inout [UInt8]) {
        guard !bytes.isEmpty else { return }
        let end = offset + bytes.count
        if content.count < end { content += [UInt8](repeating: 0, count: end - content.count) }
        content.withUnsafeMutableBytes { target in
            bytes.withUnsafeBytes { source in
                guard let to = target.baseAddress, let from = source.baseAddress else { return }
                memcpy(to + offset, from, source.count)
            }
        }
    }
}
