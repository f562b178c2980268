/// What pages print around a story: buttons, counts, invitations, advertisements.
extension LinePhrases {
    static let page: [Group] = [
        (
            .shareBar, .whole,
            """
            share; share this; share this article; share this story; share on facebook; share on twitter;
            share on whatsapp; share on x; share on linkedin; tweet; facebook; twitter; whatsapp;
            telegram; linkedin; pinterest; reddit; email; print; print this page; print article;
            email this article; print this article; copy link; copy url; save; save article; bookmark;
            follow us; like; listen; listen to this article; listen to article; text size; font size;
            a- a+; aa; share via; facebook twitter whatsapp; facebook twitter; facebook twitter email;
            facebook twitter linkedin; share save; save share; gift this article;
            add as preferred source on google; add us as a preferred source on google;
            follow us on google news; compartir; comparte; compartir en facebook; partager;
            partager sur facebook; teilen; drucken; condividi; compartilhar; поделиться; 分享; 分享到; 微信; 微博;
            打印; 字体大小; 大 中 小; شارك; شیئر کریں; شेयर करें; शेयर; share full article; share options;
            more share options; share this:; link copied!; link copied; copy to clipboard;
            email this link; share on pinterest; share on reddit; share by email; share to facebook;
            share to twitter; share on social media; watch now; listen now; listen to story;
            toggle caption; hide caption; show caption; add to favorites; add to bookmarks; add to reading list;
            save for later; read later; save story; gift article; text to speech;
            you can share this story on social media:; you can share this story on social media;
            facebook twitter email print; facebook twitter print email; facebook twitter email share;
            facebook twitter email copy link; facebook twitter whatsup linkded email;
            facebook twitter whatsapp email; new you can now listen to fox news articles!;
            compartir en whatsapp; compartir en twitter; copiar enlace; guardar; escuchar;
            guardar artículo; copier le lien; enregistrer; écouter; écouter l'article; offrir l'article;
            envoyer par e-mail; merken; anhören; vorlesen; artikel teilen; artikel drucken;
            zur merkliste hinzufügen; merkliste; link kopieren; artikel anhören;
            facebook x whatsapp e-mail; condividi su facebook; ascolta; ascolta l'articolo; salva;
            stampa; compartilhe; compartilhe este artigo; ouvir; ouvir a matéria; salvar;
            salvar para ler depois; скопировать ссылку; слушать; печать; в закладки; 关注新华网; 分享让更多人看到;
            小字号; 大字号; 收藏; 分享到微信; 朗读; シェア; ツイート; 印刷; ブックマーク; スクラップ; مشاركة; نسخ الرابط; استمع; حفظ; طباعة;
            सुनें; फॉलो करें; साझा करें
            """
        ),
        (
            .advertisement, .whole,
            """
            advertisement; advertisements; ad; ads; sponsored; sponsored content; promoted;
            story continues below advertisement; story continues below this ad;
            story continues after advertisement; article continues after ad; article continues below;
            article continues below advertisement; continue reading below;
            scroll to continue with content; publicité; publicidad; publicidade; anzeige; werbung;
            pubblicità; реклама; 广告; إعلان; اشتہار; विज्ञापन; skip advertisement; - advertisement -;
            advertising; advertisment; advertisement - scroll to continue;
            article continues below this ad; advertise with us; sponsored by; paid content; paid post;
            partner content; remove ads; story continues below; werbeanzeige; - werbung -; annonce;
            annuncio; continua después de la publicidad; continua após a publicidade; 広告; 廣告;
            -- advertisement --
            """
        ),
        (
            .newsletter, .front,
            """
            sign up for; sign up to our; subscribe to; subscribe now; subscribe for; get the latest news;
            get our newsletter; get breaking news; join our newsletter; join our whatsapp;
            join our telegram; follow us on; like us on; download the app; download our app;
            click here to; for more news; for all the latest; stay updated with; stay tuned; follow ap's;
            read more of; more ap; for the latest; catch all the; check out the latest; inscrivez-vous;
            suscríbete; suscríbase; abonnez-vous; assine; abonnieren sie; iscriviti; подписывайтесь;
            подпишитесь; تابعونا; اشترك; get current updates on; get latest updates on;
            get the latest updates; get a note directly from; thanks for reading!; type your email;
            subscribe for free; subscribe to read; already a subscriber; while you're here; sign up here;
            sign up to the; sign up now; sign up to receive; join our channel; join our free;
            join our facebook; follow bbc; follow our coverage; click here for; click here to get;
            download our free app; support our journalism; support independent journalism;
            become a member; become a subscriber; to read the full article; to continue reading;
            enjoy unlimited; unlock this article; subscribe today; ajouter à vos sélections; s'abonner;
            suscríbete para; síguenos en; sigue toda la información; jetzt abonnieren;
            newsletter abonnieren; melden sie sich hier; hier anmelden; folgen sie uns; iscriviti alla;
            inscreva-se; entre no canal; читайте нас; подписаться; подпишись; 关注我们; 扫描二维码; تابعوا;
            हमें फॉलो
            """
        ),
        (
            .readingTime, .whole,
            """
            min read; minute read; mins read; minutes read; min de lecture; min de lectura; min. lesezeit
            """
        ),
        (
            .commentCount, .whole,
            """
            comments; comment; leave a comment; post a comment; add a comment; no comments;
            join the conversation; view comments; show comments; read comments; comments are closed;
            0 comments; leave a reply; comentarios; comentários; commentaires; kommentare; commenti;
            комментарии; 评论; تعليقات; تبصرے; टिप्पणियाँ; join the discussion; be the first to comment;
            start the conversation; share your thoughts; view all comments;
            this article is open for comments; replying to x; comment on this story; hide comments;
            ver comentarios; deja tu comentario; réagir; laisser un commentaire; voir les commentaires;
            kommentieren; kommentare anzeigen; lascia un commento; deixe seu comentário; обсудить; 发表评论;
            コメント; أضف تعليق
            """
        ),
        (
            .shareBar, .front,
            """
            listen to this; artikel zum hören; share this with; share this article on;
            share this story on
            """
        ),
        (
            .newsletter, .edge,
            """
            subscribe; sign up; newsletter; newsletters; get the newsletter; follow us on social media;
            abonnieren; suscríbete; suscribirse; s'abonner; iscriviti; assine; подписаться; 订阅; اشترك
            """
        ),
        (
            .siteNotice, .front,
            """
            we use cookies; this site uses cookies; this website uses cookies; our site uses cookies;
            by continuing to use this site; by continuing to browse; by using this site, you;
            by clicking accept; we and our partners; we value your privacy; your privacy matters;
            please enable javascript; javascript is disabled; javascript is required;
            your browser does not support; this video can not be played; to play this video you need;
            skip to content; skip to main content; skip to navigation; if you buy through our links;
            if you purchase through our links; this post may contain affiliate links;
            this article contains affiliate links; comments are moderated;
            please read our comment policy; utilizamos cookies; usamos cookies;
            nous utilisons des cookies; diese website verwendet cookies; wir verwenden cookies;
            questo sito utilizza cookie; este site usa cookies; этот сайт использует;
            мы используем cookie
            """
        ),
        (
            .siteNotice, .edge,
            """
            accept; accept all; accept all cookies; accept cookies; reject all; allow all;
            manage preferences; manage cookies; cookie settings; cookie policy; privacy policy; privacy;
            terms of service; terms of use; terms and conditions; menu; open menu; close menu; close;
            search; search...; log in; login; log out; sign in; register; my account; account;
            toggle navigation; main menu; main navigation; navigation; back to top; back to home;
            back to news; loading; loading...; open in app; en español; read in spanish; read in english;
            jump to comments; subscribe sign in; sign in subscribe; subscribe log in; about us;
            contact us; help; faq; sitemap; careers; advertise; donate; e-paper; epaper; mobile apps;
            mehr anzeigen; menü; suche; anmelden; einloggen; buscar; menú; iniciar sesión; rechercher;
            se connecter; cerca; accedi; entrar; меню; поиск; войти; 登录; 搜索; ログイン; 検索; القائمة; بحث;
            تسجيل الدخول; मेनू; खोजें; why you can trust sky news; why you can trust scmp;
            why you can trust us
            """
        ),
        (
            .shareBar, .edge,
            """
            link; play; play video; play audio; download; embed; transcript; saved; follow; following;
            gift; enlarge this image
            """
        ),
    ]
}
