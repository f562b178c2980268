import Testing

@testable import Article

/// Stories as the agencies send them and their sites print them.
@Suite("Stories of agencies")
struct AgencyStoryTests {
    static let forms: [StoryForm] = [
        .init(
            "AP web: headline, byline, updated time, dateline, reporters",
            "Ministers agree on more talks¶By JANE DOE and JOHN ROE¶Updated 10:32 AM EDT, October 19, 2023¶¶GENEVA (AP) — {1}¶¶{2}¶¶___¶¶Doe reported from Paris. Associated Press writer Ann Poe in Rome contributed to this report.¶",
            byline: "JANE DOE and JOHN ROE", place: "GENEVA", sources: ["AP"],
            published: "2023-10-19T10:32:00-04:00", leftOut: [.sourceLine, .signOff, .creditLine]),
        .init(
            "AP: dateline with state and date",
            "Storm nears coast¶¶NEW ORLEANS, La. (AP) -- {1}¶¶{2}¶¶(Copyright 2023 The Associated Press. All rights reserved.)¶",
            headline: "Storm nears coast", place: "NEW ORLEANS, La.", sources: ["AP"],
            leftOut: [.copyrightNotice]),
        .init(
            "AP: city that is its own state",
            "Storm nears coast¶¶HONOLULU (AP) — {1}¶¶{2}¶", headline: "Storm nears coast", place: "HONOLULU",
            sources: ["AP"]),
        .init(
            "AP: aboard",
            "Pope flies home¶¶ABOARD THE PAPAL PLANE (AP) — {1}¶¶{2}¶", headline: "Pope flies home",
            place: "ABOARD THE PAPAL PLANE", sources: ["AP"]),
        .init(
            "AP of old: byline in capitals",
            "Talks go on¶¶By JANE DOE¶Associated Press Writer¶¶ROME (AP) _ {1}¶¶{2}¶¶AP-ES-03-05-99 1032EST¶",
            headline: "Talks go on", byline: "JANE DOE", place: "ROME", sources: ["AP"],
            leftOut: [.creditLine, .signOff]),
        .init(
            "AFP: initials below",
            "Ministers agree on more talks¶¶Geneva, Switzerland, Oct 19, 2023 (AFP) - {1}¶¶{2}¶¶bur-abc/def/gh¶",
            place: "Geneva, Switzerland", day: "10/19", sources: ["AFP"], leftOut: [.signOff]),
        .init(
            "AFP: a place in small letters",
            "Ministers agree¶¶Geneva (AFP) – {1}¶¶{2}¶¶abc/def¶", headline: "Ministers agree",
            place: "Geneva", sources: ["AFP"], leftOut: [.signOff]),
        .init(
            "Reuters: reporting and editing line in brackets",
            "Ministers agree on more talks¶¶By Jane Doe¶¶GENEVA, Oct 19 (Reuters) - {1}¶¶{2}¶¶(Reporting by Jane Doe; editing by John Roe)¶¶((jane.doe@example.com; +41 22 555 0100))¶",
            byline: "Jane Doe", place: "GENEVA", day: "10/19", sources: ["Reuters"],
            leftOut: [.creditLine, .contact]),
        .init(
            "Reuters: reporting line, no byline above",
            "Ministers agree on more talks¶¶GENEVA, Oct 19 (Reuters) - {1}¶¶{2}¶¶Reporting by Jane Doe in Geneva and John Roe in Rome; Editing by Ann Poe¶¶Our Standards: The Thomson Reuters Trust Principles.¶",
            place: "GENEVA", day: "10/19", sources: ["Reuters"], leftOut: [.creditLine, .syndicationNotice]),
        .init(
            "Reuters: UPDATE headline and bullets",
            "UPDATE 2-Ministers agree on more talks¶¶* Talks to go on in June¶* Both sides speak of progress¶(Adds quotes, background)¶By Jane Doe¶GENEVA, Oct 19 (Reuters) - {1}¶{2}¶",
            headline: "UPDATE 2-Ministers agree on more talks", byline: "Jane Doe", place: "GENEVA",
            day: "10/19", sources: ["Reuters"], paragraphs: 4, leftOut: [.correctionNotice]),
        .init(
            "Reuters web: two places and day",
            "Ministers agree¶¶LONDON/NEW YORK, Oct 19 (Reuters) - {1}¶¶{2}¶", headline: "Ministers agree",
            place: "LONDON/NEW YORK", day: "10/19", sources: ["Reuters"]),
        .init(
            "Reuters old capitals",
            "MINISTERS AGREE ON TALKS¶    GENEVA, Oct 19, Reuter - The ministers agreed¶on Friday to hold another round of talks before the end of¶the year.¶    {3}¶ REUTER¶",
            headline: "MINISTERS AGREE ON TALKS", place: "GENEVA", day: "10/19", sources: ["Reuters"],
            leftOut: [.signOff]),
        .init(
            "UPI",
            "Ministers agree on more talks¶By Jane Doe, United Press International¶¶GENEVA, Switzerland, Oct. 19 (UPI) -- {1}¶¶{2}¶¶--¶¶Copyright 2003 by United Press International.¶All rights reserved.¶",
            byline: "Jane Doe, United Press International", place: "GENEVA, Switzerland", day: "10/19",
            sources: ["UPI"], leftOut: [.signOff, .copyrightNotice, .copyrightNotice]),
        .init(
            "Xinhua web",
            "Ministers agree on more talks¶¶Source: Xinhua| 2023-10-19 10:32:15|Editor: huaxia¶¶GENEVA, Oct. 19 (Xinhua) -- {1}¶¶{2} Enditem¶",
            place: "GENEVA", day: "10/19", sources: ["Xinhua"], published: "2023-10-19T10:32:15Z",
            leftOut: [.sourceLine, .signOff]),
        .init(
            "Xinhua: by names inside",
            "Interview: Talks to go on, says envoy¶¶by Zhang San, Li Si¶¶GENEVA, Oct. 19 (Xinhua) -- {1}¶¶{2}¶",
            headline: "Interview: Talks to go on, says envoy", byline: "Zhang San, Li Si", place: "GENEVA",
            day: "10/19", sources: ["Xinhua"]),
        .init(
            "Xinhua: dateline without place",
            "Talks go on¶¶Oct. 19 (Xinhua) -- {1}¶¶{2}¶", headline: "Talks go on", place: "", day: "10/19",
            sources: ["Xinhua"]),
        .init(
            "TASS",
            "Ministers agree on more talks¶¶GENEVA, October 19. /TASS/. {1}¶¶{2}¶", place: "GENEVA",
            day: "10/19", sources: ["TASS"]),
        .init(
            "TASS with correspondent",
            "Ministers agree¶¶MOSCOW, October 19. /TASS Correspondent Ivan Petrov/. {1}¶¶{2}¶",
            headline: "Ministers agree", place: "MOSCOW", day: "10/19", sources: ["TASS"]),
        .init(
            "Interfax",
            "Ministers agree¶¶MOSCOW. Oct 19 (Interfax) - {1}¶¶{2}¶", headline: "Ministers agree",
            place: "MOSCOW", day: "10/19", sources: ["Interfax"]),
        .init(
            "RIA",
            "Ministers agree¶¶MOSCOW, October 19 (Sputnik) - {1}¶¶{2}¶", headline: "Ministers agree",
            place: "MOSCOW", day: "10/19", sources: ["Sputnik"]),
        .init(
            "dpa English",
            "Ministers agree¶¶Geneva (dpa) - {1}¶¶{2}¶¶# Notebook¶¶## Internet¶- [Ministry](www.example.com)¶¶# dpa contacts¶",
            headline: "Ministers agree", place: "Geneva", sources: ["dpa"],
            leftOut: [.advisory, .advisory, .advisory, .advisory]),
        .init(
            "PTI",
            "Ministers agree on more talks¶¶New Delhi, Oct 19 (PTI) {1}¶¶{2}¶¶They will meet in June. PTI ABC DEF¶GHI¶",
            place: "New Delhi", day: "10/19", sources: ["PTI"], paragraphs: 3, leftOut: [.signOff, .signOff]),
        .init(
            "PTI web: updated and IST",
            "Ministers agree on more talks¶¶PTI | Updated: October 19, 2023 10:32 IST¶¶Mumbai, Oct 19 (PTI) {1}¶¶{2}¶¶(This story has not been edited by our staff and is auto-generated from a syndicated feed.)¶",
            place: "Mumbai", day: "10/19", sources: ["PTI"], published: "2023-10-19T10:32:00Z",
            leftOut: [.sourceLine, .syndicationNotice]),
        .init(
            "ANI",
            "Ministers agree on more talks¶ANI | Updated: Oct 19, 2023 10:32 IST¶¶New Delhi [India], October 19 (ANI): {1}¶¶{2} (ANI)¶",
            place: "New Delhi [India]", day: "10/19", sources: ["ANI"], published: "2023-10-19T10:32:00Z",
            leftOut: [.sourceLine, .signOff]),
        .init(
            "IANS",
            "Ministers agree¶¶Patna, Oct 19 (IANS) {1}¶¶{2}¶¶--IANS¶¶abc/def¶", headline: "Ministers agree",
            place: "Patna", day: "10/19", sources: ["IANS"], leftOut: [.signOff, .signOff]),
        .init(
            "UNI",
            "Ministers agree¶¶Lucknow, Oct 19 (UNI) {1}¶¶{2}¶¶UNI ABC 1032¶", headline: "Ministers agree",
            place: "Lucknow", day: "10/19", sources: ["UNI"], leftOut: [.signOff]),
        .init(
            "APP",
            "Ministers agree¶¶ISLAMABAD, Oct 19 (APP): {1}¶¶{2}¶", headline: "Ministers agree",
            place: "ISLAMABAD", day: "10/19", sources: ["APP"]),
        .init(
            "Dawn",
            "Ministers agree on more talks¶Jane Doe¶Published October 19, 2023¶¶ISLAMABAD: {1}¶¶{2}¶¶Published in Dawn, October 19th, 2023¶",
            byline: "Jane Doe", place: "ISLAMABAD", published: "2023-10-19T00:00:00Z",
            leftOut: [.sourceLine, .sourceLine]),
        .init(
            "The News: our correspondent",
            "Ministers agree on more talks¶By Our Correspondent¶October 19, 2023¶¶LAHORE: {1}¶¶{2}¶",
            byline: "Our Correspondent", place: "LAHORE", published: "2023-10-19T00:00:00Z",
            leftOut: [.sourceLine]),
        .init(
            "Kyodo",
            "Ministers agree¶¶KYODO NEWS - Oct 19, 2023 - 10:32 | All, World¶¶{1}¶¶{2}¶¶==Kyodo¶",
            headline: "Ministers agree", sources: ["Kyodo"], published: "2023-10-19T10:32:00Z",
            leftOut: [.sourceLine, .signOff]),
        .init(
            "Kyodo dateline",
            "Ministers agree¶¶TOKYO, Oct. 19, Kyodo - {1}¶¶{2}¶¶==Kyodo¶", headline: "Ministers agree",
            place: "TOKYO", day: "10/19", sources: ["Kyodo"], leftOut: [.signOff]),
        .init(
            "Jiji",
            "Ministers agree¶¶Tokyo, Oct. 19 (Jiji Press)--{1}¶¶{2}¶", headline: "Ministers agree",
            place: "Tokyo", day: "10/19", sources: ["Jiji Press"]),
        .init(
            "Yonhap",
            "(3rd LD) Ministers agree on more talks¶(ATTN: ADDS details in paras 3-5; CHANGES photo)¶By Kim Cheol-su¶SEOUL, Oct. 19 (Yonhap) -- {1}¶{2}¶kcs@example.co.kr¶(END)¶",
            headline: "(3rd LD) Ministers agree on more talks", byline: "Kim Cheol-su", place: "SEOUL",
            day: "10/19", sources: ["Yonhap"], leftOut: [.advisory, .contact, .signOff]),
        .init(
            "Anadolu",
            "Ministers agree on more talks¶¶Jane Doe   |19.10.2023 - Update : 20.10.2023¶¶ANKARA¶¶{1}¶¶{2}¶",
            byline: "Jane Doe", place: "ANKARA", published: "2023-10-20T00:00:00Z", leftOut: [.sourceLine]),
        .init(
            "ANSA English",
            "(ANSA) - ROME, OCT 19 - {1}¶{2} (ANSA).¶", headline: nil, place: "ROME", day: "10/19",
            sources: ["ANSA"], leftOut: [.signOff]),
        .init(
            "Bernama",
            "Ministers agree¶¶KUALA LUMPUR, Oct 19 (Bernama) -- {1}¶¶{2}¶¶-- BERNAMA¶",
            headline: "Ministers agree", place: "KUALA LUMPUR", day: "10/19", sources: ["Bernama"],
            leftOut: [.signOff]),
        .init(
            "GNA",
            "Accra, Oct. 19, GNA – {1}¶¶{2}¶¶GNA¶", headline: nil, place: "Accra", day: "10/19",
            sources: ["GNA"], leftOut: [.signOff]),
        .init(
            "NAN",
            "Ministers agree¶¶Abuja, Oct. 19, 2023 (NAN) {1}¶¶{2} (NAN)¶", headline: "Ministers agree",
            place: "Abuja", day: "10/19", sources: ["NAN"], leftOut: [.signOff]),
        .init(
            "CNA",
            "Taipei, Oct. 19 (CNA) {1}¶¶{2}¶¶(By Jane Doe)¶Enditem/AB¶", headline: nil, place: "Taipei",
            day: "10/19", sources: ["CNA"], leftOut: [.creditLine, .signOff]),
        .init(
            "WAM",
            "ABU DHABI, 19th October, 2023 (WAM) -- {1}¶¶{2}¶¶WAM/Jane Doe¶", headline: nil,
            place: "ABU DHABI", day: "10/19", sources: ["WAM"], leftOut: [.signOff]),
        .init(
            "SPA",
            "Riyadh, October 19, 2023, SPA -- {1}¶{2}¶--SPA¶10:32 LOCAL TIME 07:32 GMT¶", headline: nil,
            place: "Riyadh", day: "10/19", sources: ["SPA"], leftOut: [.signOff, .signOff]),
        .init(
            "PR Newswire",
            "Acme Agrees to Buy Ajax¶¶NEW YORK, Oct. 19, 2023 /PRNewswire/ -- {1}¶¶{2}¶¶SOURCE Acme Inc.¶",
            headline: "Acme Agrees to Buy Ajax", place: "NEW YORK", day: "10/19", sources: ["PR Newswire"],
            leftOut: [.sourceLine]),
        .init(
            "Business Wire",
            "Acme Agrees to Buy Ajax¶¶October 19, 2023 08:30 AM Eastern Daylight Time¶¶NEW YORK--(BUSINESS WIRE)--{1}¶¶{2}¶",
            headline: "Acme Agrees to Buy Ajax", place: "NEW YORK", sources: ["Business Wire"],
            published: "2023-10-19T08:30:00-04:00", leftOut: [.sourceLine]),
        .init(
            "GlobeNewswire",
            "Acme Agrees to Buy Ajax¶¶NEW YORK, Oct. 19, 2023 (GLOBE NEWSWIRE) -- {1}¶¶{2}¶",
            headline: "Acme Agrees to Buy Ajax", place: "NEW YORK", day: "10/19", sources: ["GlobeNewswire"]),
        .init(
            "CP",
            "Ministers agree¶¶OTTAWA — {1}¶¶{2}¶¶This report by The Canadian Press was first published Oct. 19, 2023.¶¶Jane Doe, The Canadian Press¶",
            headline: "Ministers agree", byline: "Jane Doe, The Canadian Press", place: "OTTAWA",
            published: "2023-10-19T00:00:00Z", leftOut: [.syndicationNotice]),
        .init(
            "AAP",
            "Ministers agree¶¶CANBERRA, Oct 19 AAP - {1}¶¶{2}¶", headline: "Ministers agree",
            place: "CANBERRA", day: "10/19", sources: ["AAP"]),
        .init(
            "PA",
            "Ministers agree¶¶By Jane Doe, PA Political Correspondent¶¶{1}¶¶{2}¶¶ends¶",
            headline: "Ministers agree", byline: "Jane Doe, PA Political Correspondent", sources: ["PA"],
            leftOut: [.signOff]),
        .init(
            "Two agencies",
            "Ministers agree¶¶GENEVA (AP/AFP) — {1}¶¶{2}¶", headline: "Ministers agree", place: "GENEVA",
            sources: ["AP", "AFP"]),
        .init(
            "Agency in front with dash",
            "Ministers agree¶¶AFP, GENEVA - {1}¶¶{2}¶", headline: "Ministers agree", place: "GENEVA",
            sources: ["AFP"]),
    ]

    @Test("Whole stories", arguments: AgencyStoryTests.forms)
    func stories(_ form: StoryForm) throws { try form.check() }
}
