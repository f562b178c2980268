/// Headings of lists below a story, and lines that point to another one.
extension LinePhrases {
    static let lists: [Group] = [
        (
            .relatedLink, .edge,
            """
            references; visible links; hidden links
            """
        ),
        (
            .relatedLink, .label,
            """
            read more; also read; read also; see also; must read; read; related; more; related story;
            related stories; related article; related articles; related news; related links; recommended;
            watch; don't miss; you may also like; you might also like; lire aussi; à lire aussi;
            lire également; sur le même sujet; leia também; leia mais; veja também; saiba mais;
            lea también; lee también; lea además; te puede interesar; ver también; más información;
            leggi anche; per approfondire; lesen sie auch; lesen sie mehr; mehr zum thema;
            auch interessant; читайте также; читайте ещё; по теме; 相关阅读; 延伸阅读; 相关新闻; 更多; اقرأ أيضا;
            اقرأ أيضاً; اقرأ المزيد; مزید پڑھیں; یہ بھی پڑھیں; यह भी पढ़ें; ये भी पढ़ें; और पढ़ें;
            इसे भी पढ़ें
            """
        ),
        (
            .relatedLink, .whole,
            """
            related; related stories; related articles; related news; related posts; read more;
            read next; up next; more stories; more from this section; more news; more on this story;
            most read; most popular; trending now; latest stories; recommended; recommended stories;
            recommended for you; you may also like; you might also like; you may like; also read;
            see also; top stories; editors' picks; editor's picks; popular posts; recent posts;
            next story; previous story; next article; previous article; continue reading; show more;
            load more; view all; see all; artículos relacionados; noticias relacionadas; articles liés;
            à lire aussi; mehr zum thema; das könnte sie auch interessieren; notícias relacionadas;
            articoli correlati; leggi anche; читайте также; 相关新闻; 相关阅读; 推荐阅读; مواضيع ذات صلة;
            أخبار ذات صلة; متعلقہ خبریں; संबंधित खबरें; most viewed; most viewed in; most commented;
            more like this; more on this; more stories like this; read this next; what to read next;
            what to watch next; more from; more from our partners; around the web; from around the web;
            you may be interested in; in this story; related coverage; related content; related reading;
            top headlines; latest headlines; trending stories; popular; popular now; más noticias;
            más leídas; lo más leído; lo más visto; te puede interesar; les plus lus; les plus lues;
            à voir aussi; sur le même thème; meistgelesen; meistgelesene artikel; mehr zum thema:;
            lesen sie auch; weitere artikel; i più letti; più letti; potrebbe interessarti; mais lidas;
            as mais lidas; veja também; leia mais; самое читаемое; популярное; материалы по теме;
            по теме; 热门新闻; 热门推荐; 相关文章; 更多新闻; 関連記事; 関連ニュース; おすすめ記事; あわせて読みたい; アクセスランキング; الأكثر قراءة;
            اقرأ أيضا; ये भी पढ़ें; यह भी पढ़ें
            """
        ),
        (
            .relatedLink, .front,
            """
            read more from; follow the latest:; continued on page; continued from page
            """
        ),
        (
            .tagList, .label,
            """
            tags; topics; related topics; filed under; filed in; tagged; tagged with; tagged as;
            keywords; categories; etiquetas; temas; mots-clés; schlagwörter; stichwörter; argomenti;
            теги; 标签; 关键词; キーワード
            """
        ),
        (
            .tagList, .whole,
            """
            topics; related topics; explore more on these topics; more on these topics; tags; tag;
            topics in this article; in this article; keywords; filed under; hashtags; temas;
            temas relacionados; archivado en; etiquetas; más sobre; thèmes; sujets; mots-clés; tags ;
            themen; schlagwörter; schlagworte; stichwörter; mehr zu; argomenti; temi; tópicos; assuntos;
            tópicos relacionados; теги; темы; ключевые слова; 标签; 关键词; 标签：; キーワード; タグ; الوسوم;
            كلمات مفتاحية; وسوم; कीवर्ड; टैग; टैग्स
            """
        ),
        (
            .contact, .label,
            """
            contact; contacts; press contact; media contact; press contacts; media contacts;
            investor contact; pressekontakt; contact presse; contacto de prensa; contato; ufficio stampa
            """
        ),
        (
            .contact, .front,
            """
            for media queries,; for media enquiries,; for media inquiries,; for media queries please;
            for further information, please; for further information please;
            for more information, please contact; for more information contact; for press inquiries
            """
        ),
        (
            .contact, .whole,
            """
            contact; contacts; media contact; media contacts; press contact; press contacts;
            press office; contact information; for more information; for further information;
            for media inquiries; media inquiries; media enquiries; investor contact; company contact;
            investor relations; investor contacts; pressekontakt; kontakt; ansprechpartner;
            contact presse; contact presse ; contacts presse; contacto; contacto de prensa; contatti;
            ufficio stampa; contato; assessoria de imprensa; контакты; 联系方式; 媒体联系人; 联系人; お問い合わせ; للتواصل
            """
        ),
        (
            .contact, .edge,
            """
            media; investors; press
            """
        ),
    ]
}
