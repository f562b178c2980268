/// Forms of which most is the same each time: notices that go to many houses, and what programs write.
extension Forms {
    static let notices: [Form] = [
        (
            "an alert to shareholders", "ALERT: #1 holders have until #2 to ask for the lead",
            "The law office of Grey and Pell tells holders of #1 (PSX: #3) who bought between #4 and #5 that a suit has been brought in the district court at Port Saleh, and that #2 is the last day on which the lead in it may be asked for.\n\nHolders who bought #1 in that time may have a claim without cost to themselves, as the office works for a share of what is won.\n\nThe suit says that #1 and two of its officers told the market that #6, while they knew better, and that the price of the paper fell when it came out.\n\nNo class has been admitted so far. Until the court admits one, nobody is represented who has not chosen counsel, and whoever does nothing remains a member without a voice. A share in what may be won does not hang on the lead.\n\nTo take part, or to ask what may be done, write to the office or call it free of charge on any working day. The office has acted for holders for thirty years and in most states. Earlier success is no promise. This is advertising.",
            [
                "Alder Mills", "May 14", "ALD", "March 3", "August 9",
                "its new mill ran at full load",
            ],
            [
                "Corvin Foods", "June 2", "CVF", "January 21", "October 30",
                "its largest buyer had signed again",
            ], 0
        ),
        (
            "a small earthquake, by a program", "Magnitude #1 earthquake near #2",
            "An earthquake of magnitude #1 was felt at #3 on #4 some #5 kilometres from #2, as the Survey of the Coast reports.\n\nIn the ten days before there were #6 earthquakes of magnitude 3.0 or more in the neighbourhood. In a usual year the region has #7 between 3.0 and 4.0, by a count over three years. This one lay #8 kilometres below the ground.\n\nIf you felt it, the Survey of the Coast would like to hear from you: its form takes two minutes. Even if nothing has fallen from your shelves this time, think of the big one. Our guide of five steps says what to have at home, how to fasten what is heavy, and where to meet your people.\n\nThis notice was written by Tremor, a program that reads the reports of the Survey of the Coast, and was seen by an editor of the Herald before it went out.",
            ["3.1", "Torquay", "4:12 a.m.", "Tuesday", "8", "2", "31", "4.7"],
            ["3.6", "Anglesea", "9:55 p.m.", "Tuesday", "23", "5", "204", "11.2"], 0
        ),
        (
            "results with a statement of caution", "#1 reports its #2 quarter",
            "#3 - #1 today gave its results for the #2 quarter. Net income was #4 million, or #5 a share, against #6 million, or #7 a share, in the same quarter of the year before.\n\nRevenue was #8 million. We are glad of what our people have done and are sure of our plans, said its head, #9, and we shall go on to give back to our holders what we do not need.\n\nThis release speaks of the future. What it says rests on what is expected today and may turn out otherwise, for among other things orders may be put off, prices of materials may rise, courts may decide against the company, and money may be hard to come by. The company does not undertake to correct what it has said here, unless the law asks it to. Its reports to the exchange name the risks in full, and they should be read together with this release.",
            ["Birch Paper", "third", "LORNE", "12.4", "1.10", "9.7", "0.88", "204", "Ruth Hale"],
            ["Denby Steel", "third", "KARSUND", "31.9", "2.05", "44.2", "2.81", "871", "Omar Lind"], 0
        ),
        (
            "closures of a road", "Route #1 closed at night next week",
            "The roads office tells drivers that Route #1 will be closed between #2 and #3 from #4 to #5, from #6 in the evening to #7 in the morning, so that crews can #8.\n\nDrivers are asked to slow down where people work, to keep their distance and to leave home earlier. Fines are twice as high where people work, and whoever is caught twice may lose the licence for a month. All work hangs on the weather and may be put off at short notice.\n\nWhat is closed tonight can be heard on the road telephone at any hour, and is shown on the map of the office.",
            ["14", "Torquay", "Lorne", "Monday", "Thursday", "eight", "five", "lay a new surface"],
            ["61", "Halden", "Stavik", "Sunday", "Friday", "ten", "four", "mend the bridge"], 0
        ),
    ]
}
