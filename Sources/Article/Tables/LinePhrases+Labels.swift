/// Names of sections and kinds of text above a headline.
extension LinePhrases {
    static let labels: [Group] = [
        (
            .slugLine, .whole,
            """
            urgent; breaking; flash; bulletin; snap; newsalert; news alert; update; lead; (lead);
            2nd lead; eilmeldung; eil; urgente; alerte; dringend; ultim'ora; срочно; 快讯; breaking news;
            just in; developing; exclusive; live; live updates; newsflash; news flash; live blog;
            liveblog; as it happened; watch live; en vivo; en direct; ao vivo; in diretta; diretta;
            liveticker; онлайн; молния; 突发; 速報; عاجل; ब्रेकिंग न्यूज
            """
        ),
        (
            .sectionLabel, .edge,
            """
            news; world; world news; national; international; politics; business; sports; sport;
            entertainment; lifestyle; opinion; technology; tech; science; health; top stories; latest;
            latest news; home; local; local news; us news; uk news; india; pakistan; economy; markets;
            culture; education; environment; crime; features; editorial; headlines; trending; top news;
            top story; press release; press releases; news release; media release; press statement;
            statement; speech; speeches; speeches and remarks; press briefing; briefing; announcement;
            announcements; blog; blogs; analysis; comment; commentary; column; columns; columnists;
            opinions; perspective; perspectives; op-ed; viewpoint; obituaries; obituary; explainer;
            explained; interview; interviews; review; reviews; books; film; music; tv; television; arts;
            food; travel; money; finance; companies; tech news; innovation; climate; climate change;
            energy; law; media; football; soccer; cricket; tennis; golf; rugby; basketball; baseball;
            hockey; olympics; us; u.s.; u.s. news; uk; europe; asia; africa; americas; middle east;
            asia pacific; latin america; north america; foreign affairs; diplomacy; defense; defence;
            elections; congress; society; weather; community news; breaking; investigations; in-depth;
            special report; longform; magazine; podcast; podcasts; fact check; humanitarian aid;
            human rights; peace and security; archive; international news; business news; sports news;
            entertainment news; india news; pakistan news; democracy dies in darkness; home news;
            home world news; final edition; internacional; nacional; política; economía; sociedad;
            cultura; deportes; deporte; fútbol; opinión; tribuna; sucesos; mundo; españa; ciencia;
            tecnología; salud; inicio; portada; noticias; actualidad; comunicado; comunicado de prensa;
            nota de prensa; entrevista; columna; politique; économie; société; monde; planète; sciences;
            santé; tribune; idées; débats; faits divers; france; régions; accueil; actualités; à la une;
            communiqué de presse; communiqué; éditorial; entretien; chronique; politik; wirtschaft;
            gesellschaft; kultur; ausland; inland; panorama; wissen; wissenschaft; meinung; kommentar;
            leitartikel; feuilleton; startseite; nachrichten; aktuelles; diplomatie; deutschland; europa;
            welt; gesundheit; netzwelt; pressemitteilung; pressemeldung; gastbeitrag; kolumne; politica;
            economia; esteri; cronaca; cronache; mondo; italia; spettacoli; scienza; salute; opinioni;
            commenti; editoriale; l'intervista; comunicato stampa; comunicato; calcio; poder; mercado;
            cotidiano; brasil; esporte; esportes; futebol; saúde; ciência; tecnologia; opinião; coluna;
            notícias; últimas notícias; comunicado de imprensa; политика; экономика; общество; мир;
            россия; спорт; культура; наука; происшествия; мнения; интервью; новости; главное; в мире;
            бывший ссср; пресс-релиз; 国际; 国内; 社会; 财经; 体育; 娱乐; 科技; 军事; 评论; 时政; 要闻; 观点; 新闻; 中国; 政治; 经济; 文化;
            教育; 健康; 首页; 国際; 経済; スポーツ; 社説; ニュース; 科学; 暮らし; أخبار; سياسة; اقتصاد; رياضة; العالم; ثقافة; رأي;
            مقالات; صحة; علوم; تكنولوجيا; محليات; بيان صحفي; देश; विदेश; दुनिया; राजनीति; खेल; मनोरंजन;
            बिजनेस; राज्य; ताजा खबर; होम; संपादकीय; भारत
            """
        ),
    ]
}
