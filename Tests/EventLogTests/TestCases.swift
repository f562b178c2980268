import Linux

/// How many cases a property test runs.
enum TestCases {
    /// The seeds of a property test: `count` of them, or as many as DATELINE_TEST_CASES says; just the one that
    /// DATELINE_TEST_SEED names, to replay a failure.
    static func seeds(_ count: UInt64) -> ClosedRange<UInt64> {
        let environment = Machine.environment
        if let seed = environment["DATELINE_TEST_SEED"].flatMap(UInt64.init) { return seed...seed }
        return 1...(environment["DATELINE_TEST_CASES"].flatMap(UInt64.init) ?? count)
    }
}
