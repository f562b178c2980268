import Linux
import Testing

@testable import Spool

/// Which names are taken in.
@Suite struct SpoolFilterTests {
    @Test func patternsFitAsInShells() {
        for (pattern, fits, doesNot) in [
            ("*.txt", ["a.txt", ".txt", "a.b.txt"], ["a.txt2", "atxt", ""]),
            ("a?c", ["abc", "a.c"], ["ac", "abbc"]),
            ("[a-c]*[!0-9]", ["axx", "bx", "c["], ["a1", "d", "a"]),
            ("*a*b*c", ["abc", "xaxbxc", "aabbcc"], ["acb", "ab"]),
            ("[]x]", ["]", "x"], ["[", "y"]),
            ("[abc", ["[abc"], ["a"]),
            ("*", ["", "anything"], []),
            ("", [""], ["a"]),
        ] {
            for name in fits { #expect(GlobPattern(pattern).matches(FilePath(name)), "\(pattern) \(name)") }
            for name in doesNot {
                #expect(!GlobPattern(pattern).matches(FilePath(name)), "\(pattern) \(name)")
            }
        }
    }

    @Test func manyStarsTakeNoLongerThanTheirProduct() {
        let pattern = GlobPattern(String(repeating: "*a", count: 60) + "b")
        #expect(!pattern.matches(FilePath(String(repeating: "a", count: 255))))
    }

    @Test func rulesOfASourceComeBesideThoseOfAll() {
        let filter = SpoolFilter(
            .init(include: [GlobPattern("*.txt")], exclude: [GlobPattern("*.bak")]),
            bySource: ["x": .init(include: [GlobPattern("*.json")], exclude: [GlobPattern("old*")])])
        func takes(_ path: FilePath) -> Bool {
            let name = path.lastComponent
            return filter.mayTake(path, name) && filter.takes(path, name)
        }
        #expect(takes("a.txt") && !takes("a.json") && !takes("a.bak") && !takes(".a.txt"))
        #expect(takes("x/a.json") && !takes("x/a.txt") && !takes("x/old.json"))
        #expect(!filter.mayTake("x/older", "older") && filter.mayTake("y/older", "older"))
    }
}
