internal import CSystemd
internal import Glibc
public import Linux

/// The descriptors that the service manager passed to this process: sockets of socket units, and what an
/// earlier run gave it to keep (sd_listen_fds(3)).
///
/// Each is owned here until it is taken by its name; what nobody takes is closed with this value.
public struct PassedDescriptors: ~Copyable {
    /// The number of the first one, as systemd has it.
    public static let first: Int32 = 3
    private var entries: [(name: String, number: Int32)]

    /// Takes over what was passed to this process. To be called once, before anything else opens a descriptor;
    /// the variables are removed so that no program started from here takes them for its own.
    public static func take() throws(SystemError) -> PassedDescriptors {
        var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        let count = sd_listen_fds_with_names(1, &list)
        _ = try Systemd.answer(count, "take the passed descriptors")
        defer { free(list) }
        let names = (0..<Int(count)).map { index in
            guard let name = list?[index] else { return "unknown" }
            defer { free(name) }
            return String(cString: name)
        }
        return try PassedDescriptors(names: names, first: first)
    }

    /// Owns the descriptors from `first` on that have these names.
    init(names: [String], first: Int32) throws(SystemError) {
        entries = []
        for (index, name) in names.enumerated() {
            let descriptor = Descriptor(owning: first + Int32(index))
            try descriptor.keepFromPrograms()
            entries.append((name, descriptor.release()))
        }
    }

    deinit { for entry in entries { close(entry.number) } }

    /// The names of those that were not taken yet, in the order in which they came.
    public var names: [String] { entries.map(\.name) }

    /// The first descriptor of this name; `nil` when there is none, or no more.
    public mutating func take(_ name: String) -> Descriptor? {
        guard let index = entries.firstIndex(where: { $0.name == name }) else { return nil }
        return Descriptor(owning: entries.remove(at: index).number)
    }
}
