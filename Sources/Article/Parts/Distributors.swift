/// Names who passed a story on, from the notice that says so.
enum Distributors {
    /// Files the distributor that `notice` names, if it is one that is known.
    static func note(_ notice: Snippet, _ page: inout Page) {
        for index in notice.raw.indices where notice.isWordStart(index) {
            guard let found = table.match(notice, at: index) else { continue }
            page.article.addSource(InfoSource(name: found.value, role: .distributor))
            return
        }
    }

    private static let table = PhraseTable<String>(
        [
            "Devdiscourse", "NDTV", "News18", "Firstpost", "Republic", "LatestLY", "ThePrint", "The Print",
            "Outlook", "Hindustan Times",
            "Business Standard", "Moneycontrol", "Zee News", "India TV", "Mint", "Livemint", "Scroll",
            "The Wire", "Deccan Herald",
            "Telangana Today", "Bloomberg Quint", "Rediff", "DNA", "Swarajya", "Lokmat", "Free Press Journal",
            "ETHealthWorld", "SyndiGate", "Yahoo", "MSN",
            "The Conversation", "Kaiser Health News", "ProPublica", "StoryHub", "ANI",
            "Asian News International", "NewsVoir", "PNN", "Newswire",
        ].map { ($0, $0) })
}
