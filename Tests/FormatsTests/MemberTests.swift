import Testing

@testable import Formats

/// The names under which an article's parts are found.
@Suite struct MemberTests {
    @Test func `every name is found, and no other`() {
        for (field, names) in JSONMember.groups {
            for (rank, name) in names.enumerated() {
                let member = JSONMember.named(name)
                #expect(member?.name == name && member?.field == field && member?.rank == rank, "\(name)")
                let others = [
                    "", name + "s", "x" + name, String(name.reversed()), String(name.dropLast()),
                    name.uppercased(),
                ]
                for other in others where !JSONMember.groups.contains(where: { $0.1.contains(other) }) {
                    #expect(JSONMember.named(other) == nil, "\(other)")
                }
            }
        }
    }
}
