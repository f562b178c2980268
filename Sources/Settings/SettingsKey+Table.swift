extension SettingsKey {
    /// Every key there is, in the order in which the reference shows them.
    public static let all: [SettingsKey] = spool + log + index + service + source

    private static let spool: [SettingsKey] = [
        .folder(
            .spool, "Incoming", \.spool.incoming, underRoot: "incoming",
            default: "/var/spool/datelined/incoming",
            "The watched folder, with its subfolders. The first subfolder names the source."),
        .folder(
            .spool, "Done", \.spool.done, underRoot: "done", default: "/var/spool/datelined/done",
            "Where settled files go, by UTC date. On the filesystem of Incoming= a file is only renamed."),
        .folder(
            .spool, "Rejected", \.spool.rejected, underRoot: "rejected",
            default: "/var/spool/datelined/rejected",
            "Where a file goes of which nothing could be read, with FILE.reason.json beside it."),
        .word(
            .spool, "Settle", \.spool.settle, default: .done,
            """
            What becomes of a file once its events are on stable storage: done moves it to Done=, delete \
            deletes it, keep leaves it where it is and remembers it.
            """),
        .span(
            .spool, "SettleAfter", \.spool.settleAfter, .zero ... .seconds(3600), default: "250ms",
            """
            How long a file that was closed after writing has to stay unchanged to be taken as complete. A \
            file that is renamed in is complete at once.
            """),
        .size(
            .spool, "MaximumFileSize", \.spool.maximumFileSize, 1...(4 << 30), default: "64M",
            "The largest file that is read. A larger one is rejected, unread."),
        .line(
            .spool, "Include", \.spool.include, default: "*",
            """
            Only files whose names fit one of these patterns are taken in. Patterns \
            are parted by bars, as in *.txt | *.json: * stands for anything, ? for one byte, [a-z] for one of a \
            set.
            """),
        .line(
            .spool, "Exclude", \.spool.exclude, default: "lost+found",
            """
            Files and folders whose names fit one of these patterns are left where they are, beside those \
            that begin with a dot or end as partial files do.
            """),
        .word(
            .spool, "Watch", \.spool.watch, default: .auto,
            """
            How it is learnt that files came: inotify lets the kernel tell, poll lists the folders every \
            PollInterval=, auto polls network mounts only. What cannot be watched for want of inotify \
            watches is polled in any case.
            """),
        .span(
            .spool, "PollInterval", \.spool.pollInterval, .milliseconds(100) ... .seconds(3600),
            default: "2s", "How often a folder is listed that is not watched."),
        .span(
            .spool, "DoneKeep", \.spool.doneKeep, .zero ... .seconds(36600 * 86400), default: "0",
            "How long settled files are kept in Done=, by whole UTC days; 0 for ever."),
        .span(
            .spool, "RejectedKeep", \.spool.rejectedKeep, .zero ... .seconds(36600 * 86400), default: "0",
            "How long rejected files are kept in Rejected=, since they were put there; 0 for ever."),
    ]

    private static let log: [SettingsKey] = [
        .folder(
            .log, "Directory", \.log.directory, underRoot: "log", default: "/var/lib/datelined/log",
            "The folder of the log. One daemon writes to it; anything may read it."),
        .word(
            .log, "Sync", \.log.sync, default: .group,
            """
            When events are made durable. group syncs together whatever gathered during the last sync, or in \
            3 ms while many come in, and an idle daemon syncs at once; always syncs each event by itself; \
            interval syncs every SyncInterval=. A file settles only after the sync of its events, so none of them loses an \
            article: a crash costs the events since the last sync, and their files are read again.
            """),
        .span(
            .log, "SyncInterval", \.log.syncInterval, .milliseconds(1) ... .seconds(60), default: "100ms",
            "How long events may wait for the sync. Only with Sync=interval."),
        .size(
            .log, "SegmentSize", \.log.segmentSize, (4 << 10)...(64 << 30), default: "64M",
            "The size at which a segment is sealed and a new one begun. No event is ever split."),
        .span(
            .log, "SegmentAge", \.log.segmentAge, .zero ... .seconds(366 * 86400), default: "1d",
            "The age at which a segment that holds an event is sealed; 0 for by size alone."),
        .word(
            .log, "Compress", \.log.compress, default: .no,
            """
            How sealed segments are compressed. zstd makes FIRST.jsonl.zst of FIRST.jsonl some time after it was \
            sealed; dateline reads both, and zstd -dc gives the lines to other programs.
            """),
        .retention(
            .log, "Retain", \.log.retain, default: "forever",
            """
            How long sealed segments are kept: until their last event is of an age (90d), while all of them \
            take no more than a size (10G), or both; forever keeps all. The oldest ones go as a whole, never \
            one that a named cursor still needs, and their events without the texts stay for decisions.
            """),
        .freeSpace(
            .log, "KeepFree", \.log.keepFree, default: "1%",
            """
            What the log leaves free on its file system, in bytes or as a percentage of it: intake pauses \
            before that, and goes on by itself when there is room.
            """),
    ]

    private static let index: [SettingsKey] = [
        .folder(
            .index, "Directory", \.index.directory, underRoot: "index", default: "/var/lib/datelined/index",
            """
            The folder of the index. All of it is made from the log: it may be removed while the daemon is \
            down, and is made again.
            """),
        .span(
            .index, "Window", \.index.window, .seconds(3600) ... .seconds(3660 * 86400), default: "4d",
            """
            How far apart a copy that is not exact may be from its original; exact copies are known for ever. \
            When it is changed, the index is made again from the log.
            """),
        .size(
            .index, "Memory", \.index.memory, (1 << 20)...(64 << 30), default: "512M",
            """
            What the samples of the articles in the window may take, about 180 bytes for an article of 400 \
            words. Past it the oldest leave the window early, and the status says so. When it is changed, the \
            index is made again from the log.
            """),
    ]

    private static let service: [SettingsKey] = [
        .folder(
            .service, "RuntimeDirectory", \.service.runtimeDirectory, underRoot: "run",
            default: "/run/datelined", "The folder of the control socket."),
        .word(
            .service, "LogLevel", \.service.logLevel, default: .info,
            "The least serious message that goes to the journal, or to stderr in a terminal."),
        .number(
            .service, "Readers", \.service.readers, 0...64, default: "0",
            "How many threads read articles; 0 for one a core."),
        .span(
            .service, "StatusInterval", \.service.statusInterval, .milliseconds(100) ... .seconds(3600),
            default: "1s", "How often the line that systemctl status shows is renewed."),
    ]

    private static let source: [SettingsKey] = [
        .ofSource(
            "Agency", .text, \.agency, example: "Xinhua",
            "The agency whose wire this is. It is named as a source of every article in the folder."),
        .ofSource(
            "Zone", .zone, \.zone, example: "Asia/Shanghai",
            "The zone of times that state none. Without it they have an unknown zone."),
        .ofSource(
            "DateOrder", .word(["day-first", "month-first"]), \.dateOrder, example: "day-first",
            "What comes first in dates such as 05/06/2026. Without it a date that could be either is none."),
        .ofSource(
            "Drop", .text, \.drop, example: "Read more: * | Click here *",
            "Lines to leave out of articles, as patterns for a whole line parted by bars; * stands for anything."
        ),
        .ofSource(
            "Include", .text, \.include, example: "*.txt | *.json",
            "Only files whose names fit one of these patterns are taken in, in place of those of [Spool]."),
        .ofSource(
            "Exclude", .text, \.exclude, example: "*.bak",
            "Files and folders whose names fit one of these patterns are left, beside those of [Spool]."),
        .ofSource(
            "Watch", .word(["auto", "inotify", "poll"]), \.watch, example: "poll",
            "How it is learnt that files came, where it differs from [Spool]."),
        .ofSource(
            "Agencies", .text, \.agencies, example: "Interfax, BelTA",
            "Agencies that datelines of this source name, beside those that are known, parted by commas."),
    ]
}
