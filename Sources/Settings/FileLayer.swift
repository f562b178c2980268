/// What one settings file says: its sections and assignments, and what is wrong with its lines.
struct FileLayer {
    /// The largest settings file that is read, so that a wrong path does not take the memory.
    static let maximumSize = 1 << 20

    private enum Place {
        case outside
        /// Below a header that was a fault: nothing there means anything.
        case unknown
        case within(SettingsSection, source: String)
    }

    private let path: String
    private var place = Place.outside
    private var firstLines: [String: Int] = [:]
    private(set) var layer = SettingsLayer()

    init(path: String, bytes: [UInt8]) {
        self.path = path
        guard bytes.count <= Self.maximumSize else {
            let limit = ByteSize.text(Self.maximumSize)
            let message = "is larger than \(limit), too large for a settings file; check the path"
            layer.faults = [SettingsFault(.unreadable, at: .file(path: path, line: nil), message)]
            return
        }
        let text = LogicalLines(bytes)
        for line in text.lines { take(line.text, line.number) }
        for fault in text.faults {
            let message = "byte \(fault.byte) is not UTF-8; save the file as UTF-8"
            layer.faults.append(SettingsFault(.encoding, at: .file(path: path, line: fault.number), message))
        }
    }

    private mutating func take(_ line: String, _ number: Int) {
        if line.utf8.first == UInt8(ascii: "[") {
            begin(line, number)
        } else if case .unknown = place {
            return
        } else {
            assign(TrailingComment.removed(from: line), number)
        }
    }

    private mutating func begin(_ line: String, _ number: Int) {
        do {
            let header = try SectionHeader(line)
            place = .within(header.section, source: header.source)
            if header.section == .source { note(source: header.source, number) }
        } catch {
            place = .unknown
            fault(error, number, subject: PlainText.visible(line))
        }
    }

    private mutating func note(source: String, _ number: Int) {
        layer.sources.append(source)
        if let first = firstLines[source] {
            let subject = SettingsSection.source.header(source: PlainText.escaped(source))
            let message = "this source has a section in line \(first) already; bring the two together"
            fault(ValueFault(.duplicateSource, message), number, subject: subject)
        } else {
            firstLines[source] = number
        }
    }

    private mutating func assign(_ line: Substring, _ number: Int) {
        let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = Self.trimmed(parts[0])
        guard parts.count == 2, !name.isEmpty else {
            let advice = "write Key=value, or # before a comment"
            let message = "\(PlainText.quote(line)) is not an assignment; \(advice)"
            fault(ValueFault(.malformedLine, message), number)
            return
        }
        guard case .within(let section, let source) = place else {
            let home = SettingsKey.all.first { $0.name == name }?.section ?? .spool
            let advice = "put it below \(home.header())"
            let message = "\(PlainText.visible(name))= stands before any section; \(advice)"
            fault(ValueFault(.outsideSection, message), number)
            return
        }
        guard let key = SettingsKey.named(name, in: section) else {
            let subject = "\(section.header(source: PlainText.escaped(source))) \(PlainText.visible(name))="
            fault(UnknownName.key(name, in: section) { "\($0.name)=" }, number, subject: subject)
            return
        }
        let origin = SettingOrigin.file(path: path, line: number)
        layer.assignments.append(
            Assignment(key: key, source: source, text: Self.trimmed(parts[1]), origin: origin))
    }

    private mutating func fault(_ fault: ValueFault, _ number: Int, subject: String? = nil) {
        layer.faults.append(
            SettingsFault(
                fault.code, at: .file(path: path, line: number), subject: subject, fault.message,
                nearest: fault.nearest))
    }

    private static func trimmed(_ text: Substring) -> String {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
        let head = text.utf8.drop(while: isSpace)
        return String(Substring(head.prefix(head.reversed().drop(while: isSpace).count)))
    }
}
