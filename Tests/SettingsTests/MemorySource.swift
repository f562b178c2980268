import Settings

/// Settings files in memory.
struct MemorySource: SettingsSource {
    /// The path of the main file in tests.
    static let main = "/etc/datelined/datelined.conf"

    /// What a file that can't be read throws.
    struct Refusal: Error, CustomStringConvertible {
        let description = "permission denied"
    }

    var files: [String: [UInt8]] = [:]
    var refused: Set<String> = []
    var zones: [String]?

    init(_ files: [String: String] = [:]) {
        self.files = files.mapValues { Array($0.utf8) }
    }

    func contents(of path: String) throws -> [UInt8]? {
        if refused.contains(path) { throw Refusal() }
        return files[path]
    }

    func entries(of directory: String) throws -> [String] {
        if refused.contains(directory) { throw Refusal() }
        // Backwards, so that the order is seen to be the loader's.
        return files.keys.filter { $0.hasPrefix(directory + "/") }
            .map { String($0.dropFirst(directory.count + 1)) }.sorted(by: >)
    }
}

/// What comes of the main file alone.
func load(_ text: String) -> LoadedSettings {
    SettingsLoader.load(SettingsRequest(), from: MemorySource([MemorySource.main: text]))
}

/// The faults of the main file as they are printed, without its path.
func faults(_ text: String) -> [String] {
    load(text).faults.map {
        $0.description.replacing(MemorySource.main, with: "conf")
    }
}
