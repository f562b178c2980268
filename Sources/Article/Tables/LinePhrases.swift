/// Phrases that tell a line that does not belong to the story.
enum LinePhrases {
    /// How much of a line the phrase has to be.
    enum Extent: Sendable {
        /// All of it, but for marks at its ends.
        case whole
        /// Its beginning, the line being short.
        case front
        /// Its beginning, with a colon, bar or dash behind.
        case label
    }

    /// What a phrase says of the line that it stands in.
    struct Meaning: Sendable {
        let kind: LeftOut.Kind
        let extent: Extent
    }

    static let table = PhraseTable<Meaning>(
        groups.flatMap { kind, extent, phrases in
            phrases.split(whereSeparator: { $0 == ";" || $0 == "\n" }).map { phrase in
                (String(phrase.drop { $0 == " " }), Meaning(kind: kind, extent: extent))
            }
        })

    private static let groups: [(LeftOut.Kind, Extent, String)] = [
        (
            .shareBar, .whole,
            """
            share; share this; share this article; share this story; share on facebook; share on twitter;
            share on whatsapp;
            share on x; share on linkedin; tweet; facebook; twitter; whatsapp; telegram; linkedin;
            pinterest; reddit; email; print; print this page; print article;
            email this article; print this article; copy link; copy url; save; save article; bookmark;
            follow us; like; listen;
            listen to this article; listen to article; text size; font size; a- a+; aa; share via;
            facebook twitter whatsapp;
            facebook twitter; facebook twitter email; facebook twitter linkedin; share save; save share;
            gift this article;
            add as preferred source on google; add us as a preferred source on google;
            follow us on google news; compartir;
            comparte; compartir en facebook; partager; partager sur facebook; teilen; drucken; condividi;
            compartilhar;
            поделиться; 分享; 分享到; 微信; 微博; 打印; 字体大小; 大 中 小; شارك; شیئر کریں; شेयर करें; शेयर
            """
        ),
        (
            .relatedLink, .label,
            """
            read more; also read; read also; see also; must read; read; related; more; related story;
            related stories; related article;
            related articles; related news; related links; recommended; watch; don't miss;
            you may also like; you might also like;
            lire aussi; à lire aussi; lire également; sur le même sujet; leia também; leia mais;
            veja também; saiba mais; lea también;
            lee también; lea además; te puede interesar; ver también; más información; leggi anche;
            per approfondire; lesen sie auch;
            lesen sie mehr; mehr zum thema; auch interessant; читайте также; читайте ещё; по теме; 相关阅读;
            延伸阅读; 相关新闻; 更多;
            اقرأ أيضا; اقرأ أيضاً; اقرأ المزيد; مزید پڑھیں; یہ بھی پڑھیں; यह भी पढ़ें; ये भी पढ़ें;
            और पढ़ें; इसे भी पढ़ें
            """
        ),
        (
            .advertisement, .whole,
            """
            advertisement; advertisements; ad; ads; sponsored; sponsored content; promoted;
            story continues below advertisement;
            story continues below this ad; story continues after advertisement; article continues after ad;
            article continues below;
            article continues below advertisement; continue reading below; scroll to continue with content;
            publicité; publicidad;
            publicidade; anzeige; werbung; pubblicità; реклама; 广告; إعلان; اشتہار; विज्ञापन;
            skip advertisement; - advertisement -
            """
        ),
        (
            .newsletter, .front,
            """
            sign up for; sign up to our; subscribe to; subscribe now; subscribe for; get the latest news;
            get our newsletter;
            get breaking news; join our newsletter; join our whatsapp; join our telegram; follow us on;
            like us on;
            download the app; download our app; click here to; for more news; for all the latest;
            stay updated with; stay tuned; follow ap's; read more of; more ap;
            for the latest; catch all the; check out the latest; inscrivez-vous; suscríbete; suscríbase;
            abonnez-vous; assine;
            abonnieren sie; iscriviti; подписывайтесь; подпишитесь; تابعونا; اشترك
            """
        ),
        (
            .copyrightNotice, .front,
            """
            copyright; (c); ©; © ; all rights reserved; todos los derechos reservados; tous droits réservés;
            alle rechte vorbehalten;
            riproduzione riservata © copyright; tutti i diritti riservati; riproduzione riservata; © riproduzione riservata;
            todos os direitos reservados; все права защищены; 版权所有;
            this material may not be published; the content of this article may not be; جميع الحقوق محفوظة
            """
        ),
        (
            .correctionNotice, .front,
            """
            (corrects; corrects; (correction; (clarifies; clarifies; (adds; (updates; (recasts; (refiles;
            (repeats; (rewrites;
            (removes; (deletes; (fixes; (changes; (amends; (restores; (releads; (new throughout;
            (writes through; (updating; (adding;
            this story has been corrected; this article has been corrected; this article was corrected;
            this story was corrected;
            this article was amended; this article has been updated; this story has been updated;
            this article was updated;
            an earlier version of this; a previous version of this; correction:; clarification:; (incorpora;
            (actualiza;
            (añade; (corrige; (actualisé; (rectificatif; (berichtigt; (neu:; (aggiorna; (atualiza
            """
        ),
        (
            .advisory, .front,
            """
            eds:; ap photo ; ap photos; ap video; ap graphic; eds note; editors:; attention editors; note to editors; editor's note:; editors' note:;
            editors note:; attn editors;
            attention -; advisory:; media advisory; (eds; (attn; (editor's note; (editors' note; (note to editors;
            ed note; ed:; note to readers;
            redaktioneller hinweis; --- orte; achtung:; (achtung
            """
        ),
        (
            .creditLine, .front,
            """
            (reporting by; reporting by; (additional reporting; additional reporting; (writing by;
            writing by; (editing by; editing by;
            edited by; (edited by; (compiled by; compiled by; (with reporting; (with inputs;
            with inputs from; (inputs from; (with agency inputs;
            (with agencies; associated press writer; associated press writers; ap writers; ap sports writer;
            this report was produced;
            (reporte de; reporte de; reporte por; (redacción de; (rédigé par; (bericht von; (reportaje de;
            (reportagem de; (reportagem por;
            (edición de; (edición y; (escrito por; (traducido por; (editado por; (reportage; (édité par; (rédigé par;
            (version française; (redigiert von; (redaktion:; (edição; (tradução; (إعداد; (تحرير; (تغطية; (редактор;
            [编辑; [责任编辑; 编辑:; (责编;
            (edición por; editado por; (editing; (reporting; (compiled; (производство; 责任编辑; (责任编辑; 责编; (编辑
            """
        ),
        (
            .syndicationNotice, .front,
            """
            (this story has not been edited; this story has not been edited; (this story is published;
            this story is published;
            (except for the headline; except for the headline; (with the exception of the headline;
            this is an unedited;
            (this is an unedited; (only the headline; only the headline and picture;
            (the above story first appeared;
            disclaimer: this story; disclaimer: this is a; this article was originally published;
            this article originally appeared;
            this story was originally published; this story originally appeared; originally published;
            (this article was;
            this report by the canadian press; this story was first published; this article was first published;
            this report was first published;
            this article is republished from; republished from; this article is syndicated; (this story was;
            this story is auto-generated;
            this report is auto-generated; this is a syndicated; distributed by; our standards:; this story is from;
            (this report has been; (the story has been;
            published under; (published under; provided by syndigate; syndigate.info; this press release
            """
        ),
        (
            .readingTime, .whole,
            "min read; minute read; mins read; minutes read; min de lecture; min de lectura; min. lesezeit"
        ),
        (
            .slugLine, .whole,
            """
            urgent; breaking; flash; bulletin; snap; newsalert; news alert; update; lead; (lead); 2nd lead;
            eilmeldung; eil; urgente;
            alerte; dringend; ultim'ora; срочно; 快讯; breaking news; just in; developing; exclusive; live;
            live updates
            """
        ),
        (
            .sectionLabel, .whole,
            """
            news; world; world news; national; international; politics; business; sports; sport;
            entertainment; lifestyle; opinion;
            technology; tech; science; health; top stories; latest; latest news; home; local; local news;
            us news; uk news; india; pakistan;
            economy; markets; culture; education; environment; crime; features; editorial; headlines;
            trending; top news; top story
            """
        ),
        (
            .relatedLink, .whole,
            """
            related; related stories; related articles; related news; related posts; related topics;
            read more; read next; up next; more stories;
            more from this section; more news; more on this story; most read; most popular; trending now;
            latest stories; recommended; recommended stories;
            recommended for you; you may also like; you might also like; you may like; also read; see also;
            top stories; editors' picks; editor's picks;
            popular posts; recent posts; next story; previous story; next article; previous article;
            continue reading; show more; load more; view all;
            see all; artículos relacionados; noticias relacionadas; articles liés; à lire aussi;
            mehr zum thema; das könnte sie auch interessieren;
            notícias relacionadas; articoli correlati; leggi anche; читайте также; 相关新闻; 相关阅读; 推荐阅读;
            مواضيع ذات صلة; أخبار ذات صلة; متعلقہ خبریں; संबंधित खबरें
            """
        ),
        (
            .commentCount, .whole,
            """
            comments; comment; leave a comment; post a comment; add a comment; no comments;
            join the conversation; view comments; show comments;
            read comments; comments are closed; 0 comments; leave a reply; comentarios; comentários;
            commentaires; kommentare; commenti; комментарии;
            评论; تعليقات; تبصرے; टिप्पणियाँ
            """
        ),
    ]
}
