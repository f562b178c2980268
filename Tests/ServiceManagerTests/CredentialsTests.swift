import Glibc
import Linux
import TestSupport
import Testing

@testable import ServiceManager

/// Secrets that are handed over as files.
@Suite struct CredentialsTests {
    private let folder: TemporaryFolder
    private let credentials: Credentials

    init() throws {
        folder = try TemporaryFolder("credentials")
        try LinuxDisk().makeDirectories(folder("given"), mode: 0o700)
        credentials = Credentials(folder: folder("given"))
    }

    private func errno(of name: String) -> Int32? {
        do { _ = try credentials.read(name) } catch { return error.errno }
        return nil
    }

    @Test func oneIsReadByItsName() throws {
        try LinuxDisk().write("secret", to: folder("given/key"))
        #expect(try credentials.read("key") == Array("secret".utf8))
        #expect(try credentials.read("other") == nil)
        #expect(try credentials.names() == ["key"])
    }

    @Test(arguments: ["", "a/b", "../outside", "/etc/passwd", "a\0b"])
    func aNameIsNoPath(name: String) { #expect(errno(of: name) == EINVAL) }

    @Test func dotsAreNoNames() {
        #expect(errno(of: ".") == EINVAL)
        #expect(errno(of: "..") == EINVAL)
    }

    @Test func linksAndFoldersAreNotRead() throws {
        try LinuxDisk().write("outside", to: folder("outside"))
        #expect(symlink(folder("outside").description, folder("given/link").description) == 0)
        #expect(errno(of: "link") == ELOOP)
        try LinuxDisk().makeDirectories(folder("given/folder"), mode: 0o700)
        #expect(errno(of: "folder") == EISDIR)
        #expect(mkfifo(folder("given/fifo").description, 0o600) == 0)
        #expect(errno(of: "fifo") == ESPIPE)
    }

    @Test func whatIsTooLargeIsNotRead() throws {
        let file = try OpenFile(folder("given/large"), .create(0o600), on: LinuxDisk())
        try file.write([0], at: Credentials.limit)
        #expect(errno(of: "large") == EFBIG)
    }
}
