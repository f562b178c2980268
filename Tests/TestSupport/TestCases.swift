import Linux

/// How many cases a property test runs.
public enum TestCases {
    /// What DATELINE_TEST_CASES says; `nil` in the ordinary run.
    public static let stated = number("DATELINE_TEST_CASES")

    /// Whether tests that take long are to run in full.
    public static var isThorough: Bool { stated ?? 0 >= 1000 }

    /// The seeds of a property test: `count` of them, or as many as DATELINE_TEST_CASES says, though no more than
    /// `factor` times as many as usual; just the one that DATELINE_TEST_SEED names, to replay a failure.
    public static func seeds(_ count: UInt64, atMostTimes factor: UInt64 = .max) -> ClosedRange<UInt64> {
        if let seed = number("DATELINE_TEST_SEED") { return seed...seed }
        let most = count.multipliedReportingOverflow(by: factor)
        return 1...min(stated ?? count, most.overflow ? .max : most.partialValue)
    }

    /// The seeds of a test whose cases take a tenth of a second or more each.
    public static func dearSeeds(_ count: UInt64) -> ClosedRange<UInt64> { seeds(count, atMostTimes: 25) }

    private static func number(_ name: String) -> UInt64? { Machine.environment[name].flatMap(UInt64.init) }
}
