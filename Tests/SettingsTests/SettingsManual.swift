import Settings

/// The manual page of the settings file, made from the table of keys, in mdoc(7).
enum SettingsManual {
    static func render() -> String {
        let sections = SettingsSection.allCases.map(section).joined()
        return head + sections + tail
    }

    private static let head = #"""
        .\" Made from the table of settings: RECORD=1 swift test --filter SettingsTests
        .Dd November 21, 2026
        .Dt DATELINED.CONF 5
        .Os datelined
        .Sh NAME
        .Nm datelined.conf
        .Nd settings of the news ingest daemon
        .Sh SYNOPSIS
        .Pa /etc/datelined/datelined.conf
        .Pp
        .Pa /etc/datelined/datelined.conf.d/*.conf
        .Sh DESCRIPTION
        Every key has a default: an empty file, and no file at all, are good settings.
        The file is read first, then the files in
        .Pa datelined.conf.d/
        whose names end in
        .Pa .conf ,
        in the order of their names.
        The environment overrides the files, and the options
        .Fl \-root
        and
        .Fl \-set
        override the environment.
        .Pp
        A section begins with its name in brackets, a setting is
        .Ql Key=value ,
        and the last assignment of a key holds.
        An empty one goes back to the default.
        A line that begins with # or ; is a comment; a # after a space begins one too.
        A line that ends in a backslash goes on in the next.
        Sizes are in bytes, or with K, M, G or T (of 1024).
        Time spans are such as 250ms, 5min or 1h 30min; a plain number is seconds.
        .Pp
        .Ql dateline check\-config
        prints every fault with file and line, or what is in force and where it comes from.
        .Ql systemctl reload datelined
        applies the keys of which it is said here that a reload changes them; the others need a restart.

        """#

    private static let tail = #"""
        .Sh ENVIRONMENT
        Every key but those of sources has a variable: its section and its name, in capitals.
        .Ev DATELINED_SPOOL_SETTLE_AFTER
        is
        .Va SettleAfter=
        of
        .Bq Spool .
        .Sh EXAMPLES
        .Bd -literal -offset indent
        [Spool]
        Incoming=/srv/wires
        Settle=delete

        [Source "xinhua"]
        Agency=Xinhua
        Zone=Asia/Shanghai
        .Ed
        .Pp
        A unit confines the daemon to the usual folders: with others it wants
        .Ql systemctl edit datelined
        and
        .Va ReadWritePaths= .
        .Sh SEE ALSO
        .Xr dateline 1 ,
        .Xr datelined 8

        """#

    private static func section(_ section: SettingsSection) -> String {
        let name = section == .source ? "[Source \"NAME\"]" : "[\(section.rawValue)]"
        let keys = SettingsKey.inSection(section).map(item).joined()
        return
            ".Sh THE SECTION \(escaped(name))\n\(sentences(section.documentation)).Bl -tag -width Ds\n\(keys).El\n"
    }

    private static func item(_ key: SettingsKey) -> String {
        var text = ".It Va \(key.name)=\n\(sentences(key.documentation))"
        text += escaped("Takes \(key.kind.summary).") + "\n"
        if !key.defaultText.isEmpty { text += "The default is \(escaped(key.defaultText)).\n" }
        if key.holdsAfterReload { text += "A reload changes it.\n" }
        return text
    }

    /// Sentences, each on a line of its own, as roff wants them.
    private static func sentences(_ text: String) -> String {
        escaped(text).replacing(". ", with: ".\n") + "\n"
    }

    /// Text without anything that roff would take for its own.
    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("\"", with: "\\(dq")
    }
}
