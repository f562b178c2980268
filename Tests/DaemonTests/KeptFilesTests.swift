import Intake
import Likeness
import Testing
import Times

@testable import Daemon

/// Files that stay are known by the files of the index, and memory does not grow with them.
@Suite struct KeptFilesTests {
    private static let origin = IndexFile.Origin(logID: "0123456789abcdef", LikenessParameters())

    private static func identity(_ number: UInt64, size: Int = 1) -> Intake.FileIdentity {
        let time = WallTime(nanoseconds: 1)
        return DroppedFile(
            path: [1], device: 1, inode: number, size: size, modified: time, changed: time
        ).identity
    }

    /// What the log says of the file with this number: of some not all yet, and of some that they were rejected.
    private static func file(_ number: UInt64) -> KnownFile {
        KnownFile(
            digest: 7, items: 0, isWhole: number % 7 != 0, hasArticle: number % 10 != 0, sequence: number)
    }

    private static func stays(_ number: UInt64) -> Bool { file(number).isWhole && file(number).hasArticle }

    @Test func memoryHoldsThoseAloneThatAreNotFiledYet() throws {
        var parameters = LikenessParameters()
        (parameters.stretchBits, parameters.blockBits) = (4, 2)
        var index = DecisionIndex(parameters: parameters)
        var runs = IndexRuns()
        let filed = FiledIndex(runs)
        var kept = KeptFiles(index, filed)
        let count: UInt64 = 1000
        for number in 1...count {
            index.begin(number)
            index.note(Self.identity(number), Self.file(number))
            if Self.stays(number) { kept.add(Self.identity(number), sequence: number) }
            if index.hasFrozen {
                for run in index.frozen { try runs.add(run, Self.origin) }
                index.adopt(runs)
                filed.put(runs)
            }
            #expect(kept.countInMemory <= 2 << 4, "after \(number)")
        }
        func check(_ kept: inout KeptFiles, _ comment: Comment) {
            for number in 1...count {
                let isHeld = kept.holds(Self.identity(number))
                #expect(isHeld == Self.stays(number), "\(number) \(comment)")
                let isHeldOtherwise = kept.holds(Self.identity(number, size: 2))
                #expect(!isHeldOtherwise, "\(number) has changed, \(comment)")
            }
            #expect(kept.countInMemory <= 2 << 4)
        }
        check(&kept, "as it was taken in")
        #expect(runs.exact.count > 1 && runs.lastEvent > count - 32)
        // One that the index does not know in its state is known for as long as the process lives.
        kept.add(Self.identity(5000), sequence: nil)
        filed.put(runs)
        let isHeld = kept.holds(Self.identity(5000))
        #expect(isHeld)
        // One whose release comes when its event is filed already.
        kept.add(Self.identity(1), sequence: 1)
        var afterStart = KeptFiles(index, filed)
        check(&afterStart, "after a start")
        #expect(afterStart.countInMemory > 0)
        let isForgotten = !afterStart.holds(Self.identity(5000))
        #expect(isForgotten)
    }
}
