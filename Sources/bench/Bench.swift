import ArgumentParser

/// Measures the parts that must be fast, each beside what bounds it, in one run.
@main
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measure the parts that must be fast, each beside what bounds it.",
        discussion:
            "Build it with -c release. Figures of another machine or of another run say little: look at the ratios.",
        subcommands: [
            AppendBench.self, EncodeBench.self, OpenBench.self, VerifyBench.self, ReadBench.self,
            DecideBench.self, AblationBench.self, IngestBench.self,
        ])
}
