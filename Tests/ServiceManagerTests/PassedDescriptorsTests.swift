import Glibc
import Linux
import Testing

@testable import ServiceManager

/// Descriptors that the service manager passes.
@Suite struct PassedDescriptorsTests {
    @Test(
        arguments: [
            ([:], []),
            (
                ["LISTEN_PID": "7", "LISTEN_FDS": "2", "LISTEN_FDNAMES": "control:metrics"],
                ["control", "metrics"]
            ),
            (
                ["LISTEN_PID": "7", "LISTEN_FDS": "3", "LISTEN_FDNAMES": "control:"],
                ["control", "unknown", "unknown"]
            ),
            (["LISTEN_PID": "7", "LISTEN_FDS": "1"], ["unknown"]),
            (["LISTEN_PID": "8", "LISTEN_FDS": "1"], []),
            (["LISTEN_PID": "7", "LISTEN_FDS": "-1"], []),
            (["LISTEN_PID": "7", "LISTEN_FDS": "9999999999999999999"], []),
            (["LISTEN_PID": "7", "LISTEN_FDS": "100000"], []),
        ] as [([String: String], [String])])
    func namesComeFromTheEnvironment(environment: [String: String], expected: [String]) {
        #expect(PassedDescriptors.names(in: environment, processNumber: 7) == expected)
    }

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
