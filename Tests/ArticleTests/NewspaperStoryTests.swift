import Testing

@testable import Article

/// Stories as newspapers' and stations' pages print them.
@Suite("Stories of newspapers")
struct NewspaperStoryTests {
    static let forms: [StoryForm] = [
        .init(
            "Guardian's way",
            "Ministers agree on more talks after long night¶Jane Doe in Geneva¶Thu 19 Oct 2023 10.32 BST¶¶{1}¶¶{2}¶",
            headline: "Ministers agree on more talks after long night", byline: "Jane Doe in Geneva",
            published: "2023-10-19T10:32:00Z", leftOut: [.sourceLine]),
        .init(
            "Telegraph's way",
            "Ministers agree on more talks¶Both sides speak of progress after four hours in a lakeside hotel¶By Jane Doe, Diplomatic Editor  19 October 2023 • 10:32am¶¶{1}¶¶{2}¶",
            dek: "Both sides speak of progress after four hours in a lakeside hotel",
            byline: "Jane Doe, Diplomatic Editor", published: "2023-10-19T10:32:00Z"),
        .init(
            "BBC's way",
            "Ministers agree on more talks¶¶Published¶19 October 2023¶¶By Jane Doe¶BBC News¶¶{1}¶¶{2}¶",
            byline: "Jane Doe", published: "2023-10-19T00:00:00Z",
            leftOut: [.sourceLine, .sourceLine, .sourceLine]),
        .init(
            "Hindu's way",
            "Ministers agree on more talks¶¶October 19, 2023 10:32 pm | Updated October 20, 2023 12:05 am IST - NEW DELHI¶¶Jane Doe¶¶{1}¶¶{2}¶",
            byline: "Jane Doe", published: "2023-10-20T00:05:00Z", leftOut: [.sourceLine]),
        .init(
            "Times of India's way",
            "Ministers agree on more talks¶Jane Doe / TNN / Oct 19, 2023, 10:32 IST¶¶NEW DELHI: {1}¶¶{2}¶",
            byline: "Jane Doe", place: "NEW DELHI", published: "2023-10-19T10:32:00Z", leftOut: [.sourceLine]),
        .init(
            "Indian Express's way",
            "Ministers agree on more talks¶Written by Jane Doe¶New Delhi | Updated: October 19, 2023 10:32 IST¶¶{1}¶¶{2}¶",
            byline: "Jane Doe", published: "2023-10-19T10:32:00Z", leftOut: [.sourceLine]),
        .init(
            "NYT's way",
            "Ministers Agree on More Talks¶By Jane Doe and John Roe¶Oct. 19, 2023¶¶GENEVA — {1}¶¶{2}¶",
            headline: "Ministers Agree on More Talks", byline: "Jane Doe and John Roe", place: "GENEVA",
            published: "2023-10-19T00:00:00Z", leftOut: [.sourceLine]),
        .init(
            "WaPo's way",
            "Ministers agree on more talks¶By Jane Doe¶October 19, 2023 at 10:32 a.m. EDT¶¶{1}¶¶{2}¶",
            byline: "Jane Doe", published: "2023-10-19T10:32:00-04:00", leftOut: [.sourceLine]),
        .init(
            "Al Jazeera's way",
            "Ministers agree on more talks¶Both sides speak of progress after four hours behind closed doors.¶By Al Jazeera Staff¶Published On 19 Oct 2023¶¶{1}¶¶{2}¶¶Source: Al Jazeera and news agencies¶",
            dek: "Both sides speak of progress after four hours behind closed doors.",
            byline: "Al Jazeera Staff", published: "2023-10-19T00:00:00Z",
            leftOut: [.sourceLine, .sourceLine]),
        .init(
            "CBC's way",
            "Ministers agree on more talks¶Jane Doe · CBC News · Posted: Oct 19, 2023 4:00 AM EDT | Last Updated: October 19¶¶{1}¶¶{2}¶",
            byline: "Jane Doe", published: "2023-10-19T04:00:00-04:00", leftOut: [.sourceLine]),
        .init(
            "local: Staff Writer",
            "Council backs new bridge¶Jane Doe | Staff Writer¶¶SPRINGFIELD — {1}¶¶{2}¶",
            headline: "Council backs new bridge", byline: "Jane Doe | Staff Writer", place: "SPRINGFIELD"),
        .init(
            "local: email",
            "Council backs new bridge¶By Jane Doe¶jane.doe@example.com¶¶{1}¶¶{2}¶",
            headline: "Council backs new bridge", byline: "Jane Doe", leftOut: [.contact]),
        .init(
            "lead only",
            "{1}¶¶{2}¶¶{3}¶", headline: nil, paragraphs: 3),
        .init(
            "event date in lead",
            "On October 19, 2023, the ministers agreed to hold another round of talks before the end of the year.¶¶{2}¶",
            headline: nil),
        .init(
            "event date at front",
            "October 19, 2023, was the day on which the ministers agreed to hold another round of talks.¶¶{2}¶",
            headline: nil),
        .init(
            "relative age only",
            "Ministers agree on more talks¶3 hours ago¶¶{1}¶¶{2}¶¶{3}¶", paragraphs: 3,
            leftOut: [.relativeAge]),
    ]

    @Test("Whole stories", arguments: NewspaperStoryTests.forms)
    func stories(_ form: StoryForm) throws { try form.check() }
}
