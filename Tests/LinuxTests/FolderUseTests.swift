import Glibc
import Linux
import TestSupport
import Testing

/// Whether folders can be used that may not be there yet.
@Suite struct FolderUseTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder("use") }

    @Test func whatIsNotThereCanBeMadeInWhatIs() throws {
        for use in [FolderUse.any, .reading, .writing] {
            #expect(use.problem(at: folder.path) == nil)
            #expect(use.problem(at: folder("a/b/c")) == nil)
            #expect(use.problem(at: "/") == nil)
        }
    }

    @Test func aFileIsNoFolderAndHasNoneBelowIt() throws {
        try LinuxDisk().write("", to: folder("file"))
        for path in ["file", "file/below/it"] {
            let problem = FolderUse.any.problem(at: folder(path))
            #expect(problem?.errno == ENOTDIR && problem?.path == folder("file"))
        }
        // A link to a folder is one, a link to nothing is not.
        #expect(symlink(folder.path.description, folder("link").description) == 0)
        #expect(FolderUse.writing.problem(at: folder("link/new")) == nil)
    }
}
