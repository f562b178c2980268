import Linux
import TestSupport
import Testing

@testable import EventLog

/// Compressed segments: what goes in comes out, and nothing else does.
@Suite struct CompressionTests {
    private let disk = ModelDisk(seed: 1)

    private func lines(_ count: Int, _ random: inout SeededGenerator) -> [UInt8] {
        var bytes: [UInt8] = []
        for number in 0..<count {
            bytes += Array("{\"number\":\(number),\"".utf8)
            for _ in 0..<Int.random(in: 0...120, using: &random) {
                bytes.append(UInt8.random(in: 0x61...0x68, using: &random))
            }
            bytes += Array("\"}\n".utf8)
        }
        return bytes
    }

    private func compress(_ bytes: [UInt8], frameSize: Int) throws -> SegmentCompressor.Result {
        disk.overwrite("/plain", with: bytes)
        disk.overwrite("/packed", with: [])
        let plain = try OpenFile("/plain", .read, on: disk)
        let packed = try OpenFile("/packed", .readWrite, on: disk)
        return try SegmentCompressor(frameSize: frameSize).compress(plain, into: packed)
    }

    private func length() throws -> Int {
        try SegmentFile("/packed", isCompressed: true, on: disk).length()
    }

    private func isSame() throws -> Bool {
        let plain = try OpenFile("/plain", .read, on: disk)
        return try SegmentCompressor().isSame("/packed", as: plain, on: disk)
    }

    @Test func whatGoesInComesOutAtEveryPlace() throws {
        for seed in TestCases.dearSeeds(40) {
            var random = SeededGenerator(seed: seed)
            let bytes = lines(Int.random(in: 0...60, using: &random), &random)
            let frameSize = Int.random(in: 1...700, using: &random)
            let result = try compress(bytes, frameSize: frameSize)
            #expect(try isSame(), "seed \(seed)")
            let segment = try SegmentFile("/packed", isCompressed: true, on: disk)
            #expect(try segment.length() == bytes.count && result.plainBytes == bytes.count)
            for _ in 0..<50 {
                let offset = Int.random(in: 0...bytes.count + 3, using: &random)
                let count = Int.random(in: 0...900, using: &random)
                let expected = Array(bytes.dropFirst(offset).prefix(count))
                #expect(try segment.read(at: offset, count: count) == expected, "seed \(seed), at \(offset)")
            }
        }
    }

    @Test func framesEndWhereLinesDo() throws {
        var random = SeededGenerator(seed: 7)
        let bytes = lines(200, &random)
        let result = try compress(bytes, frameSize: 1000)
        let table = try SeekTable(of: OpenFile("/packed", .read, on: disk))
        #expect(table.frames.count == result.frames && result.frames > 5)
        #expect(table.frames.allSatisfy { bytes[$0.start + $0.count - 1] == 0x0A && $0.count <= 1000 })
        #expect(table.frame(holding: 0) == 0 && table.frame(holding: bytes.count) == nil)
    }

    @Test func aLineLongerThanAFrameMayBeIsCut() throws {
        let bytes = [UInt8](repeating: 0x61, count: SeekTable.largestFrame + 10) + [0x0A, 0x62, 0x0A]
        let result = try compress(bytes, frameSize: 256)
        #expect(result.frames == 2 && result.compressedBytes < 10_000)
        #expect(try isSame())
    }

    @Test func zstdsOwnProgramReadsIt() throws {
        let folder = try TemporaryFolder("zstd")
        let real = LinuxDisk()
        var random = SeededGenerator(seed: 3)
        let bytes = lines(500, &random)
        try OpenFile(folder("plain"), .createNew(0o600), on: real).write(bytes, at: 0)
        let plain = try OpenFile(folder("plain"), .read, on: real)
        let packed = try OpenFile(folder("packed.zst"), .createNew(0o600), on: real)
        _ = try SegmentCompressor(frameSize: 4096).compress(plain, into: packed)
        let run = try ChildProcess.run("/usr/bin/env", ["zstd", "-dc", folder("packed.zst").description])
        if run.exit == .code(127) {
            print("zstd is not there: nothing else read a compressed segment")
            return
        }
        #expect(run.exit == .code(0) && run.output == String(decoding: bytes, as: UTF8.self), "\(run.error)")
    }

    @Test func damageIsToldOrHarmlessAtEveryBit() throws {
        var random = SeededGenerator(seed: 5)
        let bytes = lines(20, &random)
        _ = try compress(bytes, frameSize: 300)
        let packed = try #require(disk.bytes(of: "/packed"))
        func outcome(_ damaged: [UInt8]) throws -> [UInt8]? {
            disk.overwrite("/packed", with: damaged)
            do throws(SystemError) {
                let segment = try SegmentFile("/packed", isCompressed: true, on: disk)
                return try segment.read(at: 0, count: bytes.count + 100)
            } catch {
                #expect(error.isNotAsWritten && error.path == "/packed", "\(error)")
                return nil
            }
        }
        var told = 0
        for bit in 0..<packed.count * 8 {
            var damaged = packed
            damaged[bit / 8] ^= 1 << UInt8(bit % 8)
            let found = try outcome(damaged)
            #expect(found == nil || found == bytes, "bit \(bit)")
            if found == nil { told += 1 }
        }
        #expect(told > packed.count * 7, "what is harmless is an exception")
        for count in 0..<packed.count {
            #expect(try outcome(Array(packed[..<count])) == nil, "\(count) bytes")
        }
        #expect(try outcome(packed + [0]) == nil)
    }

    @Test func aTableThatPromisesTooMuchIsNotBelieved() throws {
        var table = SeekTable()
        for _ in 0..<3 { table.append(size: 1 << 30, count: 1 << 20) }
        disk.overwrite("/packed", with: table.bytes)
        #expect(throws: SystemError.self) { try length() }
        var large = SeekTable()
        large.append(size: 0, count: SeekTable.largestFrame + 1)
        disk.overwrite("/packed", with: large.bytes)
        #expect(throws: SystemError.self) { try length() }
    }

    @Test func everyFailureOfTheDiskIsTold() throws {
        var random = SeededGenerator(seed: 9)
        let bytes = lines(100, &random)
        let before = disk.calls
        _ = try compress(bytes, frameSize: 500)
        #expect(try isSame())
        let count = disk.calls - before
        for call in 1...count {
            disk.inject(.error(5), atCall: disk.calls + call)
            #expect(throws: SystemError.self, "call \(call)") {
                _ = try compress(bytes, frameSize: 500)
                _ = try isSame()
            }
            disk.clearFaults()
            disk.inject(.short, atCall: disk.calls + call)
            _ = try compress(bytes, frameSize: 500)
            #expect(try isSame(), "call \(call)")
        }
    }
}
