import Testing

@testable import Article

/// Whole texts as people copy them from pages, as programs extract them, and as wires, archives and mail
/// systems send them: every line in its place.
@Suite("Texts of every layout")
struct MarkedPageTests {
    static let families = [
        "wires", "wires-abroad", "pages-english", "pages-world", "pages-abroad", "extractors", "releases",
        "mail",
        "spoken", "voices", "sport-markets", "print",
    ]

    @Test("Every line in its place", arguments: families)
    func pages(_ family: String) throws {
        let pages = try MarkedPage.pages(family)
        #expect(!pages.isEmpty)
        for page in pages { try page.check() }
    }
}
