import Article
import TestSupport
import Testing

@testable import Likeness

/// Notices by which a sender takes an item back, and news that only sounds like one.
@Suite struct NoticeTests {
    private static let story = """
        Bridge collapses in Lorne, two hurt

        LORNE (AP) - A bridge over the river in Lorne fell on Friday under the weight of a truck, and two men who
        were on it were hurt, the police said. The bridge was built in 1931 and had been closed for a week in May.

        The mayor said that the town had asked for money to mend it three times. Nobody had answered, he said, and
        the town could not pay for it by itself. A ferry will be put in service on Monday.
        """

    private static func room() throws -> Newsroom {
        var generator = SeededGenerator(seed: 8)
        var room = Newsroom()
        try room.take(plain: story, scope: "ap")
        room.take(Newsroom.article("Rain in Torquay", Edits.story(80, using: &generator)), scope: "ap")
        return room
    }

    /// The sequence that a withdrawal names; 0 where it names none, `nil` where it is no withdrawal.
    private static func withdrawn(_ decision: Decision) -> UInt64? {
        guard case .withdrawn(let match) = decision else { return nil }
        return match?.original.sequence ?? 0
    }

    @Test(arguments: [
        "KILL: Bridge collapses in Lorne, two hurt\n\nEDITORS: The story contains an error. A kill is mandatory.",
        "KILL - Bridge collapses in Lorne, two hurt\n\nPlease do not use this story.",
        "WITHDRAWN-Bridge collapses in Lorne, two hurt\n\nThe figures in it were wrong.",
        "STORY WITHDRAWN: Bridge collapses in Lorne, two hurt\n\n(This story has been withdrawn.)",
        "ADVISORY\n\nALERT: Please withdraw story headlined \"Bridge collapses in Lorne, two hurt\" sent on Friday.",
        "To all clients\n\nThe story headlined Bridge collapses in Lorne, two hurt has been withdrawn.",
        "Note\n\nPlease kill our story \u{201C}Bridge collapses in Lorne, two hurt\u{201D}. It is wrong.",
        "Withdrawal: UPDATE 1-Bridge collapses in Lorne, two hurt\n\nA corrected version will follow.",
    ]) func `a notice takes back what it names`(text: String) throws {
        var room = try Self.room()
        let decision = try room.take(plain: text, after: 3600, scope: "ap")
        #expect(Self.withdrawn(decision) == 1)
        #expect(decision.match?.rule == .named)
        // Another sender's story is not its own to take back, nor one of last month.
        #expect(Self.withdrawn(try room.take(plain: text, after: 3600, scope: "upi")) != 1)
        #expect(Self.withdrawn(try room.take(plain: text, after: 40 * 86_400, scope: "ap")) != 1)
    }

    @Test func `a notice finds its story behind the copies of others`() {
        var generator = SeededGenerator(seed: 10)
        let story = Edits.story(200, using: &generator)
        var room = Newsroom()
        room.take("Bridge collapses in Lorne, two hurt", story, outlet: "AP")
        // The name is this one's from now on.
        let version = Edits.substitute(story, share: 0.05, using: &generator)
        #expect(room.take("UPDATE 1-Bridge collapses in Lorne, two hurt", version, outlet: "Echo").isRevised)
        let kill = "Please kill this story. A kill is mandatory."
        #expect(
            Self.withdrawn(room.take("KILL: Bridge collapses in Lorne, two hurt", kill, outlet: "UPI")) == 0)
        #expect(
            Self.withdrawn(room.take("KILL: Bridge collapses in Lorne, two hurt", kill, outlet: "AP")) == 1)
    }

    /// The story is known as another's: the notice of either sender finds it, and no third one's does.
    @Test(arguments: [true, false])
    func `a notice finds the story that its sender sent after another`(areSameBytes: Bool) {
        var generator = SeededGenerator(seed: 11)
        let story = Edits.story(120, using: &generator)
        let headline = "Bridge collapses in Lorne, two hurt"
        for kill in ["KILL: \(headline)", "KILL \(headline)", headline.replacing(" ", with: "-") + "-KILL"] {
            var room = Newsroom()
            for (outlet, scope) in [("UPI", "upi"), ("AP", "ap"), ("Echo", "echo"), ("Echo", nil)] {
                room.take(
                    Newsroom.article(headline, story, outlet: outlet), after: 1,
                    bytes: areSameBytes ? "the same" : nil, scope: scope)
            }
            for scope in ["ap", "upi"] where !areSameBytes || scope == "upi" {
                let article = Newsroom.article(
                    kill, "Please kill this story. A kill is mandatory.", outlet: scope.uppercased())
                let decision = room.take(article, after: 60, scope: scope)
                #expect(Self.withdrawn(decision) == 1, "\(kill) from \(scope)")
                #expect(decision.match?.via?.sequence == (scope == "ap" ? 2 : nil))
            }
            let other = Newsroom.article(kill, "A kill is mandatory.", outlet: "Tass")
            #expect(Self.withdrawn(room.take(other, after: 60)) == 0)
        }
    }

    @Test func `an item that came as a copy is taken back by its identifier`() {
        var generator = SeededGenerator(seed: 12)
        let story = Edits.story(120, using: &generator)
        func item(_ id: String, _ body: String) -> Article {
            var article = Newsroom.article("Bridge collapses in Lorne", body)
            article.alternativeIDs = [AlternativeID(role: "guid", value: id)]
            return article
        }
        var room = Newsroom()
        room.take(item("A1", story), scope: "a")
        #expect(room.take(item("B7", story), scope: "b").duplicateRelation == .sameText)
        #expect(room.take(item("B7", story + " More."), scope: "b").match?.rule == .sameIdentifier)
        room.take(item("C9", story), scope: "c")
        var canceled = item("C9", "")
        canceled.status = .canceled
        let decision = room.take(canceled, scope: "c")
        #expect(Self.withdrawn(decision) == 1)
        #expect(decision.match?.rule == .sameIdentifier)
    }

    @Test(arguments: [
        "ANNULATION: Un pont s'effondre à Lorne\n\nUne version corrigée suivra.",
        "ANULACIÓN - Un pont s'effondre à Lorne\n\nLa noticia es falsa.",
        "ZURÜCKGEZOGEN: Un pont s'effondre à Lorne\n\nDie Meldung ist falsch.",
        "Note aux clients\n\nVeuillez ne pas tenir compte de la dépêche \u{AB}Un pont s'effondre à Lorne\u{BB}.",
        "Aviso\n\nLa noticia \"Un pont s'effondre à Lorne\" queda anulada a todos los efectos, ya que es falsa.",
    ]) func `notices in other languages are read`(text: String) throws {
        var generator = SeededGenerator(seed: 13)
        var room = Newsroom()
        room.take(Newsroom.article("Un pont s'effondre à Lorne", Edits.story(90, using: &generator)))
        #expect(Self.withdrawn(try room.take(plain: text, after: 60)) == 1)
    }

    @Test(arguments: [
        "Zurückgezogen: Partei streicht Antrag\n\nDie Partei hat ihren Antrag am Freitag zurückgezogen.",
        "Annulation: le festival n'aura pas lieu\n\nLe festival de Lorne est annulé, a annoncé la mairie.",
        "Anulación de la boda\n\nLa boda queda anulada, según la noticia que publicó el diario de Lorne.",
        "La licitación queda anulada\n\nLa licitación queda anulada a todos los efectos, dijo el alcalde.",
        "Vols annulés\n\nVeuillez ne pas tenir compte de l'horaire affiché, a dit la compagnie aux voyageurs.",
        "POLICE FIRED TO KILL\n\nPolice fired to kill on Friday in Lorne, a court was told by two men.",
    ]) func `news of what is called off is no notice`(text: String) throws {
        var room = try Self.room()
        #expect(try room.take(plain: text, after: 60, scope: "ap").isAccepted)
    }

    @Test func `a notice names a story by its slug, or by its number`() throws {
        var room = try Self.room()
        var generator = SeededGenerator(seed: 9)
        let dam = "BC-US--Dam Break, 1st Ld\n\nDam breaks near Torquay\n\nTORQUAY (AP) - "
        try room.take(plain: dam + Edits.story(90, using: &generator), scope: "ap")
        let slugged = """
            BC-US--Dam Break,KILL

            EDITORS: A kill is mandatory. The story slugged BC-US--Dam Break, which moved Friday, is wrong.

            The AP
            """
        #expect(Self.withdrawn(try room.take(plain: slugged, after: 60, scope: "ap")) == 3)
        var numbered = Newsroom.article(
            "Snow", "Snow fell in the hills of Lorne on Sunday and closed two roads.")
        numbered.alternativeIDs = [AlternativeID(role: "guid", value: "L3N41")]
        room.take(numbered, scope: "ap")
        let notice = "Advisory\n\nPlease disregard our story number L3N41. It was sent by mistake."
        #expect(Self.withdrawn(try room.take(plain: notice, after: 60, scope: "ap")) == 5)
        let unknown = "Advisory\n\nPlease kill the story headlined \"Nobody has seen this\". It is wrong."
        #expect(Self.withdrawn(try room.take(plain: unknown, after: 60, scope: "ap")) == 0)
    }

    @Test(arguments: [
        "KILLED IN CRASH: two men of Lorne\n\nTwo men were killed on Friday in a crash near Lorne, police said.",
        "Killed: the story of a bridge\n\nThe report on the bridge was killed in committee on Friday, members said.",
        "Troops WITHDRAWN from the border\n\nTroops were withdrawn from the border on Friday, the army said.",
        "Withdrawal: how the army left\n\nThe story of how the army was withdrawn from the hills, told by soldiers.",
        "Withdraw the report, minister told\n\nA report on the bridge should be withdrawn, the opposition said.",
        "Journal retracts paper on bridges\n\nThe article was retracted on Friday by the journal that printed it.",
        "Kill-switch law passed in Lorne\n\nThe council passed a law on switches that kill engines from afar.",
        "Two killed as bridge collapses in Lorne\n\nTwo were killed, the police said. The story shook the town.",
        "Editor killed\n\nThe editor of a story on the bridge was killed in Lorne on Friday, his paper said.",
    ]) func `news of killing and of withdrawal is no notice`(text: String) throws {
        var room = try Self.room()
        #expect(try room.take(plain: text, after: 60, scope: "ap").isAccepted)
    }

    @Test func `a note in the text makes a later version of a copy from the same house`() throws {
        let notes = [
            "(Corrects paragraph 3 to show that the ferry runs on Monday.)", "(Adds reaction of the mayor.)",
            "(This version corrects the year in which the bridge was built.)",
        ]
        for note in notes {
            var room = try Self.room()
            let changed = Self.story.replacing(
                "Bridge collapses in Lorne, two hurt", with: "Two hurt at the river"
            )
            .replacing("1931", with: "1932")
            let parts = changed.split(separator: "\n\n", maxSplits: 1)
            let text = parts[0] + "\n\n" + note + "\n\n" + parts[1]
            let decision = try room.take(plain: String(text), after: 60, scope: "ap")
            #expect(decision.match?.rule == .slug, "\(note): \(decision)")
        }
    }

    @Test func `a slug behind a headline tells of an earlier version`() {
        var generator = SeededGenerator(seed: 15)
        let story = Edits.story(150, using: &generator)
        for headline in [
            "Storm nears coast of Lorne, 2nd Ld-Writethru", "CORRECTED-UPDATE 2-Storm nears coast of Lorne",
            "Storm nears coast of Lorne (Corrected)", "WRAPUP 1-Storm nears coast of Lorne",
            "REFILE-Storm nears coast of Lorne", "RPT-Storm nears coast of Lorne",
        ] {
            var room = Newsroom()
            room.take("Storm nears coast of Lorne", story, outlet: "A")
            #expect(room.take(headline, story + " More is known now.", outlet: "B").isRevised, "\(headline)")
        }
        for headline in [
            "Update on the storm of Lorne's coast", "Correction of the course: storm nears Lorne",
        ] {
            var room = Newsroom()
            room.take("Storm nears coast of Lorne", story, outlet: "A")
            #expect(
                room.take(headline, story + " More is known now.", outlet: "B").duplicateRelation == .near)
        }
    }

    @Test func `a slug makes a later version under a headline that says something else`() {
        var generator = SeededGenerator(seed: 16)
        let story = Edits.story(200, using: &generator)
        var room = Newsroom()
        room.take("Storm nears coast of Lorne", story)
        let corrected = Edits.substitute(story, share: 0.02, using: &generator)
        #expect(room.take("CORRECTED-Ferries stay in harbour as wind rises", corrected).isRevised)
        // The same version in another house is a copy of it.
        let copy = room.take("CORRECTED-Wind keeps ferries in", corrected + " More.", outlet: "B")
        #expect(copy.duplicateRelation == .near)
    }

    @Test func `a notice and its story are of one house though one of them has the host for a name`() {
        var generator = SeededGenerator(seed: 17)
        for (name, host, isSame) in [
            ("The Lorne Courier", "lornecourier.example", true), ("Courier", "thecourier.example", true),
            ("AP", "apnews.example", true), ("AP", "apples.example", false),
            ("Lorne Courier", "torquayherald.example", false), ("a.example", "b.example", false),
        ] {
            #expect(HouseName.isSame(name, host) == isSame, "\(name), \(host)")
            #expect(HouseName.isSame(host, name) == isSame, "\(name), \(host)")
            var room = Newsroom()
            let headline = "Bridge collapses in Lorne, two hurt"
            var story = Newsroom.article(headline, Edits.story(100, using: &generator))
            story.uri = "https://www.\(host)/bridge"
            room.take(story)
            let kill = "Please kill this story. A kill is mandatory."
            let notice = room.take("KILL: " + headline, kill, outlet: name)
            #expect(Self.withdrawn(notice) == (isSame ? 1 : 0), "\(name), \(host)")
        }
    }

    @Test(arguments: TestCases.dearSeeds(40))
    func `what has more words than a notice by its bytes has more by its words`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pieces = ["kill", "a1", "–", "Élan", "\u{301}", "\r\n", "\u{2003}", "(b)", "…", "世界", "\t", " "]
        let text = (0..<60).map { _ in pieces.randomElement(using: &generator) ?? " " }
            .joined(separator: Bool.random(using: &generator) ? " " : "")
        let count = NoticeWords(text, limit: 1000).count
        for limit in 0..<60 where NoticeWords.areMore(than: limit, in: [text]) {
            #expect(count > limit, "seed \(seed): \(text.debugDescription)")
        }
        #expect(NoticeWords.areMore(than: 3, in: ["one two", "three four"]))
    }
}
