/// Tells a hyphen that a line break put into a word from one that the writer put there.
enum Hyphens {
    /// Whether `joined`, which ends in a hyphen, and the word that begins `next` are two halves of one word.
    ///
    /// Only what is certain counts: the second half is an ending that is no word, and the first is no prefix
    /// that keeps its hyphen.
    static func isBrokenWord(_ joined: RawBytes, _ text: RawBytes, _ next: Line) -> Bool {
        var end = next.start
        while end < next.end, text[end].isLetter { end += 1 }
        guard end < next.end ? !text[end].isWord && text[end] != UInt8(ascii: "-") : true else {
            return false
        }
        var start = joined.count - 1
        while start > 0, joined[start - 1].isLetter { start -= 1 }
        guard joined.count - 1 - start >= 2, start == 0 || joined[start - 1] != UInt8(ascii: "-") else {
            return false
        }
        let second = Array(text[next.start..<end])
        return endings.contains(second)
    }

    private static let endings = Set(
        """
        tion tions ation ations ition itions sion sions ment ments mental mentation ness nesses ity ities
        bility ality ing ings ning ting ring ling ding ping king
        sing zing ging ming bing ted ded ned red led sed zed ped ged ked med ised ized nise nize nised nized
        nising nizing lise lize lised lized lising lizing rise
        tise tive tively sive ative able ably ible ibly ical ically ially ially tional tionally tional ary
        aries ery eries ory ously ous ious eous ence ences ance ances
        ency ancy ently antly tly ally fully lessly ological ology ologist ologists graphy ture tures sure
        sures cial tial tially cially cian cians tary mentary
        tated tating lated lating nated nating rated rating cated cating gated gating dated dating ters ders
        ners tor tors sor sors ism ist ists isms rity ricity
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { Array($0.utf8) })
}
