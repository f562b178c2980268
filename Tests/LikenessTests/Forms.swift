/// Forms that newsrooms fill in again and again: one kind of report, two reports of it.
///
/// `#1`, `#2` … stand for what the form leaves open.
enum Forms {
    typealias Form = (
        kind: String, headline: String, body: String, first: [String], second: [String], days: Int
    )

    static let all: [Form] = markets + companies + services + places + sports + people + notices

    static let markets: [Form] = [
        (
            "exchange rates", "#1 fixes the dollar at #2",
            "The central bank of #1 on #3 set its official rate at #2 to the dollar, against #4 a day before. The euro was fixed at #5 and the pound at #6. Dealers said that trading was quiet and that the bank had not come into the market. The rates are valid for transactions between banks until the next fixing.",
            ["Norvia", "41.207", "Monday", "41.190", "48.113", "55.870"],
            ["Norvia", "41.344", "Tuesday", "41.207", "48.402", "56.031"], 1
        ),
        (
            "a gold fixing", "Gold fixed at #1 dollars in #2",
            "Gold was fixed at #1 dollars an ounce in #2 on #3 morning, compared with #4 at the fixing of the afternoon before. Silver was quoted at #5 cents. Dealers put the change down to the dollar, which opened at #6 yen. They expected the metal to stay between #7 and #8 dollars for the rest of the day.",
            ["2,311.40", "Lorne", "Tuesday", "2,298.75", "2,711", "151.20", "2,290", "2,330"],
            ["2,287.10", "Lorne", "Wednesday", "2,309.55", "2,655", "149.85", "2,270", "2,305"], 1
        ),
        (
            "a stock market's close", "#1 shares end #2",
            "Shares in #1 ended #2 on #3, with the main index at #4 points, a change of #5. Gainers outnumbered losers by #6 to #7. Turnover was #8 million shares. Banks led the move, brokers said, after a day in which foreign buyers were absent. The next session begins at nine o'clock.",
            ["Port Saleh", "higher", "Monday", "4,211.07", "38.2", "211", "140", "88.4"],
            ["Port Saleh", "lower", "Tuesday", "4,170.64", "40.4", "122", "230", "71.9"], 1
        ),
        (
            "a money market report", "Money market given #1 million of help",
            "The central bank said that it had given the money market #1 million of help in the #2, bringing the day's total to #3 million. It bought #4 million of bank bills at #5 per cent and #6 million of treasury bills at #7. Earlier it had put the shortage at about #8 million.",
            ["120", "morning", "120", "83", "4 7/8", "37", "4 3/4", "450"],
            ["265", "afternoon", "385", "201", "4 13/16", "64", "4 11/16", "500"], 0
        ),
        (
            "an auction of bills", "Treasury sells #1-week bills at #2 per cent",
            "The treasury sold #3 billion of #1-week bills on #4 at an average rate of #2 per cent, compared with #5 at the last sale. Bids came to #6 billion, of which #7 per cent were taken at the highest rate. The bills are dated #8 and may be handed in at any bank.",
            ["13", "4.87", "2.5", "Monday", "4.91", "7.3", "44", "March 14"],
            ["26", "5.02", "3.1", "Monday", "4.99", "8.8", "71", "March 14"], 0
        ),
        (
            "a grain shipment report", "#1 loads #2 tonnes of wheat",
            "The port of #1 loaded #2 tonnes of wheat in the week to #3, its authority said, against #4 tonnes the week before. Barley came to #5 tonnes and maize to #6. Since the season began #7 tonnes have left the port, #8 per cent more than at this time last year.",
            ["Halden", "41,200", "May 6", "38,950", "7,120", "11,400", "811,000", "4.1"],
            ["Stavik", "23,700", "May 6", "31,020", "2,870", "15,350", "402,500", "2.7"], 0
        ),
        (
            "a posted price of crude", "#1 raises crude posting by #2 cents",
            "#1 said that it raised the contract price it will pay for crude oil by #2 cents a barrel, effective #3. The change brings its posted price for West Aldo intermediate to #4 dollars a barrel. The company last moved its posting on #5. Other buyers are expected to follow it within days.",
            ["Marlow Oil Co", "50", "today", "81.50", "March 2"],
            ["Denby Petroleum Corp", "75", "March 9", "82.25", "February 26"], 0
        ),
        (
            "fuel prices of a week", "Petrol at #1 a litre this week",
            "The average price of a litre of petrol at the pump is #1 this week, the motorists' association said on #2, #3 cents #4 than a week ago. Diesel costs #5. The cheapest petrol is found in #6 and the dearest in #7. The association asks drivers to compare prices before they fill up.",
            ["1.812", "Wednesday", "2.1", "more", "1.744", "Ostby", "Karsund"],
            ["1.779", "Wednesday", "3.3", "less", "1.719", "Halden", "Ulvik"], 7
        ),
        (
            "inflation of a country", "#1 inflation at #2 per cent",
            "Consumer prices in #1 rose #2 per cent in #3 from a year earlier, its statistics office said, after #4 per cent the month before. Food cost #5 per cent more and energy #6. Economists had expected #7 per cent. The central bank aims at two per cent and meets again next month.",
            ["Norvia", "3.1", "April", "3.4", "2.2", "6.0", "3.2"],
            ["Ostland", "5.7", "April", "5.1", "7.9", "9.3", "5.4"], 0
        ),
        (
            "figures of unemployment", "Unemployment at #1 per cent in #2",
            "The number of people out of work was #3 in #2, the labour office said, #4 than the month before. The rate stood at #1 per cent. In the north it was #5 and in the south #6. There were #7 open positions. The figures are corrected for the season and may be revised.",
            ["6.1", "March", "411,300", "4,200 fewer", "7.2", "4.9", "61,800"],
            ["6.4", "April", "430,900", "19,600 more", "7.7", "5.0", "58,100"], 2
        ),
    ]

    static let companies: [Form] = [
        (
            "dividends of two companies", "#1 declares dividend of #2 cents",
            "The board of #1 has declared a regular quarterly dividend of #2 cents a share on its common stock, payable on #3 to holders of record on #4. The company, which has paid a dividend in every quarter since #5, has its seat in #6. Its shares closed at #7 dollars on the day before.",
            ["Alder Mills", "25", "April 1", "March 15", "1951", "Lorne", "41.20"],
            ["Birch Paper", "38", "April 4", "March 18", "1968", "Anglesea", "17.85"], 0
        ),
        (
            "earnings of two companies", "#1 earns #2 million in the quarter",
            "#1 said that it earned #2 million dollars, or #3 cents a share, in the quarter that ended in March, after #4 million or #5 cents a year before. Sales were #6 million. The figures contain a gain of #7 million from the sale of land. It keeps its forecast for the year.",
            ["Cedar Tools", "14.2", "61", "12.9", "55", "188", "1.1"],
            ["Dale Foods", "3.8", "12", "4.4", "15", "97", "0.6"], 0
        ),
        (
            "two quarters of a company", "Cedar Tools earns #1 million in #2 quarter",
            "Cedar Tools said that it earned #1 million dollars, or #3 cents a share, in the #2 quarter, after #4 million or #5 cents a year before. Sales were #6 million. Costs rose by #7 per cent. The company, which makes hand tools in Lorne, keeps its forecast for the year as a whole.",
            ["14.2", "first", "61", "12.9", "55", "188", "3"],
            ["17.7", "second", "74", "15.1", "63", "203", "5"], 3
        ),
        (
            "ratings of two companies", "Agency lowers #1 to #2",
            "The rating agency Thornbury said that it had lowered the senior debt of #1 to #2 from #3. The action touches #4 million dollars of debt. It cited #5 and a weaker outlook for the industry. The commercial paper of the company stays at Prime-2. The review that was opened in #6 is closed with this.",
            ["Elm Steel", "Baa2", "Baa1", "640", "high costs of energy", "January"],
            ["Fir Motors", "Ba1", "Baa3", "2,150", "falling sales abroad", "November"], 0
        ),
        (
            "bonds of two issuers", "#1 issues #2 million bond",
            "#1 is issuing a bond of #2 million euros due on #3, paying #4 per cent and priced at #5, the lead manager #6 said. The bond comes in pieces of 1,000 euros and will be listed in Lorne. Fees are 1 1/4 per cent for selling and 5/8 for management. Payment is on #7.",
            ["Gale Finance", "150", "May 7, 2031", "4 1/8", "101 1/4", "Bank of Ostby", "May 7"],
            ["Heath Water", "400", "June 2, 2034", "3 7/8", "100 3/8", "Norvia Credit", "June 2"], 0
        ),
        (
            "appointments", "#1 names #2 as finance chief",
            "#1 has named #2 as its chief financial officer from #3, it said in a statement. #2, who is #4, comes from #5. The predecessor #6 leaves the company at her own wish. The chairman thanked her for her work and said that the company was glad to have found an experienced manager so soon.",
            ["Iris Energy", "Paul Madsen", "July 1", "49", "Marlow Oil", "Eva Lund"],
            ["Juniper Bank", "Rita Olsen", "August 15", "53", "Norvia Credit", "Ann Holm"], 0
        ),
        (
            "recalls of two products", "#1 recalled for #2",
            "The food authority has recalled #1 made by #3 because it may contain #2. Packs with the lot number #4 and a date of #5 are concerned. Whoever has bought it should not eat it and can bring it back to the shop, where the price is refunded. No illness has been reported so far.",
            ["Sunny almond bars", "pieces of metal", "Kale Snacks", "L20417", "September 9"],
            ["Meadow soft cheese", "listeria", "Lake Dairies", "7731-B", "May 30"], 0
        ),
        (
            "filings on a stake", "#1 has #2 per cent of #3",
            "#1 told the securities commission that it holds #4 shares of #3, or #2 per cent of those outstanding. It said that it bought #5 of them between #6 and #7 at prices from #8 dollars. It holds them as an investment, may buy more or sell some, and has no plan to seek control.",
            [
                "Kestrel Partners", "6.2", "Lark Mining", "1,240,000", "310,000", "March 2", "March 12",
                "8.10",
            ],
            [
                "Merlin Capital", "9.8", "Nut Tree Stores", "744,500", "95,200", "February 20", "March 9",
                "31.40",
            ], 0
        ),
    ]

    static let services: [Form] = [
        (
            "forecasts for two cities", "Weather for #1: #2",
            "The forecast for #1 for #3: #2 in the morning, with #4 in the afternoon. The temperature reaches #5 degrees and falls to #6 in the night. The wind comes from the #7 at #8 kilometres an hour. The outlook for the days after is for changeable weather. The next forecast is issued at six.",
            ["Lorne", "fog", "Friday", "sunny spells", "18", "9", "south-west", "15"],
            ["Ostby", "heavy rain", "Friday", "showers", "11", "4", "north", "42"], 0
        ),
        (
            "forecasts for two days", "Weather for Lorne on #1",
            "The forecast for Lorne for #1: #2 in the morning, with #3 in the afternoon. The temperature reaches #4 degrees and falls to #5 in the night. The wind comes from the #6 at #7 kilometres an hour. The outlook for the days after is for changeable weather. The next forecast is issued at six.",
            ["Friday", "fog", "sunny spells", "18", "9", "south-west", "15"],
            ["Saturday", "drizzle", "thunder", "22", "14", "east", "28"], 1
        ),
        (
            "lottery draws", "Lottery numbers of #1",
            "These numbers were drawn in the state lottery on #1: #2. The bonus number is #3. The joker is #4. The jackpot of #5 million was #6. Winners have to come forward within ninety days with the slip. All numbers are without guarantee. The next draw is shown live on the second channel at eight.",
            ["Wednesday", "3, 11, 19, 24, 38, 45", "7", "481 220", "4.2", "won by a player in Halden"],
            ["Saturday", "6, 9, 17, 30, 31, 42", "22", "017 934", "1.1", "not won"], 3
        ),
        (
            "air quality", "Air in #1 is #2",
            "The index of the quality of the air in #1 stood at #3 on #4 morning, which means #2, the office for the environment said. Fine dust came to #5 micrograms and ozone to #6. The office #7. Values are measured at nine stations in the city and published every hour on its page.",
            ["Port Saleh", "moderate", "88", "Monday", "31", "64", "advises no measures"],
            ["Karsund", "unhealthy", "162", "Monday", "77", "120", "asks children to stay indoors"], 0
        ),
        (
            "tides", "Tides at #1 on #2",
            "High water at #1 on #2 is at #3 and #4, low water at #5 and #6. The highest level is #7 metres above chart datum. The sun rises at #8. Swimmers are asked to mind the flags, and the causeway to the island is under water for two hours before and after high water.",
            ["Anglesea", "Sunday", "4:12", "16:41", "10:20", "22:55", "2.1", "6:31"],
            ["Torquay", "Sunday", "5:03", "17:30", "11:14", "23:40", "2.6", "6:29"], 0
        ),
        (
            "closed roads", "#1 closed from #2",
            "#1 is closed to traffic between #3 and #4 from #2 until #5 while #6 are laid. Buses of line #7 go by way of the ring road, and stops on the closed stretch are not served. Residents reach their houses on foot at all times. The city asks for understanding and for slow driving.",
            ["Mill Street", "Monday", "the bridge", "Church Lane", "June 4", "water pipes", "12"],
            ["Harbour Road", "Thursday", "the depot", "Quay Five", "August 19", "cables", "31"], 0
        ),
        (
            "power cuts", "No power in #1 on #2",
            "The grid company cuts the power in #1 on #2 between #3 and #4 for work on the #5. #6 households are concerned. Lifts should not be used shortly before, and devices that could be harmed should be unplugged. Hospitals have been told. Whoever depends on devices at home should call the hotline.",
            ["Northside", "Tuesday", "8", "noon", "transformer", "1,200"],
            ["Old Town", "Friday", "13", "17", "overhead line", "340"], 0
        ),
        (
            "horoscopes", "Horoscope for #1",
            "#1: today is a good day for #2. The moon in #3 makes you #4, but somebody at work may need #5. Your lucky number is #6 and your colour is #7. In love, let things come to you and do not ask too much at once. In the evening you should take time for yourself.",
            ["Aries", "a fresh start", "Leo", "bold", "patience", "8", "red"],
            ["Pisces", "letters", "Taurus", "dreamy", "an answer", "3", "sea green"], 0
        ),
        (
            "television listings", "On television on #1",
            "On the first channel on #1: at 18:00 the news, at 18:30 #2, at 20:15 the film #3 by #4, at 22:00 #5. On the second channel: at 18:15 #6, at 20:00 the series #7, at 21:30 talk from Lorne. Programmes may change at short notice. The full listing is in the printed issue.",
            ["Monday", "Garden Hour", "The Long Wait", "Ida Berg", "Boxing", "Quiz Time", "Harbour Row"],
            ["Tuesday", "World of Animals", "Nine Doors", "Tom Quist", "Opera Night", "Cook It", "Ward Six"],
            1
        ),
        (
            "departures delayed", "Flights from #1 delayed by #2",
            "Flights from #1 are delayed by up to #3 because of #2, the airport said on #4. #5 departures were cancelled and #6 arrivals sent elsewhere. Passengers should ask their airline before they come. Trains to the airport go as usual, and the car parks are free of charge for those who have to wait.",
            ["Lorne", "fog", "two hours", "Monday", "14", "6"],
            ["Halden", "a strike of guards", "five hours", "Wednesday", "61", "22"], 2
        ),
    ]

    /// The form filled in with `values`.
    static func fill(_ text: String, _ values: [String]) -> String {
        var text = text
        for (place, value) in values.enumerated().reversed() {
            text = text.replacing("#\(place + 1)", with: value)
        }
        return text
    }
}
