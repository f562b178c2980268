import Glibc
import Linux
import TestSupport
import Testing

/// The programs that people drop files with, as they come from the distribution: each file gives one event, whatever
/// names, partial files and changes of rights it goes through.
@Suite struct ClientTests {
    /// A way of dropping all that lies in `$S` into the folder `$I`, as a shell says it.
    struct Client: Sendable {
        let name: String
        let script: String
        /// What it needs beside a shell.
        var program = "/bin/sh"
    }

    private static let each = "for f in $S/*.txt; do n=$(basename $f);"
    private static let server = "/usr/lib/openssh/sftp-server"

    /// One that is run by `sftp`, over a pipe to the server's program.
    private static func sftp(_ name: String, _ batch: String) -> Client {
        Client(
            name: name, script: "sftp -q -b - -D \(server) <<end\n\(batch)\nend\n", program: server)
    }

    private static func rsync(_ name: String, _ flags: String) -> Client {
        Client(name: name, script: "rsync -a \(flags) $S/ $I/", program: "/usr/bin/rsync")
    }

    static let clients = [
        Client(name: "cp", script: "cp -p $S/* $I"),
        Client(name: "install", script: "install -m 640 -p $S/* $I"),
        Client(name: "dd", script: "\(each) dd if=$f of=$I/$n bs=7 status=none; done"),
        Client(
            name: "tee",
            script: "\(each) { head -c 9 $f; sleep .3; tail -c +10 $f; } | tee $I/$n >/dev/null; done"),
        // By pieces: each closes the file, and the next opens it again.
        Client(
            name: "shell", script: "\(each) head -c 9 $f > $I/$n; sleep .05; tail -c +10 $f >> $I/$n; done"),
        Client(name: "mv", script: "cp -r $S $O && mv $O/* $I"),
        Client(name: "tar", script: "tar -C $S -c . | tar -C $I -x"),
        Client(name: "links", script: "\(each) ln -s nobody@host.1:2 $I/.#$n; cp $f $I; rm $I/.#$n; done"),
        rsync("rsync", ""), rsync("rsync-inplace", "--inplace"), rsync("rsync-append", "--append"),
        rsync("rsync-partial", "--partial"), rsync("rsync-partial-dir", "--partial-dir=.partial"),
        rsync("rsync-delay", "--delay-updates"), rsync("rsync-temporary", "--temp-dir=$O"),
        rsync("rsync-slow", "--bwlimit=1 --inplace"),
        Client(name: "scp", script: "scp -q -p -D \(server) $S/* host:$I/", program: server),
        Client(
            name: "scp-folder", script: "scp -q -r -D \(server) $S host:$I/inner", program: server),
        sftp("sftp", "put $S/* $I/"), sftp("sftp-times", "put -p $S/* $I/"),
        sftp("sftp-synced", "put -f $S/* $I/"),
        sftp(
            "sftp-rename",
            (0..<3).map {
                "put $S/f\($0).txt $I/f\($0).txt.filepart\nrename $I/f\($0).txt.filepart $I/f\($0).txt"
            }.joined(separator: "\n")),
        // A first half was sent by a connection that broke; the client goes on where it ended.
        Client(
            name: "sftp-resumed",
            script: "\(each) head -c 9 $f > $I/$n; done; sftp -q -b - -D \(server) <<end\n"
                + "reput $S/f0.txt $I/f0.txt\nreput $S/f1.txt $I/f1.txt\nreput $S/f2.txt $I/f2.txt\nend\n",
            program: server),
        // The editor tries whether it may write with a file 4913, and moves what was there to a backup.
        Client(
            name: "vim",
            script: "\(each) echo old > $I/$n; "
                + "vim.tiny -u NONE -es -c 'set backup backupdir=.' -c '%d' -c \"0r $f\" -c wq $I/$n; done; true",
            program: "/usr/bin/vim.tiny"),
    ]

    @Test func whateverBringsThem() throws {
        let site = try DropSite("client")
        let disk = LinuxDisk()
        let memory = try TemporaryFolder("client", in: TemporaryFolder.inMemory)
        defer { withExtendedLifetime(memory) {} }
        let other = memory.path
        let daemon = try site.daemon(["--set", "Spool.SettleAfter=800ms"])
        var expected: [String] = []
        for (index, client) in Self.clients.enumerated() {
            guard access(client.program, X_OK) == 0 else {
                print("\(client.name): no \(client.program) here")
                continue
            }
            let stage = site.stage.appending(client.name)
            try disk.makeDirectories(stage, mode: 0o755)
            try site.makeFolder(client.name)
            for number in 0..<3 {
                try disk.write(DropSite.story(index * 10 + number), to: stage.appending("f\(number).txt"))
                let inner = client.name == "scp-folder" ? "inner/" : ""
                expected.append("\(client.name)/\(inner)f\(number).txt")
            }
            let run = try ChildProcess.run(
                "/bin/sh", ["-ec", client.script],
                environment: [
                    "S": stage.description, "I": site.incoming.appending(client.name).description,
                    "O": other.appending(client.name == "rsync-temporary" ? "" : client.name).description,
                    "HOME": site.folder.path.description,
                ])
            #expect(run.exit == .code(0), "\(client.name): \(run.output)\(run.error)")
        }
        try daemon.waitForEvents(UInt64(expected.count))
        #expect(try site.faults(after: daemon, expected) == [])
        // Each as it was sent, not a first part of it.
        let settled = try disk.tree(site.root.appending("done"))
        for path in settled {
            let steps = path.description.split(separator: "/")
            let sent = site.stage.appending("\(steps[1])").appending("\(steps[steps.count - 1])")
            let content = try disk.contents(of: site.root.appending("done").appending(path))
            #expect(content == (try disk.contents(of: sent)), "\(path)")
        }
    }
}
