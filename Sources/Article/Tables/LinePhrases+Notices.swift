/// What agencies and newspapers print about a story: who wrote and edited it, what was changed, whose it is.
extension LinePhrases {
    static let notices: [Group] = [
        (
            .sourceLine, .front,
            """
            a version of this article appears in print;
            a version of this article appeared in print; a version of this article was published in print; dieses thema im programm:
            """
        ),
        (
            .copyrightNotice, .front,
            """
            copyright; (c); ©; © ; all rights reserved; todos los derechos reservados;
            tous droits réservés; alle rechte vorbehalten; riproduzione riservata © copyright;
            tutti i diritti riservati; riproduzione riservata; © riproduzione riservata;
            todos os direitos reservados; все права защищены; 版权所有; this material may not be published;
            the content of this article may not be; جميع الحقوق محفوظة; quelle: f.a.z; 無断転載; 著作権; 未经授权
            """
        ),
        (
            .correctionNotice, .front,
            """
            (corrects; corrects; (correction; (clarifies; clarifies; (adds; (updates; (recasts; (refiles;
            (repeats; (rewrites; (removes; (deletes; (fixes; (changes; (amends; (restores; (releads;
            (new throughout; (writes through; (updating; (adding; this story has been corrected;
            this article has been corrected; this article was corrected; this story was corrected;
            this article was amended; this article has been updated; this story has been updated;
            this article was updated; an earlier version of this; a previous version of this;
            correction:; clarification:; (incorpora; (actualiza; (añade; (corrige; (actualisé;
            (rectificatif; (berichtigt; (neu:; (aggiorna; (atualiza
            """
        ),
        (
            .advisory, .front,
            """
            eds:; ap photo ; ap photos; ap video; ap graphic; eds note; editors:; attention editors;
            note to editors; editor's note:; editors' note:; editors note:; attn editors; attention -;
            advisory:; media advisory; (eds; (attn; (editor's note; (editors' note; (note to editors;
            ed note; ed:; note to readers; redaktioneller hinweis; --- orte; achtung:; (achtung;
            for immediate release; for release at; not for release; embargoed until; embargo:;
            embargoed for; zur sofortigen veröffentlichung; pour diffusion immédiate;
            para publicación inmediata; para su publicación inmediata; sperrfrist; ## editorial contacts
            """
        ),
        (
            .creditLine, .front,
            """
            (reporting by; reporting by; (additional reporting; additional reporting; (writing by;
            writing by; (editing by; editing by; edited by; (edited by; (compiled by; compiled by;
            (with reporting; (with inputs; with inputs from; (inputs from; (with agency inputs;
            (with agencies; associated press writer; associated press writers; ap writers;
            ap sports writer; this report was produced; (reporte de; reporte de; reporte por;
            (redacción de; (rédigé par; (bericht von; (reportaje de; (reportagem de; (reportagem por;
            (edición de; (edición y; (escrito por; (traducido por; (editado por; (reportage; (édité par;
            (rédigé par; (version française; (redigiert von; (redaktion:; (edição; (tradução; (إعداد;
            (تحرير; (تغطية; (редактор; [编辑; [责任编辑; 编辑:; (责编; (edición por; editado por; (editing;
            (reporting; (compiled; (производство; 责任编辑; (责任编辑; 责编; (编辑; reporter:; editor:; edição:;
            edição de; (web editor:; translated by; video by; graphics by; the broadcast version of this;
            this story was edited by; edición:; redaktion:; redigiert:; 编辑：; 【纠错】; 【责任编辑; (编辑:
            """
        ),
        (
            .syndicationNotice, .front,
            """
            (this story has not been edited; this story has not been edited; (this story is published;
            this story is published; (except for the headline; except for the headline;
            (with the exception of the headline; this is an unedited; (this is an unedited;
            (only the headline; only the headline and picture; (the above story first appeared;
            disclaimer: this story; disclaimer: this is a; this article was originally published;
            this article originally appeared; this story was originally published;
            this story originally appeared; originally published; (this article was;
            this report by the canadian press; this story was first published;
            this article was first published; this report was first published;
            this article is republished from; republished from; this article is syndicated;
            (this story was; this story is auto-generated; this report is auto-generated;
            this is a syndicated; distributed by; our standards:; this story is from;
            (this report has been; (the story has been; published under; (published under;
            provided by syndigate; syndigate.info; this press release; republished with permission;
            reprinted with permission; this article is reproduced; this article was first;
            this piece was originally; this piece originally; diese meldung ist; dieser beitrag erschien;
            este artículo fue publicado; este artículo se publicó; cet article a été publié;
            cet article est republié
            """
        ),
        (
            .sourceLine, .whole,
            """
            heard on all things considered; heard on morning edition; heard on weekend edition saturday;
            heard on weekend edition sunday; heard on weekend edition
            """
        ),
    ]
}
