/// Words around a stated time.
enum TimeLabels {
    /// What a word says of the time beside it.
    enum Meaning: Sendable {
        /// When the story was first published.
        case published
        /// When it was last changed.
        case updated
        /// Nothing: "on", "at".
        case filler
        /// A source follows or stands beside it.
        case source
    }

    static let table = PhraseTable<Meaning>(
        list(
            """
            published, published on, published at, publish date, publication date, first published,
            first published on,
            originally published, originally published on, published in, aired,
            sent, gesendet, envoyé, enviado, inviato, отправлено, publié à, publicado às, erschienen, erschienen am,
            data de publicação, data di pubblicazione, fecha de publicación, date de publication,
            公開, 公開日, 掲載, 配信, نشرت, تم النشر, प्रकाशन, पब्लिश, pubdate, published time, publish time,
            posted, posted on, posted at, posted in, created, date, dated, issued, issued on, released,
            release date, date posted,
            publié le, publié, publicado, publicado el, publicado em, publicada, veröffentlicht,
            veröffentlicht am, erstellt, pubblicato,
            pubblicato il, gepubliceerd, опубликовано, дата публикации, 发布时间, 发布日期, 时间, 发表时间, 日期,
            تاريخ النشر, نشر في, نُشر, شائع, प्रकाशित, fecha, datum, data
            """, .published)
            + list(
                """
                updated, update, updated on, updated at, last updated, last updated on, last updated at,
                last update, update time, modifié le, modifié à, modifié, modifica, modifica il, aggiornato alle,
                actualizado a las, actualizado al, última actualización, dernière mise à jour,
                dernière mise à jour le, mise à jour, mise à jour le, letzte aktualisierung, zuletzt aktualisiert, atualizada,
                última atualização, изменено, последнее обновление, 最終更新, 更新日, 修改时间, last edited, تحديث, تم التحديث,
                modified at, last modified at, last modified on, अंतिम अपडेट, modified, last modified, modified on, revised,
                mis à jour, mis à jour le, actualizado, actualizado el, actualizada, atualizado,
                atualizado em, aktualisiert, aktualisiert am, stand,
                aggiornato, aggiornato il, ultimo aggiornamento, обновлено, 更新时间, 更新, آخر تحديث, اپ ڈیٹ,
                अपडेटेड, अपडेट
                """, .updated)
            + list(
                """
                on, at, the, le, el, il, am, um, à, a las, alle, às, in, of, by, and, time, local time,
                o'clock, em, de, at around,
                editor, editors, 编辑, 责任编辑, 责编, há, hace, vor, il y a, fa, print edition, edition, from the print edition, today
                """, .filler)
            + list(
                "source, sources, quelle, fuente, fonte, источник, 来源, 稿源, 文章来源, المصدر, ماخذ, स्रोत, via, (source",
                .source))

    private static func list(_ words: String, _ meaning: Meaning) -> [(String, Meaning)] {
        words.split(whereSeparator: { $0 == "," || $0 == "\n" }).map { word in
            (String(word.drop { $0 == " " }), meaning)
        }
    }
}
