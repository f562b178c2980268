/// The words of picture credits.
enum CreditWords {
    /// Words within a bracket that make it a credit.
    static let table = PhraseTable<Bool>(
        PhraseTable.entries(
            """
            photo, photos, photograph, photographer, foto, fotos, image, images, picture, pictures, credit,
            courtesy, getty, getty images, handout, file photo, file picture,
            file image, pool, via ap, via reuters, via getty, shutterstock, istock, unsplash, wikimedia,
            wikipedia, representational image, representative image, illustration,
            graphic, screengrab, screenshot, video grab, twitter, ap photo, afp photo, xinhua photo, pti photo,
            ani photo, epa-efe, photo by, bild, imagen, fotografía, crédit,
            archivo, archives, archiv, фото, 摄, 供图, 图, تصوير, صورة
            """, false))

    /// Labels that stand on a line of their own above a caption.
    static let bareLabels = PhraseTable<Bool>(
        PhraseTable.entries(
            "image caption, photo caption, bildunterschrift, légende, pie de foto, caption", true))

    /// Labels before a caption or a credit; `true` where a dash may stand for the colon.
    static let labels = PhraseTable<Bool>(
        PhraseTable.entries("file, file photo, file picture, file image", true)
            + PhraseTable.entries(
                """
                photo, photos, photograph, photographs, image caption, photo credit, photo courtesy, image, image credit, image source, image courtesy,
                picture, picture credit, pic, caption, credit, credits,
                foto, fotos, fotografía, imagen, bild, bildunterschrift, symbolbild, crédit photo,
                photo d'illustration, légende, фото, 图, 图为, 资料图, 配图, تصوير, صورة, फोटो, فوٹو,
                representational image, representative image, in this photo, representational picture,
                photo illustration, illustration
                """, false))
}
