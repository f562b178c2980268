import Glibc
import Linux
import TestSupport
import Testing

/// Random drops of all kinds by several writers, and random kills: each delivery is accounted for by a program
/// that knows nothing of this one but the format of its log.
@Suite struct SoakTests {
    /// How long it takes; a release is given ten minutes.
    private static var seconds: Int {
        Machine.environment["DATELINE_SOAK_SECONDS"].flatMap { Int($0) } ?? 4
    }

    @Test func eventsAreDeliveriesWhateverIsKilledWhen() throws {
        guard access("/usr/bin/python3", X_OK) == 0 else { return print("no python3 here") }
        let folder = try TemporaryFolder("soak")
        let script = FilePath(#filePath).parent.appending("soak.py").description
        let program = try ChildProcess.productFolder().appending("datelined").description
        let seed = Int.random(in: 1...1_000_000)
        let run = try ChildProcess.run(
            "/usr/bin/python3", [script, program, folder.path.description, "\(Self.seconds)", "\(seed)"])
        print(run.output)
        #expect(run.exit == .code(0), "\(run.output) \(run.error)")
    }
}
