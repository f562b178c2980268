import Foundation

/// The articles in the project's folder `seeds`.
enum Seeds {
    /// The text of the seed `name`.
    static func text(_ name: String) throws -> String {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appendingPathComponent("seeds/\(name).txt"), encoding: .utf8)
    }
}
