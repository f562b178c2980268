import ArgumentParser
import EventLog
import Glibc
import JSON
import Linux

/// Which events are wanted.
struct EventFilter {
    /// CloudEvents types; all when empty.
    var types: Set<String> = []
    /// Names of sources; all when empty.
    var sources: Set<String> = []
    /// BCP 47; `en` wants `en-GB` too. All when empty.
    var languages: [String] = []
    /// What headline, dek or body must have.
    var pattern: TextPattern?
    /// Whether copies are left out.
    var originalsOnly = false

    /// Whether every event is wanted.
    var takesAll: Bool {
        types.isEmpty && sources.isEmpty && languages.isEmpty && pattern == nil && !originalsOnly
    }

    /// Whether the event of this line is wanted.
    func accepts(_ line: [UInt8]) -> Bool {
        if takesAll { return true }
        // Most lines are told apart by their bytes; what passes is read.
        if !types.isEmpty, !types.contains(where: { Self.member("type", $0, isIn: line) }) { return false }
        if originalsOnly, !Self.member("type", "article.accepted", isIn: line) { return false }
        if !sources.isEmpty, !sources.contains(where: { Self.member("source", $0, isIn: line) }) {
            return false
        }
        guard let record = EventRecord(line) else { return false }
        return accepts(record)
    }

    private func accepts(_ record: EventRecord) -> Bool {
        if !types.isEmpty, !types.contains(record.header.type) { return false }
        if originalsOnly, record.header.type != "article.accepted" { return false }
        if !sources.isEmpty, !sources.contains(record.source ?? "") { return false }
        if !languages.isEmpty {
            guard let language = record.language?.lowercased() else { return false }
            if !languages.contains(where: { language == $0 || language.hasPrefix($0 + "-") }) { return false }
        }
        guard let pattern else { return true }
        return [record.headline, record.dek, record.body].contains { $0.map(pattern.matches) ?? false }
    }

    /// Whether `"name":"value"` stands in a line, anywhere.
    static func member(_ name: String, _ value: String, isIn line: [UInt8]) -> Bool {
        ByteSearch.first(of: member(name, value), in: line) != nil
    }

    /// `"name":"value"`, as the log writes it.
    static func member(_ name: String, _ value: String) -> [UInt8] {
        var writer = JSONWriter(capacity: 64)
        writer.beginObject()
        writer.member(name, value)
        writer.endObject()
        return Array(writer.take().dropFirst().dropLast())
    }
}

/// A POSIX extended regular expression. Case counts where the pattern has a capital, as journalctl has it.
final class TextPattern {
    private var compiled = regex_t()

    init(_ text: String) throws {
        // Of the locale only what letters are is wanted; where it has none, bytes are compared.
        setlocale(LC_CTYPE, "C.UTF-8")
        let ignoresCase = text == text.lowercased()
        let result = regcomp(&compiled, text, REG_EXTENDED | REG_NOSUB | (ignoresCase ? REG_ICASE : 0))
        guard result == 0 else {
            var message = [CChar](repeating: 0, count: 200)
            let count = regerror(result, &compiled, &message, message.count)
            let reason = String(
                decoding: message.prefix(max(0, count - 1)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
            throw ValidationError("--grep “\(text)”: \(reason)")
        }
    }

    deinit { regfree(&compiled) }

    func matches(_ text: String) -> Bool { regexec(&compiled, text, 0, nil, 0) == 0 }
}
