import TestSupport
import Testing

/// The promises P3, P4 and P8 over crashes at every call.
@Suite struct CrashTests {
    @Test func everyAcknowledgedEventOutlivesEveryCrash() throws {
        var crashes = 0
        var recoveryCrashes = 0
        var tornTails = 0
        var wholeInTorn = 0
        var seals = 0
        var (upkeepCrashes, compressed, removed) = (0, 0, 0)
        for seed in TestCases.seeds(300) {
            var run = CrashRun(seed: seed)
            do {
                try run.run(lives: 4)
            } catch {
                Issue.record("seed \(seed): \(error)")
                return
            }
            crashes += run.crashes
            recoveryCrashes += run.recoveryCrashes
            tornTails += run.tornTails
            wholeInTorn += run.wholeLinesInTornTails
            seals += run.seals
            upkeepCrashes += run.upkeepCrashes
            compressed += run.compressed
            removed += run.removed
        }
        print(
            "\(crashes) crashes, \(recoveryCrashes) in recovery, \(tornTails) torn tails,",
            "\(wholeInTorn) whole lines behind bad ones, \(seals) seals;",
            "\(upkeepCrashes) crashes in upkeep, \(compressed) segments compressed, \(removed) removed")
        guard TestCases.seeds(300).count > 100 else { return }
        #expect(recoveryCrashes > 10 && tornTails > 10 && wholeInTorn > 10 && seals > 10)
        #expect(upkeepCrashes > 10 && compressed > 10 && removed > 10)
    }
}
