import Foundation

/// How many cases a property test runs.
enum TestCases {
    /// The seeds of a property test: `count` of them, or as many as DATELINE_TEST_CASES says, though no more than 25
    /// times as many as usual, since each of these takes about a second.
    static func seeds(_ count: UInt64) -> Range<UInt64> {
        let stated = ProcessInfo.processInfo.environment["DATELINE_TEST_CASES"].flatMap(UInt64.init)
        return 0..<min(stated ?? count, 25 * count)
    }
}
