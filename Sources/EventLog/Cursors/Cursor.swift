public import Linux

/// A named cursor in use: locked, and moved as a reader goes.
///
/// A move is written at once, so that it outlives the process, and synced when ``synchronize()`` is called, so
/// that it outlives the machine. One of the file's two slots always holds what was synced last.
public struct Cursor: ~Copyable {
    private let file: OpenFile
    private var slot: CursorSlot
    /// The slot that is written.
    private var index: Int
    private var isSynced = false

    /// Takes over a cursor whose slot `index` holds.
    init(
        _ file: consuming OpenFile, _ slot: CursorSlot, index: Int, process: Int32
    ) throws(SystemError) {
        // Whoever used it before may not have synced it, or failed to.
        try file.write(slot.bytes, at: index * CursorSlot.length)
        try file.synchronizeData()
        var taken = slot
        taken.holder = process
        taken.moves += 1
        try file.write(taken.bytes, at: (1 - index) * CursorSlot.length)
        self.file = file
        self.slot = taken
        self.index = 1 - index
    }

    /// Its name.
    public var name: String { slot.name }

    /// Where it stands.
    public var position: CursorPosition { slot.position }

    /// Moves it; what was seen is then not seen again, unless the machine goes down before it is synced.
    public mutating func move(to position: CursorPosition) throws(SystemError) {
        slot.position = position
        try write()
    }

    /// Makes the last move durable. After a failure the cursor must not be used again.
    public mutating func synchronize() throws(SystemError) {
        if isSynced { return }
        try file.synchronizeData()
        isSynced = true
        index = 1 - index
    }

    private mutating func write() throws(SystemError) {
        slot.moves += 1
        try file.write(slot.bytes, at: index * CursorSlot.length)
        isSynced = false
    }
}
