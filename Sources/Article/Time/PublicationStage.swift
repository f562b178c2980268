/// Says when the story was published, from the lines that state it, and gives the dateline its year.
enum PublicationStage {
    static func read(_ page: inout Page) {
        let zone = page.settings.zone
        let published = page.times.lazy.compactMap { $0.published?.stated(zone: zone) }.first
        let updated = page.times.lazy.compactMap { $0.updated?.stated(zone: zone) }.first
        // What a format's own fields say counts for more than what is printed.
        if page.article.published == nil {
            page.article.published = updated ?? published
            if updated != nil, page.article.firstPublished == nil { page.article.firstPublished = published }
        }
        for line in page.times {
            for agency in line.agencies { page.article.addAgency(agency) }
        }
        setYear(&page)
    }

    /// The year of a dateline that prints none is the one that brings it nearest to the publication.
    private static func setYear(_ page: inout Page) {
        guard let published = page.article.firstPublished ?? page.article.published,
            let dateline = page.dateline,
            dateline.year == nil, let month = dateline.month, let day = dateline.day
        else { return }
        let at = published.secondsSinceEpoch / 86_400
        guard let year = Int(published.value.prefix(4)) else { return }
        var best: (distance: Int, year: Int)?
        for candidate in [year, year - 1, year + 1]
        where CalendarDate.isValid(year: candidate, month: month, day: day) {
            let distance = abs(CalendarDate.daysSinceEpoch(year: candidate, month: month, day: day) - at)
            if best.map({ distance < $0.distance }) ?? true { best = (distance, candidate) }
        }
        page.dateline?.year = best?.year
        page.dateline?.yearFrom = best == nil ? nil : .published
    }
}
