import Glibc
import Linux
import Testing

@testable import ServiceManager

/// Descriptors that the service manager passes.
@Suite struct PassedDescriptorsTests {
    /// Whether the number is that of an open descriptor.
    private func isOpen(_ number: Int32) -> Bool { fcntl(number, F_GETFD) >= 0 }

    /// The number of what was taken, which is closed with it.
    private func number(_ taken: consuming Descriptor?) -> Int32? {
        guard let taken else { return nil }
        return taken.number
    }

    @Test func eachIsTakenOnceByItsNameAndTheRestIsClosed() throws {
        // Far above what other tests open meanwhile.
        let first: Int32 = 900
        for number in first..<first + 3 { #expect(dup2(2, number) == number) }
        do {
            var passed = try PassedDescriptors(names: ["a", "b", "a"], first: first)
            #expect(passed.names == ["a", "b", "a"])
            #expect(fcntl(first, F_GETFD) & FD_CLOEXEC != 0)
            #expect(number(passed.take("c")) == nil)
            #expect(number(passed.take("a")) == first)
            #expect(number(passed.take("a")) == first + 2)
            #expect(number(passed.take("a")) == nil)
            #expect(passed.names == ["b"])
        }
        for number in first..<first + 3 { #expect(!isOpen(number), "\(number) was left open") }
    }
}
