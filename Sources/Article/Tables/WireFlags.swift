/// Flags that wires put before a story that goes out again or in a hurry.
enum WireFlags {
    static let table = PhraseTable<Bool>(
        """
        rpt, repeat, corrected, correction, refile, recast, recasts, update, urgent, urgente, lead, \
        (lead, (2nd lead, (3rd lead, (recast, wrapup, exclusive, breaking, \
        alert, flash, eil, eilmeldung, alerte, 1st lead, 2nd lead, 3rd lead, new, file
        """.split(whereSeparator: { $0 == "," || $0 == "\n" }).map { (String($0.drop { $0 == " " }), true) })
}
