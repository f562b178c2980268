/// The settings file with everything in it written out: what is installed as `datelined.conf`.
public enum SettingsReference {
    /// The text of the file: every key with its meaning, and commented out with its default.
    public static func render() -> String {
        let sections = SettingsSection.allCases.map(render)
        return ([preamble] + sections).joined(separator: "\n")
    }

    private static let preamble = comment(
        [
            """
            The settings of datelined. Every key stands here, commented out, with its default: nothing has \
            to be set. Take away the # to change one, or put it in a file of its own in datelined.conf.d/, \
            whose name ends in .conf; those are read after this file, in the order of their names.
            """,
            """
            The last assignment of a key holds; an empty one goes back to the default. A line that \
            begins with # or ; is a comment; a # after a space begins one too. A line that ends in a \
            backslash goes on in the next. Sizes are in bytes, or with K, M, G or T (of 1024); time spans \
            are such as 250ms, 5min or 1h 30min, and a plain number is seconds.
            """,
            """
            The environment overrides the files: DATELINED_SPOOL_INCOMING is [Spool] Incoming=. Flags \
            override the environment: --root DIR puts all six folders below DIR, --set Section.Key=value \
            sets a key. "dateline check-config" shows every fault, and what is in force.
            """,
            """
            "systemctl reload datelined" applies most changes, and the status names those that wait for a \
            restart. The service may write to the folders that are the defaults here: for others, \
            "systemctl edit datelined" and name them with ReadWritePaths= in [Service].
            """,
        ].joined(separator: "\n"))

    private static func render(_ section: SettingsSection) -> String {
        let isExample = section == .source
        var text = comment(section.documentation)
        text += "\(isExample ? "#" : "")\(section.header(source: "xinhua"))\n"
        for key in SettingsKey.inSection(section) {
            text += "\n\(comment(key.documentation))"
            text += comment("Takes \(key.kind.summary).")
            text += "#\(key.name)=\(key.example ?? key.defaultText)\n"
        }
        return text
    }

    /// Paragraphs as comment lines, none longer than 78 columns, with an empty one between them.
    private static func comment(_ text: String) -> String {
        let paragraphs = text.split(separator: "\n").map { paragraph in
            var lines = ["#"]
            for word in paragraph.split(separator: " ") {
                if lines[lines.count - 1].count + 1 + word.count > 78 { lines.append("#") }
                lines[lines.count - 1] += " \(word)"
            }
            return lines.joined(separator: "\n") + "\n"
        }
        return paragraphs.joined(separator: "#\n")
    }
}
