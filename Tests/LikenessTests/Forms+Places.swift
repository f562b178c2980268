/// What happens in places, on fields and to people.
extension Forms {
    static let places: [Form] = [
        (
            "earthquakes", "Quake of #1 shakes #2",
            "An earthquake of magnitude #1 struck #3 kilometres #4 of #2 on #5 at #6, the seismological service said. Its centre was #7 kilometres below the surface. There were no reports of damage or of injuries at first. No warning of a tsunami was issued. The region lies on a fault and has quakes often.",
            ["5.1", "Karsund", "40", "south", "Monday", "03:14", "10"],
            ["6.3", "Ulvik", "112", "north-east", "Tuesday", "21:47", "35"], 1
        ),
        (
            "cases of a disease on two days", "#1 new cases in Norvia",
            "Norvia reported #1 new cases of the virus on #2, the ministry of health said, bringing the total to #3. #4 more people have died; the toll is now #5. #6 patients are in hospital, #7 of them in intensive care. So far #8 people have recovered. The ministry asks everybody to keep the rules.",
            ["1,204", "Monday", "88,317", "12", "1,940", "611", "83", "71,020"],
            ["1,377", "Tuesday", "89,694", "9", "1,949", "630", "80", "71,905"], 1
        ),
        (
            "fires in two forests", "Fire in #1 forest grows to #2 hectares",
            "The fire in the forest of #1 has grown to #2 hectares, the fire service said on #3. #4 fighters with #5 aircraft are at work; #6 per cent of the line is held. #7 people had to leave their houses. The cause is not known. Strong wind is forecast for the days to come.",
            ["Aldo", "900", "Monday", "240", "4", "15", "1,100"],
            ["Brenn", "2,350", "Monday", "610", "9", "5", "4,000"], 0
        ),
        (
            "accidents on two roads", "#1 hurt in crash near #2",
            "#1 people were hurt when a #3 and a #4 collided on the #5 near #2 on #6 evening, the police said. The driver of the #3 had lost control in a bend. The road was closed for #7 hours. The damage is put at #8. Witnesses are asked to call the police in the town.",
            ["Three", "van", "bus", "B12", "Torquay", "Monday", "two", "40,000"],
            ["Five", "lorry", "motorcycle", "A7", "Apollo Bay", "Sunday", "four", "95,000"], 0
        ),
        (
            "sentences", "#1 gets #2 years for #3",
            "The district court of #4 has sentenced #1 to #2 years in prison for #3. The court found that the accused, who is #5, had #6. The prosecutor had asked for #7 years. The defence had called for acquittal and will appeal. The judge spoke of a grave offence and of a clear chain of evidence.",
            ["a baker", "four", "arson", "Lorne", "38", "set fire to a warehouse", "six"],
            ["a clerk", "two", "fraud", "Halden", "51", "taken money from clients", "three"], 0
        ),
        (
            "results in two districts", "#1 wins in #2",
            "#1 of the #3 has won the seat of #2 with #4 per cent of the votes, the electoral office said. #5 of the #6 came second with #7. The turnout was #8 per cent. The result becomes final when the count has been checked. The new parliament meets for the first time next month.",
            ["Nora Falk", "Ostby East", "Greens", "41.2", "Jon Skar", "Liberals", "38.0", "66"],
            ["Per Dahl", "Ulvik", "Labour Party", "52.7", "Siri Moe", "Centre", "21.9", "71"], 0
        ),
        (
            "polls of two months", "Liberals at #1 per cent in poll",
            "If there were an election on Sunday, #1 per cent would vote for the Liberals, a poll for the newspaper Morgen says. That is #2 than a month ago. Labour stands at #3, the Greens at #4 and the Centre at #5. The institute asked #6 people between #7. The margin of error is three points.",
            ["28", "2 points more", "25", "14", "9", "1,502", "March 3 and 6"],
            ["31", "3 points more", "23", "15", "8", "1,488", "April 2 and 5"], 3
        ),
        (
            "people who are missing", "Police look for #1",
            "The police are looking for #1, #2, of #3, who has been missing since #4. #5 is #6 tall, has #7 hair and wore #8. Whoever has seen the missing person is asked to call the police in Lorne or any other station. A helicopter and dogs have been used in the search without success.",
            ["Olaf Strand", "71", "Halden", "Sunday morning", "He", "1.78 metres", "grey", "a green coat"],
            ["Mia Bakke", "15", "Karsund", "Friday night", "She", "1.62 metres", "fair", "a blue anorak"], 0
        ),
        (
            "prayer times", "Prayer times in #1",
            "These are the prayer times in #1 for #2: fajr at #3, sunrise at #4, dhuhr at #5, asr at #6, maghrib at #7 and isha at #8. The times have been worked out for the centre of the city. Whoever lives in the outer districts adds or takes away a minute. The times are without guarantee.",
            ["Port Saleh", "March 9", "5:01", "6:22", "12:31", "15:50", "18:40", "20:01"],
            ["Karsund", "March 9", "5:12", "6:35", "12:44", "16:01", "18:52", "20:15"], 0
        ),
    ]

    static let sports: [Form] = [
        (
            "football matches", "#1 beat #2 #3",
            "#1 beat #2 #3 in the first division on #4. #5 scored in the #6 minute before #7 spectators. The visitors had more of the ball after the break but made little of it. #1 are now #8 in the table. In the next round they have to travel, while their opponents play at home again.",
            ["Lorne", "Halden", "2-0", "Saturday", "Berg", "31st", "11,200", "third"],
            ["Ostby", "Ulvik", "1-0", "Saturday", "Nilsen", "77th", "4,870", "ninth"], 0
        ),
        (
            "rounds of a tennis tournament", "#1 reaches #2",
            "#1 has reached the #2 of the tournament of Lorne with a win of #3 over #4. The match on the centre court took #5. #1, seeded #6, made #7 aces and now meets #8. Rain had held up play in the afternoon. The final is played on Sunday for a purse of 400,000 dollars.",
            ["Ana Kral", "quarterfinals", "6-4, 6-2", "Eva Soto", "74 minutes", "third", "5", "Li Yun"],
            ["Ana Kral", "semifinals", "7-6, 3-6, 6-3", "Li Yun", "two hours", "third", "9", "Mona Rey"], 1
        ),
        (
            "cricket", "#1 beat #2 by #3",
            "#1 beat #2 by #3 in the second one-day match at #4 on #5. #6 made #7 off #8 balls. The captain, who had won the toss and chosen to bat, praised his bowlers. Dew made it hard to hold the ball in the evening. The series of five matches goes on in three days.",
            ["Norvia", "Ostland", "41 runs", "Lorne", "Sunday", "Rao", "112", "98"],
            ["Aldovia", "Brennland", "six wickets", "Halden", "Sunday", "Perera", "67", "54"], 0
        ),
        (
            "races", "#1 wins at #2",
            "#1 has won the race at #2 in #3, ahead of #4 and #5. The winner started from #6 place and led from lap #7. In the championship #8 is in front. Two cars went out after they touched at the start. The next race is in a fortnight, for which more rain is forecast.",
            ["Hall", "Ostby", "1:31:04", "Mori", "Silva", "second", "12", "Hall"],
            ["Mori", "Karsund", "1:44:50", "Weber", "Hall", "fifth", "40", "Silva"], 0
        ),
        (
            "box office", "#1 leads cinemas with #2 million",
            "#1 led the cinemas of the country at the weekend with takings of #2 million, according to estimates of the studios. #3 came second with #4 million, #5 third with #6. Takings of all films were #7 per cent #8 than in the same weekend a year ago. Final figures are published on Monday.",
            ["Nine Doors", "31.2", "The Well", "14.0", "Frost", "9.9", "4", "higher"],
            ["Red Harbour", "22.8", "Nine Doors", "17.5", "Old Friends", "8.1", "11", "lower"], 3
        ),
    ]

    static let people: [Form] = [
        (
            "death notices", "#1, #2",
            "#1, #2, of #3, died on #4 at home. Born in #5, #6 worked for many years as a #7. Survivors are #8. Visitors are received at the Grove Funeral Home on the day before the service from two to four o'clock. In lieu of flowers the family asks for donations to the hospice of the county.",
            ["Edna Carter", "84", "Lorne", "Monday", "Halden", "she", "teacher", "two sons and a sister"],
            [
                "Roy Fisher", "91", "Ostby", "Friday", "Ulvik", "he", "carpenter",
                "a daughter and five grandchildren",
            ], 0
        ),
        (
            "weddings", "#1 and #2 marry",
            "#1 and #2 were married on #3 in #4. The bride, a #5, is the daughter of #6. The groom works as a #7. After the ceremony friends and relatives came together for dinner at the Lake Inn. The couple will live in #8 after a journey to the south. The bride keeps her name.",
            ["Lena Ruud", "Carl Vik", "Saturday", "Lorne", "nurse", "Tor and May Ruud", "pilot", "Halden"],
            [
                "Ida Torp", "Finn Hauge", "Saturday", "Karsund", "lawyer", "Ole and Kari Torp", "chef",
                "Ostby",
            ], 0
        ),
        (
            "jobs", "#1 looks for #2",
            "#1 in #3 is looking for a #2 from #4, full time. The work is #5. Applicants have #6 and speak the language of the country well. Pay is according to the agreement of the branch. There are thirty days of leave and a ticket for the train. Letters with the usual papers go to the office until #7.",
            [
                "The city library", "librarian", "Lorne", "June 1", "lending and reading hours", "a degree",
                "May 2",
            ],
            [
                "The bakery Holm", "driver", "Halden", "at once", "deliveries by night", "a licence",
                "April 20",
            ], 0
        ),
        (
            "donors", "Blood drive in #1 on #2",
            "The Red Cross asks for blood in #1 on #2 from #3 to #4 in the #5. Healthy people between 18 and 68 may give, up to six times a year. Please bring an identity card. Afterwards there is something to eat. Stocks of group #6 are low at this time. At the last drive #7 people came.",
            ["Halden", "Monday", "15", "19", "school hall", "O negative", "141"],
            ["Ulvik", "Thursday", "16", "20", "fire station", "A positive", "78"], 0
        ),
        (
            "prizes", "#1 wins the #2 prize",
            "#1 receives this year's #2 prize for #3, the jury said on #4. The prize comes with #5 euros. The jury praised #6. #1 was born in #7 in #8. The prize is handed over in the autumn in the town hall. It has been given every year since 1962 by the foundation of the savings bank.",
            [
                "Kim Aas", "Lorne", "the novel Salt", "Monday", "20,000", "its clear language", "1971",
                "Ostby",
            ],
            [
                "Jo Wang", "Halden", "a life's work in glass", "Tuesday", "35,000", "great boldness", "1949",
                "Karsund",
            ], 0
        ),
    ]
}
