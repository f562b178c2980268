/// Words and endings that names of places have and other words in capitals have not.
enum PlaceShapes {
    /// Words that begin or end the names of places of several words.
    static let words = PhraseTable<Bool>(
        PhraseTable.entries(
            """
            san, santa, santo, saint, st, ste, fort, port, mount, lake, new, north, south, east, west, el, las, los,
            la, le, nueva, nuevo, puerto, villa, bad, upper, lower, cape, city, beach, springs, falls, hills,
            heights, county, island, islands, valley, creek, junction, rapids, bay, harbor, harbour, village,
            township, province, district, base, airport
            """, true))

    /// Endings of names of places.
    static let endings = [
        "ville", "burg", "burgh", "borough", "abad", "pur", "pura", "nagar", "grad", "shire", "polis",
        "haven",
        "mouth", "garh", "pore", "stadt", "hausen", "kirchen", "wala", "cester", "ingham",
    ].map { Array($0.utf8) }

    /// What stands before a place that somebody is in.
    static let prepositions = PhraseTable<Bool>(
        PhraseTable.entries("in, near, outside, around, at, into, of, en, à, a, bei, aus, em, nach", true))
}
