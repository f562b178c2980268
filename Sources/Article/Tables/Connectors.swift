/// Small words within names of places.
enum Connectors {
    /// What may stand between a place and its date.
    static let beforeDates = PhraseTable<Bool>(
        PhraseTable.entries("في, le, am, den, em, el, il, on, de", true))

    static let table = PhraseTable<Bool>(
        """
        de la le les du des el al and y e et of the upon on am an der den im in sur bin da do dos di del \
        della ed \
        und i a l d en sous near es as aan op zu ob og
        """.split(separator: " ").map { (String($0), true) })
}
