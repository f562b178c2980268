internal import Checksum

/// A file of the index that is still to be written.
///
/// What is in it is made while it is written, a piece at a time: to merge large files takes little memory.
public struct IndexDraft {
    /// Takes the next piece of a section.
    typealias Emit = ([UInt8]) -> Void
    /// Makes a section, piece by piece.
    typealias Section = (Emit) -> Void

    /// What stands at the head of the file.
    public let head: IndexFile.Head
    private let sections: [Section]

    /// Bytes of a piece, about.
    static let pieceSize = 1 << 16

    init(_ head: IndexFile.Head, _ sections: [Section]) {
        precondition(sections.count <= IndexFile.mostSections)
        (self.head, self.sections) = (head, sections)
    }

    /// Writes the file.
    ///
    /// - Parameters:
    ///   - write: takes bytes, and where in the file they go: one piece after the other, the head last.
    /// - Throws: what `write` throws; then it is not called again.
    public func write<Failure: Error>(
        _ write: ([UInt8], _ offset: Int) throws(Failure) -> Void
    ) throws(Failure) {
        var table: [IndexFile.Place] = []
        var offset = IndexFile.headSize
        var failure: Failure?
        for section in sections {
            var place = IndexFile.Place(offset: offset, length: 0, checksum: 0)
            section { piece in
                guard failure == nil, !piece.isEmpty else { return }
                do throws(Failure) { try write(piece, offset) } catch { failure = error }
                place.checksum = CRC32C.checksum(of: piece.span, continuing: place.checksum)
                offset += piece.count
            }
            if let failure { throw failure }
            place.length = offset - place.offset
            table.append(place)
            let padding = -place.length & (IndexFile.alignment - 1)
            if padding > 0 { try write([UInt8](repeating: 0, count: padding), offset) }
            offset += padding
        }
        try write(IndexFile.encode(head, table), 0)
    }

    /// The whole file.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        write { piece, offset in
            if offset == 0 {
                bytes.replaceSubrange(0..<piece.count, with: piece)
            } else {
                if bytes.isEmpty { bytes = [UInt8](repeating: 0, count: offset) }
                bytes += piece
            }
        }
        return bytes
    }

    /// A section of the bytes that `make` gives, all at once.
    static func section(_ make: @escaping () -> [UInt8]) -> Section { { $0(make()) } }
}
