import Foundation
import Testing

@testable import Article

/// Reads texts for the tests.
enum Inputs {
    /// The seed whose file name begins with `prefix`.
    static func seed(_ prefix: String) throws -> [UInt8] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../seeds").standardizedFileURL
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let name = try #require(names.first { $0.hasPrefix(prefix) })
        return [UInt8](try Data(contentsOf: folder.appending(path: name)))
    }

    /// The reading of `text` with nothing known of its source.
    static func read(_ text: String, settings: ReadingSettings = ReadingSettings()) throws -> Reading {
        try PlainTextReader.read(Array(text.utf8), settings: settings)
    }
}
