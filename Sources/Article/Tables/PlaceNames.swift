/// Places that datelines name: cities that stand alone, and the states and countries that stand behind others.
enum PlaceNames {
    /// What a place name can do in a dateline.
    enum Kind: Sendable {
        /// A city: it stands alone.
        case city
        /// A state, province or country: it stands behind a city, and in capitals alone.
        case region
    }

    static let table = PhraseTable<Kind>(
        list(cities, .city) + list(indianSubcontinent, .city) + list(otherScripts, .city) + list(regions, .region))

    private static func list(_ names: String, _ kind: Kind) -> [(String, Kind)] {
        names.split(whereSeparator: { $0 == "," || $0 == "\n" }).map { name in
            let trimmed = name.drop { $0 == " " }
            return (String(trimmed), kind)
        }
    }

    private static let cities = """
        Abidjan, Abu Dhabi, Abuja, Accra, Addis Ababa, Aden, Adelaide, Albany, Albuquerque, Aleppo, Alexandria,
        Algiers, Almaty, Amman, Amsterdam, Anchorage, Ankara, Annapolis, Antananarivo, Antwerp, Ashgabat, Asmara,
        Astana, Asuncion, Asunción, Athens, Atlanta, Atlantic City, Auckland, Austin, Baghdad, Baku, Bali,
        Baltimore, Bamako, Bandar Seri Begawan, Bangkok, Bangui, Banjul, Barcelona, Basel, Basra, Baton Rouge,
        Beijing, Beirut, Belfast, Belgrade, Belize City, Benghazi, Berlin, Bern, Berne, Bilbao, Birmingham, Bishkek,
        Bissau, Bloemfontein, Bogota, Bogotá, Boise, Bonn, Bordeaux, Boston, Brasilia, Brasília, Bratislava,
        Brazzaville, Bremen, Brisbane, Bristol, Brussels, Bucharest, Budapest, Buenos Aires, Buffalo, Bujumbura,
        Busan, Cairo, Calgary, Canberra, Cape Canaveral, Cape Town, Caracas, Cardiff, Casablanca, Cayenne, Charlotte,
        Chengdu, Chicago, Chisinau, Chongqing, Christchurch, Cincinnati, Cleveland, Cologne, Colombo, Columbus,
        Conakry, Copenhagen, Cotonou, Dakar, Dalian, Dallas, Damascus, Dar es Salaam, Davos, Denver, Des Moines,
        Detroit, Dhaka, Dili, Djibouti, Dodoma, Doha, Donetsk, Dresden, Dubai, Dublin, Durban, Dushanbe, Dusseldorf,
        Düsseldorf, Edinburgh, Edmonton, Essen, Florence, Fort Worth, Frankfurt, Freetown, Fukuoka, Fukushima,
        Fuzhou, Gaborone, Gaza, Gaza City, Gdansk, Geneva, Genoa, Georgetown, Gibraltar, Glasgow, Grozny,
        Guadalajara, Guangzhou, Guatemala City, Guayaquil, Haifa, Haikou, Hamburg, Hamilton, Hangzhou, Hanoi, Hanover, Harare,
        Harbin, Hartford, Havana, Hebron, Helsinki, Heraklion, Hiroshima, Ho Chi Minh City, Hobart, Hohhot, Hong Kong,
        Honiara, Honolulu, Houston, Indianapolis, Innsbruck, Irkutsk, Istanbul, Izmir, Jackson, Jacksonville,
        Jakarta, Jeddah, Jenin, Jerusalem, Johannesburg, Juba, Kabul, Kampala, Kandahar, Kansas City, Khartoum,
        Kharkiv, Kherson, Kiev, Kigali, Kingston, Kinshasa, Kobe, Krakow, Kuala Lumpur, Kunming, Kuwait City, Kyiv,
        Kyoto, La Paz, Lagos, Lansing, Lanzhou, Las Vegas, Lausanne, Leeds, Leipzig, Lhasa, Libreville, Lilongwe, Lima,
        Lisbon, Little Rock, Liverpool, Ljubljana, Lome, London, Los Angeles, Louisville, Luanda, Lusaka, Luxembourg,
        Lviv, Lyon, Macao, Macau, Madison, Madrid, Malabo, Male, Malmo, Managua, Manama, Manchester, Manila, Maputo,
        Mariupol, Marseille, Maseru, Mbabane, Mecca, Medellin, Melbourne, Memphis, Mexico City, Miami, Milan,
        Milwaukee, Minneapolis, Minsk, Mogadishu, Mombasa, Monaco, Monrovia, Monterrey, Montevideo, Montgomery,
        Montreal, Moroni, Moscow, Mosul, Munich, Muscat, N'Djamena, Nagasaki, Nagoya, Nairobi, Nanjing, Nanning,
        Naples, Nashville, Nassau, Naypyidaw, New Orleans, New York, Newark, Niamey, Nice, Nicosia, Norfolk,
        Nouakchott, Novosibirsk, Nuuk, Nuremberg, Oakland, Odesa, Odessa, Oklahoma City, Omaha, Orlando, Osaka, Oslo, Ottawa,
        Ouagadougou, Palermo, Panama City, Paramaribo, Paris, Peking, Pentagon, Perth, Philadelphia, Phnom Penh, Phoenix,
        Pittsburgh, Podgorica, Port Louis, Port Moresby, Port of Spain, Port-au-Prince, Porto, Porto Novo, Portland,
        Prague, Praia, Pretoria, Pristina, Providence, Pyongyang, Qingdao, Quebec City, Quito, Rabat, Raleigh, Ramallah,
        Rangoon, Reykjavik, Richmond, Riga, Rio de Janeiro, Riyadh, Rome, Rotterdam, Sacramento, Salt Lake City,
        Salvador, Salzburg, San Antonio, San Diego, San Francisco, San Jose, San José, San Juan, San Salvador, Sanaa,
        Santiago, Santo Domingo, Sao Paulo, São Paulo, Sarajevo, Seattle, Seoul, Sevastopol, Seville, Shanghai,
        Sharm el-Sheikh, Shenyang, Shenzhen, Shijiazhuang, Simferopol, Singapore, Skopje, Sochi, Sofia, Split,
        Springfield, St. Louis, St. Paul, St. Petersburg, St Petersburg, Stavanger, Stockholm, Strasbourg, Stuttgart,
        Suva, Sydney, Taipei, Taiyuan, Tallahassee, Tallinn, Tampa, Tangier, Tashkent, Tbilisi, Tegucigalpa, Tehran,
        Tel Aviv, The Hague, Thessaloniki, Thimphu, Tianjin, Tijuana, Tikrit, Tirana, Tokyo, Topeka, Toronto, Toulouse,
        Trenton, Tripoli, Tucson, Tulsa, Tunis, Turin, Ulaanbaatar, Ulan Bator, United Nations, Urumqi, Utrecht, Valencia,
        Valletta, Vancouver, Vatican City, Venice, Victoria, Vienna, Vientiane, Vilnius, Vladivostok, Volgograd, Warsaw,
        Washington, Wellington, Windhoek, Winnipeg, Wuhan, Xi'an, Xiamen, Xining, Yamoussoukro, Yangon, Yaounde,
        Yekaterinburg, Yerevan, Yinchuan, Yokohama, Zagreb, Zanzibar, Zaporizhzhia, Zhengzhou, Zurich, Zürich,
        Roma, Milano, Torino, Napoli, Venezia, Firenze, Bologna, Genova, Bari, Bruxelles, Genève, Lyon, Nantes, Lille,
        Rennes, Montpellier, Grenoble, Wien, München, Köln, Hannover, Nürnberg, Kiel, Mainz, Wiesbaden, Karlsruhe,
        Dortmund, Magdeburg, Erfurt, Potsdam, Schwerin, Saarbrücken, Brüssel, Moskau, Kiew, Genf, Peking, Straßburg,
        Sevilla, Zaragoza, Málaga, Murcia, Bilbao, Ciudad de México, México, Lisboa, Rio, Curitiba, Recife, Fortaleza,
        Porto Alegre, Belo Horizonte, Brasil, La Habana, Bruselas, Londres, Nueva York, Ginebra, Moscú, Pekín, Tokio,
        Roma, Berlín, Viena, La Haye, Le Caire, Alger, Moscou, Pékin, Beyrouth, Jérusalem, Dacca, Londra, Parigi,
        Berlino, Mosca, Pechino, Bruxelles, Ginevra, Madrid, Lussemburgo, Den Haag, Kopenhagen, Warschau, Prag, Mailand
        """

    private static let indianSubcontinent = """
        Islamabad, Karachi, Lahore, Peshawar, Quetta, Rawalpindi, Faisalabad, Multan, Sialkot, Gujranwala, Sukkur,
        Muzaffarabad, Gilgit, Gwadar, Bahawalpur, Larkana, Abbottabad, Sargodha, Mardan, Swat, Mingora, Skardu, Turbat,
        Hyderabad, New Delhi, Delhi, Mumbai, Bombay, Kolkata, Calcutta, Chennai, Madras, Bengaluru, Bangalore, Pune,
        Ahmedabad, Surat, Jaipur, Lucknow, Kanpur, Nagpur, Indore, Bhopal, Patna, Vadodara, Ludhiana, Agra, Nashik,
        Varanasi, Srinagar, Jammu, Amritsar, Chandigarh, Ranchi, Raipur, Guwahati, Shillong, Imphal, Agartala, Aizawl,
        Kohima, Itanagar, Gangtok, Dehradun, Shimla, Bhubaneswar, Cuttack, Thiruvananthapuram, Kochi, Kozhikode,
        Coimbatore, Madurai, Visakhapatnam, Vijayawada, Amaravati, Tirupati, Mysuru, Mangaluru, Hubballi, Belagavi,
        Panaji, Rajkot, Gandhinagar, Noida, Gurugram, Gurgaon, Ghaziabad, Faridabad, Meerut, Prayagraj, Allahabad,
        Ayodhya, Gorakhpur, Bareilly, Jodhpur, Udaipur, Kota, Jabalpur, Gwalior, Thane, Navi Mumbai, Aurangabad, Puducherry,
        Leh, Kargil, Dhaka, Chittagong, Chattogram, Sylhet, Khulna, Kathmandu, Pokhara, Colombo, Kandy, Jaffna, Thimphu
        """

    private static let otherScripts = """
        Москва, МОСКВА, Санкт-Петербург, Киев, Минск, Вашингтон, Лондон, Париж, Берлин, Брюссель, Женева, Пекин, Токио,
        Анкара, Стамбул, Нью-Йорк, ООН, Рим, Вена, Варшава, Астана, Ташкент, Баку, Ереван, Тбилиси, Донецк, Луганск,
        Екатеринбург, Новосибирск, Казань, Владивосток, Сочи, Тегеран, Дамаск, Каир, Дубай,
        القاهرة, بيروت, دمشق, بغداد, عمان, عمّان, الرياض, جدة, دبي, أبوظبي, الدوحة, الكويت, المنامة, مسقط, صنعاء, عدن, الخرطوم,
        طرابلس, تونس, الجزائر, الرباط, الدار البيضاء, القدس, غزة, رام الله, واشنطن, نيويورك, لندن, باريس, برلين, موسكو, بكين,
        طهران, أنقرة, إسطنبول, اسطنبول, جنيف, بروكسل, فيينا, روما, مدريد, نيودلهي,
        اسلام آباد, کراچی, لاہور, پشاور, کوئٹہ, راولپنڈی, نئی دہلی, واشنگٹن, بیجنگ, کابل, تہران, ملتان, فیصل آباد, لندن, نیویارک,
        ماسکو, انقرہ, استنبول, دوحہ, ریاض, مظفر آباد, سرینگر, گلگت,
        नई दिल्ली, नयी दिल्ली, मुंबई, कोलकाता, चेन्नई, बेंगलुरु, लखनऊ, पटना, जयपुर, भोपाल, रांची, रायपुर, देहरादून, चंडीगढ़,
        श्रीनगर, जम्मू, हैदराबाद, अहमदाबाद, इस्लामाबाद, वाशिंगटन, वॉशिंगटन, लंदन, बीजिंग, संयुक्त राष्ट्र, न्यूयॉर्क, मॉस्को, ढाका, काठमांडू
        """

    /// States, provinces and countries, with the abbreviations that datelines use.
    private static let regions = """
        Ala, Alabama, Alaska, Ariz, Arizona, Ark, Arkansas, Calif, Cal, California, Colo, Colorado, Conn, Connecticut,
        Del, Delaware, D.C, D.C., DC, Fla, Florida, Ga, Georgia, Hawaii, Idaho, Ill, Illinois, Ind, Indiana, Iowa, Kan,
        Kansas, Ky, Kentucky, La, Louisiana, Maine, Md, Maryland, Mass, Massachusetts, Mich, Michigan, Minn, Minnesota,
        Miss, Mississippi, Mo, Missouri, Mont, Montana, Neb, Nebraska, Nev, Nevada, N.H, N.H., New Hampshire, N.J, N.J.,
        NJ, New Jersey, N.M, N.M., New Mexico, N.Y, N.Y., NY, N.C, N.C., North Carolina, N.D, N.D., North Dakota, Ohio, Okla,
        Oklahoma, Ore, Oregon, Pa, Penn, Pennsylvania, R.I, R.I., Rhode Island, S.C, S.C., South Carolina, S.D, S.D.,
        South Dakota, Tenn, Tennessee, Tex, Texas, Utah, Vt, Vermont, Va, Virginia, Wash, Washington State, W.Va, W. Va,
        West Virginia, Wis, Wisc, Wisconsin, Wyo, Wyoming, Puerto Rico, P.R, AL, AK, AZ, AR, CA, CO, CT, DE, FL, GA, HI, ID,
        IL, IN, IA, KS, KY, LA, ME, MD, MA, MI, MN, MS, MO, MT, NE, NV, NH, NM, NC, ND, OH, OK, OR, PA, RI, SC, SD, TN, TX,
        UT, VT, VA, WA, WV, WI, WY, US, USA, U.S, U.S., U.K., UK, UAE, Alberta, British Columbia, B.C, B.C., Manitoba,
        New Brunswick, Newfoundland, Nova Scotia, N.S, Ontario, Ont, Prince Edward Island, Quebec, Que, Québec,
        Saskatchewan, Sask, Yukon, Northwest Territories, New South Wales, NSW, Queensland, Tasmania, Western Australia,
        Afghanistan, Albania, Algeria, Andorra, Angola, Argentina, Armenia, Australia, Austria, Azerbaijan, Bahamas,
        Bahrain, Bangladesh, Barbados, Belarus, Belgium, Belize, Benin, Bermuda, Bhutan, Bolivia, Bosnia,
        Bosnia-Herzegovina, Bosnia and Herzegovina, Botswana, Brazil, Britain, Brunei, Bulgaria, Burkina Faso, Burma,
        Burundi, Cambodia, Cameroon, Canada, Cape Verde, Cayman Islands, Central African Republic, Chad, Chile, China,
        Colombia, Comoros, Congo, Costa Rica, Croatia, Cuba, Cyprus, Czech Republic, Czechia, Czechoslovakia, Denmark,
        Dominica, Dominican Republic, East Germany, East Timor, Ecuador, Egypt, El Salvador, England, Equatorial Guinea,
        Eritrea, Estonia, Eswatini, Ethiopia, Fiji, Finland, France, Gabon, Gambia, Germany, Ghana, Greece, Greenland,
        Grenada, Guam, Guatemala, Guinea, Guyana, Haiti, Holland, Honduras, Hungary, Iceland, India, Indonesia, Iran,
        Iraq, Ireland, Israel, Italy, Ivory Coast, Jamaica, Japan, Jordan, Kazakhstan, Kenya, Kosovo, Kuwait, Kyrgyzstan,
        Laos, Latvia, Lebanon, Lesotho, Liberia, Libya, Liechtenstein, Lithuania, Madagascar, Malawi, Malaysia, Maldives,
        Mali, Malta, Mauritania, Mauritius, Mexico, Micronesia, Moldova, Mongolia, Montenegro, Morocco, Mozambique,
        Myanmar, Namibia, Nepal, Netherlands, the Netherlands, New Zealand, Nicaragua, Niger, Nigeria, North Korea,
        North Macedonia, Northern Ireland, Norway, Oman, Pakistan, Palau, Panama, Papua New Guinea, Paraguay, Peru,
        Philippines, Poland, Portugal, Qatar, Romania, Russia, Rwanda, Samoa, San Marino, Saudi Arabia, Scotland, Senegal,
        Serbia, Seychelles, Sierra Leone, Slovakia, Slovenia, Solomon Islands, Somalia, South Africa, South Korea,
        South Sudan, Soviet Union, Spain, Sri Lanka, Sudan, Suriname, Sweden, Switzerland, Syria, Taiwan, Tajikistan,
        Tanzania, Thailand, Togo, Tonga, Trinidad, Tunisia, Turkey, Türkiye, Turkmenistan, Uganda, Ukraine,
        United Arab Emirates, United Kingdom, United States, Uruguay, Uzbekistan, Vanuatu, Vatican, Venezuela, Vietnam,
        Wales, West Bank, West Germany, Western Sahara, Yemen, Yugoslavia, Zaire, Zambia, Zimbabwe, Crimea, Gaza Strip,
        Andhra Pradesh, Arunachal Pradesh, Assam, Bihar, Chhattisgarh, Goa, Gujarat, Haryana, Himachal Pradesh, Jharkhand,
        Karnataka, Kerala, Madhya Pradesh, Maharashtra, Manipur, Meghalaya, Mizoram, Nagaland, Odisha, Punjab, Rajasthan,
        Sikkim, Tamil Nadu, Telangana, Tripura, Uttar Pradesh, U.P, Uttarakhand, West Bengal, Ladakh, Balochistan, Sindh,
        Khyber Pakhtunkhwa, KP, AJK
        """
}
