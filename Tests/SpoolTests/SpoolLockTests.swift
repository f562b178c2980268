import Linux
import TestSupport
import Testing

@testable import Spool

/// One daemon serves a drop folder.
@Suite struct SpoolLockTests {
    @Test func itNamesItsHolderAndEndsWithIt() throws {
        let folder = try TemporaryFolder("lock")
        let disk = LinuxDisk()
        func take(_ number: Int32) throws -> SpoolLock {
            try SpoolLock(in: folder.path, on: disk, processNumber: number)
        }
        var first: SpoolLock? = try take(123_456)
        // A child that has the descriptor yet does not hold the folder.
        let copies = try DescriptorCopies(of: folder(".lock"))
        #expect(copies.count == 1)
        do {
            _ = try take(7)
            Issue.record("two serve one folder")
        } catch let error as SpoolLock.Held {
            #expect(error.holder == 123_456)
            #expect(first != nil)
        }
        first = nil
        let second = try take(7)
        do {
            _ = try take(8)
            Issue.record("two serve one folder")
        } catch let error as SpoolLock.Held { #expect(error.holder == 7) }
        withExtendedLifetime(second) {}
    }
}
