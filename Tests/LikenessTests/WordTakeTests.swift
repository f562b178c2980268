import CWords
import TestSupport
import Testing

@testable import Likeness

/// What C does with words: the same with the processor's help and without.
@Suite struct WordTakeTests {
    @Test(arguments: TestCases.seeds(60)) func `words are taken alike in both ways`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let characters = Array("abcXYZ0189  \t\n.,’“–éб京@[`{\u{7F}".unicodeScalars)
        var text = ""
        var reach = characters.count
        for _ in 0..<Int.random(in: 0...400, using: &generator) {
            // Long stretches of ASCII, and of letters alone.
            if Int.random(in: 0..<30, using: &generator) == 0 {
                reach = [6, 10, 16, characters.count].randomElement(using: &generator) ?? reach
            }
            text.unicodeScalars.append(characters[Int.random(in: 0..<reach, using: &generator)])
        }
        let bytes = Array(text.utf8) + [0x20]
        let (helped, plain) = unsafe (Taken(bytes, cwords_take), Taken(bytes, cwords_take_portably))
        #expect(helped == plain, "seed \(seed)")
    }

    @Test(arguments: TestCases.seeds(60)) func `keys are drawn alike in both ways`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let words = (0..<Int.random(in: 4...60, using: &generator)).map { _ in
            UInt64.random(in: 0 ... .max, using: &generator)
        }
        let all = (3..<words.count).map {
            Hashing.shingle(words[$0 - 3], words[$0 - 2], words[$0 - 1], words[$0]) >> 28
        }
        for bound in [1 << 36, 1 << 35, 1 << 32, 0] as [UInt64] {
            let expected = all.filter { $0 < bound }
            var keys = [UInt64](repeating: 0, count: all.count + Int(CWORDS_KEYS_SLACK))
            var found = unsafe cwords_keys(words, all.count, 28, bound, &keys)
            #expect(Array(keys.prefix(found)) == expected, "seed \(seed)")
            found = unsafe cwords_keys_portably(words, all.count, 28, bound, &keys)
            #expect(Array(keys.prefix(found)) == expected, "seed \(seed)")
        }
    }

    /// All that comes of the ASCII in a text.
    private struct Taken: Equatable {
        var bytes: [UInt8] = []
        var hashes: [UInt64] = []
        var numbers: [UInt32] = []
        var places: [[UInt32]] = []
        /// Where it stopped, and where the words began in which it did.
        var stops: [Int] = []

        typealias Take = (
            UnsafeMutablePointer<cwords_scan>?, UnsafeMutablePointer<Int>?, Int, UnsafeMutablePointer<Int>?
        ) -> Bool

        init(_ text: [UInt8], _ take: Take) {
            let slack = Int(CWORDS_SLACK)
            let source = text + [UInt8](repeating: 0, count: slack)
            let (found, words) = (Room<UInt8>(source.count), Room<UInt64>(text.count))
            let (marks, spots) = (Room<UInt32>(text.count), Room<cwords_place>(text.count))
            var scan = unsafe cwords_scan()
            unsafe scan.bytes = found.start
            unsafe scan.hashes = words.start
            unsafe scan.numbers = marks.start
            unsafe scan.places = spots.start
            unsafe source.withUnsafeBufferPointer { source in
                unsafe scan.text = source.baseAddress
                var (place, run) = (0, 0)
                while unsafe take(&scan, &place, text.count, &run) {
                    stops += [place, run]
                    // The run is passed over, to the next white space.
                    while ![0x20, 0x09, 0x0A].contains(text[place]) { place += 1 }
                }
            }
            bytes = unsafe found.first(scan.byte_count)
            hashes = unsafe words.first(scan.count)
            numbers = unsafe marks.first(scan.number_count)
            places = unsafe spots.first(scan.count).map { [$0.start, $0.end, $0.source] }
        }
    }

    /// Memory for C to write to.
    @safe private final class Room<Element: BitwiseCopyable> {
        let start: UnsafeMutablePointer<Element>

        init(_ count: Int) { unsafe start = .allocate(capacity: max(1, count)) }
        deinit { unsafe start.deallocate() }

        func first(_ count: Int) -> [Element] {
            unsafe Array(UnsafeBufferPointer(start: start, count: count))
        }
    }
}
