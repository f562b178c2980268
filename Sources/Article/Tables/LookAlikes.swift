/// Words that stand where a dateline would and are none.
enum LookAlikes {
    /// Labels in front of a dash or colon.
    static let labels = PhraseTable<Bool>(
        list(
            """
            summary, analysis, opinion, editorial, update, updated, breaking, exclusive, correction,
            corrected, clarification,
            editor's note, editors' note, editors note, editor's, note, notes, note to editors, advisory,
            attention, attn,
            warning, notice, background, factbox, fact box, explainer, interview, feature, focus,
            highlights, key points,
            in brief, in short, briefs, review, preview, report, special report, live, live updates, watch,
            read, read more, listen,
            video, photo, photos, picture, pictures, image, file, file photo, file photos, file image,
            in pictures, gallery, caption,
            credit, source, sources, subject, date, time, place, location, where, when, who, what, why, how,
            tl;dr, tldr,
            dear abby, dear annie, dear amy, dear doctor, dear doctors, dear sir, dear editor,
            dear prudence, dear readers,
            question, answer, host, reporter, anchor, narrator, moderator, speaker, voice-over, voiceover,
            unidentified male,
            unidentified female, male, female, transcript, audience, q, a, pros, cons, pro, con, tip, tips,
            step, chapter,
            part, section, table, figure, fig, box, appendix, total, net, shr, revs, qtly, results, result,
            scores, score, standings,
            weather, markets, stocks, forex, oil, gold, bonds, cricket, football, soccer, tennis, baseball,
            basketball, hockey, golf, rugby,
            politics, business, sports, sport, entertainment, technology, tech, science, health, world,
            national, local,
            international, lifestyle, travel, fashion, poll, quiz, recipe, ingredients, method, fixture,
            fixtures, alert, urgent,
            flash, bulletin, snap, newsbreak, wrap, roundup, round-up, newsmaker, timeline, quotes, quote,
            quotebox, insight,
            breakingviews, column, commentary, comment, letter, letters, obituary, profile, press release,
            news release,
            for immediate release, media advisory, contact, disclaimer, disclosure, important,
            important notice, caution, faq, hint,
            recap, spoiler, spoiler alert, trigger warning, content warning, on this day, today in history,
            tomorrow, yesterday, today,
            tonight, good morning, good evening, hello, welcome, overview, introduction, conclusion,
            abstract, objective, methods,
            conclusions, eds, editors, ps, p.s, nb, n.b, re, to, from, by, cc, via, covid, covid-19, nasa,
            nato, fifa, uefa, ipl, nba, nfl,
            nhl, mlb, diy, ceo, cfo, who is, did you know, fun fact, myth, fact, true, false, verdict,
            claim, rating, yes, no
            """))

    /// Words that no place begins with, though a phrase before a dash or a date may.
    static let openers = PhraseTable<Bool>(
        list(
            """
            on, in, at, since, by, from, until, till, after, before, for, as, this, that, these, those, and,
            but, or, if, when, while,
            during, to, of, with, he, she, it, they, we, i, you, his, her, their, our, my, its, a, an, no,
            not, one, two, three, four,
            five, some, many, most, all, every, last, next, late, early, mid, is, was, are, were, be, been,
            has, have, had, will, would,
            published, updated, posted, date, dated, born, died, starting, beginning, effective, between,
            through, file, photo,
            monday, tuesday, wednesday, thursday, friday, saturday, sunday, today, yesterday, tomorrow,
            there, here,
            mr, mrs, ms, dr, prof, president, minister, senator, sen, rep, gov, judge, justice, king, queen,
            prince, pope, quarter, year
            """))

    /// What a program writes for a writer whom it did not find.
    static let nobody = PhraseTable<Bool>(
        list(
            "none, null, nil, n/a, na, nan, unknown, undefined, no author, not available, anonymous, admin, -"
        ))

    private static func list(_ words: String) -> [(String, Bool)] {
        words.split(whereSeparator: { $0 == "," || $0 == "\n" }).map { word in
            (String(word.drop { $0 == " " }), true)
        }
    }
}
