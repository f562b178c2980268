import Article
import TestSupport

/// Articles as a wire delivers them: stories, copies with edits, versions and withdrawals.
enum Deliveries {
    /// When the first arrives.
    static let start = Newsroom.start

    /// An article of these parts.
    static func article(_ headline: String?, _ body: String, outlet: String? = nil, stated: Int? = nil)
        -> Article
    {
        Newsroom.article(headline, body, outlet: outlet, stated: stated)
    }

    /// Stories, copies with edits, versions and withdrawals.
    static func make(_ count: Int, using generator: inout SeededGenerator) -> [Article] {
        var articles: [Article] = []
        for number in 0..<count {
            let earlier = articles.randomElement(using: &generator)
            let kind = Int.random(in: 0..<10, using: &generator)
            guard let earlier, kind > 2 else {
                let words = Int.random(in: 10...400, using: &generator)
                var article = article(
                    Edits.invented(6, using: &generator).joined(separator: " "),
                    Edits.story(words, using: &generator), outlet: "outlet \(number % 3)",
                    stated: number.isMultiple(of: 2) ? start + number * 600 : nil)
                if number.isMultiple(of: 3) {
                    article.alternativeIDs = [AlternativeID(role: "id", value: "\(number)")]
                }
                articles.append(article)
                continue
            }
            articles.append(edited(earlier, kind, using: &generator))
        }
        return articles
    }

    private static func edited(_ earlier: Article, _ kind: Int, using generator: inout SeededGenerator)
        -> Article
    {
        var article = earlier
        var body = earlier.body
        switch kind {
        case 3: return earlier
        case 4: body = Edits.substitute(body, share: 0.05, using: &generator)
        case 5: body = Edits.truncate(body, to: Double.random(in: 0.2...0.9, using: &generator))
        case 6: body = Edits.newLead(body, using: &generator)
        case 7: body = Edits.embed(body, in: Edits.story(300, using: &generator))
        case 8:
            article.status = .canceled
            return article
        default: article.headline = "UPDATE 1-" + (earlier.headline ?? "")
        }
        if Bool.random(using: &generator) { article.alternativeIDs = [] }
        article.paragraphs = body.split(separator: "\n").map(String.init).filter { !$0.isEmpty }
        return article
    }
}
