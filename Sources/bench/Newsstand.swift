import Article

/// Articles put together from sentences: each a function of its number.
///
/// Some are new, the others copies of one that came not long before, changed as copies are.
struct Newsstand {
    let sentences: [String]
    /// Words of a new article.
    let words: Int
    /// Of a hundred articles, how many are copies.
    let copies: Int

    /// How far back a copy's original may lie.
    private static let reach = 20_000
    private static let kinds = 6

    /// The article with this number.
    func article(_ number: Int) -> Article {
        guard let original = original(of: number) else { return fresh(number) }
        var random = Numbers(seed: number &+ 77)
        return changed(fresh(original), &random)
    }

    /// The number of the article of which this one is a copy; `nil` where it is new.
    func original(of number: Int) -> Int? {
        var random = Numbers(seed: number &* 7919 &+ 13)
        guard random.below(100) < copies, number > 0 else { return nil }
        for _ in 0..<20 {
            let candidate = number - 1 - random.below(min(number, Self.reach))
            var other = Numbers(seed: candidate &* 7919 &+ 13)
            if candidate == 0 || other.below(100) >= copies { return candidate }
        }
        return nil
    }

    private func fresh(_ number: Int) -> Article {
        var random = Numbers(seed: number)
        var article = Article()
        var bytes = 0
        while bytes < words * 6 {
            var paragraph = sentences[random.below(sentences.count)]
            for _ in 0..<random.below(3) { paragraph += " " + sentences[random.below(sentences.count)] }
            bytes += paragraph.utf8.count
            article.paragraphs.append(paragraph)
        }
        let lead = sentences[random.below(sentences.count)].split(separator: " ")
        article.headline = lead.prefix(8).joined(separator: " ")
        return article
    }

    private func changed(_ original: Article, _ random: inout Numbers) -> Article {
        var copy = original
        switch random.below(Self.kinds) {
        case 0: break
        case 1: copy.headline = sentences[random.below(sentences.count)].prefix(50) + ""
        case 2:
            copy.paragraphs.insert("This story was not edited by our staff.", at: 0)
            copy.paragraphs.append("All rights reserved. Sign up for our newsletter.")
        case 3: copy.paragraphs.removeLast(copy.paragraphs.count * 2 / 3)
        case 4: copy.paragraphs[0] = sentences[random.below(sentences.count)]
        default:
            copy.paragraphs = copy.paragraphs.map { paragraph in
                paragraph.split(separator: " ").map { random.below(30) == 0 ? "perhaps" : $0 }
                    .joined(separator: " ")
            }
        }
        return copy
    }
}
