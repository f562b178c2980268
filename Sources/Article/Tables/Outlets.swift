/// Newspapers, stations and sites whose name stands alone above a story that was copied from their page.
enum Outlets {
    static let table = PhraseTable<String>(
        names.split(whereSeparator: { $0 == "," || $0 == "\n" }).map { name in
            let name = String(name.drop { $0 == " " })
            return (name, name)
        })

    private static let names = """
        The Guardian, BBC News, BBC, BBC Sport, BBC World Service, The New York Times, The Washington Post,
        Los Angeles Times, The Wall Street Journal, USA Today, Chicago Tribune, The Boston Globe, New York Post,
        The Atlantic, The New Yorker, TIME, Newsweek, Politico, POLITICO, Axios, Vox, The Hill, ProPublica, NPR,
        CNN, Fox News, NBC News, CBS News, ABC News, MSNBC, PBS NewsHour, CNBC, Al Jazeera, Al Jazeera English,
        Deutsche Welle, DW, France 24, Euronews, Sky News, ITV News, Channel 4 News, The Independent, The Times,
        The Sunday Times, The Telegraph, The Daily Telegraph, Daily Mail, MailOnline, Mirror, The Sun, Metro,
        Financial Times, The Economist, The Scotsman, The Irish Times, Irish Independent, RTÉ News,
        The Globe and Mail, Toronto Star, National Post, CBC News, CTV News, Global News,
        The Sydney Morning Herald, The Age, The Australian, ABC News (Australia), SBS News, NZ Herald, Stuff, RNZ,
        The Times of India, Times of India, Hindustan Times, The Hindu, The Indian Express, Indian Express, NDTV,
        India Today, News18, Firstpost, The Wire, Scroll.in, Mint, Livemint, Deccan Herald, The Tribune, ThePrint,
        Dawn, DAWN.COM, The Express Tribune, The News International, Geo News, ARY News, The Nation,
        The Daily Star, Dhaka Tribune, Daily Mirror, The Kathmandu Post, The Straits Times, Channel NewsAsia,
        South China Morning Post, SCMP, The Japan Times, Nikkei Asia, NHK World, The Korea Herald,
        The Korea Times, China Daily, Global Times, People's Daily, CGTN, Bangkok Post, The Jakarta Post, Rappler,
        Inquirer.net, VnExpress International, Taipei Times, RT, The Moscow Times, Kyiv Independent,
        The Kyiv Independent, Kyiv Post, Haaretz, The Jerusalem Post, The Times of Israel, Arab News,
        Gulf News, Khaleej Times, The National, Al Arabiya, Al-Monitor, Middle East Eye, Tehran Times, Daily Sabah,
        Hürriyet Daily News, Daily Nation, News24, Mail & Guardian, Daily Maverick, Premium Times, Punch,
        Le Monde, Le Figaro, Libération, Le Parisien, L'Express, Le Point, Les Echos, Franceinfo, Ouest-France,
        El País, EL PAÍS, El Mundo, ABC, La Vanguardia, El Confidencial, Clarín, La Nación, Infobae, El Universal,
        El Tiempo, Der Spiegel, DER SPIEGEL, SPIEGEL ONLINE, Die Zeit, ZEIT ONLINE, Frankfurter Allgemeine,
        Süddeutsche Zeitung, Die Welt, taz, tagesschau.de, Tagesschau, Neue Zürcher Zeitung, NZZ, Der Standard,
        Die Presse, la Repubblica, Corriere della Sera, La Stampa, Il Sole 24 Ore, Folha de S.Paulo,
        O Globo, G1, g1, Estadão, Público, Expresso, Лента.ру, РБК, Коммерсантъ, Ведомости, Медуза, 人民网, 新华网,
        新浪新闻, 澎湃新闻, 朝日新聞, 読売新聞, 毎日新聞, 日本経済新聞, NHK, العربية, الجزيرة, بي بي سي, दैनिक जागरण,
        दैनिक भास्कर, अमर उजाला, आज तक
        """
}
