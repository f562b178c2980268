import Testing

@testable import Article

/// What looks like a line of a page and is a sentence of the story stays in the story, wherever it stands.
@Suite("Sentences with the words of furniture")
struct ProsePrecisionTests {
    /// Sentences that begin as buttons, labels, fields and notices do.
    static let sentences = [
        "Share prices fell on Friday after the bank had warned of losses in the coming quarter.",
        "Related companies in three countries were searched on the same morning, prosecutors said.",
        "Read more closely, the contract leaves the towns with most of the costs of the bridge.",
        "Topics discussed at the meeting included trade, fishing rights and the new railway.",
        "Tags were fastened to two hundred turtles before they were set free, the institute said.",
        "Contact with the aircraft was lost at 10:32, an hour after it had taken off.",
        "Contacts between the two capitals had been rare since the war, diplomats said.",
        "Published accounts of the trial differ from what the witnesses remember of it.",
        "Updated figures will be presented in March, the ministry said in its statement.",
        "Title: that is what the champion wants most of all, and he has never won it.",
        "Date: nobody could say when the bridge would open, and nobody wanted to guess.",
        "Source: a spokesman who asked not to be named, because he was not allowed to speak.",
        "Subject to approval by the council, work on the bridge is to begin in the spring.",
        "Menu prices in the capital have risen by a tenth since the beginning of the year.",
        "Search teams found the boat on Monday, two miles from where it had last been seen.",
        "Follow-up talks are planned for June, and the ministers hope to end them by July.",
        "Play was stopped twice for rain before the visitors won in the last hour of the day.",
        "Advertisement rates have fallen by half in ten years, the publishers' union says.",
        "Comments by the minister on Thursday had been taken as a sign that he would resign.",
        "News of the agreement reached the town in the evening, and people danced in the square.",
        "Opinion in the valley is divided, and the vote in May is expected to be close.",
        "Politics had nothing to do with it, the mayor said after the vote.",
        "Live ammunition was used against the crowd, according to three people who were there.",
        "By Monday the water had risen to the second floor of the town hall.",
        "By midnight, 40 of the 60 speakers had been heard.",
        "Jane Doe is a name that half of the witnesses remembered.",
        "Copyright law gives the heirs seventy years, and they mean to use all of them.",
        "Reuters Square in the old town was closed to traffic for most of the day.",
        "The Guardian of the valley, as people call the statue, was taken down on Tuesday.",
        "From: that one word on the envelope led the police to the writer, the court heard.",
        "To the north of the river, most of the houses were still without power.",
        "Image was everything to him, his brother said at the trial.",
        "Photographs of the crash showed that the signal had been red.",
        "Credit was cheap, and the towns built more than they needed.",
        "Loading of the ship was stopped after an hour, the harbour master said.",
        "Accept nothing less than the whole sum, the lawyer had told them.",
        "Help came late, and many had gone home by then.",
        "About 300 people are to work on the bridge until it opens.",
        "Related: that is how the two firms were described in the ledger, the court was told.",
        "Reporter after reporter asked him the same question, and he gave none of them an answer.",
        "Editors at the paper were told of the sale on the morning it was announced.",
        "Register offices will stay open on Saturday for those who have not yet signed.",
        "The writer is known for one book, which nobody in the valley has read.",
        "The author is not named, and the police do not know who he is.",
        "March 5, 2024 was the day on which the ferry made its last journey.",
        "On October 19, 2023, at 10:32 a.m. EDT, the first train crossed the bridge.",
        "Two hours ago there was nothing here, said the farmer, pointing to the lake.",
        "12 comments were found on the paper, in three hands.",
        "5 minutes were all that they needed, the coach said.",
        "(The minister had said the same in June.)",
    ]

    /// A headline, a first paragraph, then the sentence among others, at each place that one can have.
    private func texts(with sentence: String, _ prose: [String]) -> [String] {
        var texts: [String] = []
        for place in 0...prose.count {
            var paragraphs = prose
            paragraphs.insert(sentence, at: place)
            texts.append("Ministers agree on more talks\n\n" + paragraphs.joined(separator: "\n\n") + "\n")
            texts.append(
                "Ministers agree on more talks\nBy Jane Doe\n\n" + paragraphs.joined(separator: "\n") + "\n")
            texts.append("GENEVA, Oct. 19 (Reuters) - " + paragraphs.joined(separator: "\n\n") + "\n")
        }
        return texts
    }

    private func check(_ sentence: String, _ prose: [String]) throws {
        for text in texts(with: sentence, prose) {
            let reading = try Inputs.read(text)
            let body = reading.article.paragraphs.joined(separator: "\n")
            #expect(body.contains(sentence), "\(sentence) in \(text.debugDescription)")
            #expect(reading.article.published == nil, "\(text.debugDescription)")
            if text.hasPrefix("Ministers") {
                #expect(reading.article.headline == "Ministers agree on more talks")
            }
        }
    }

    @Test("Sentences", arguments: sentences)
    func sentence(_ sentence: String) throws {
        try check(sentence, Array(StoryForm.prose))
    }

    @Test("Every phrase that has to be a whole line, at the front of a sentence")
    func phrases() throws {
        let groups = LinePhrases.page + LinePhrases.lists + LinePhrases.labels + LinePhrases.notices
        func phrases(_ group: LinePhrases.Group) -> [Substring] {
            group.phrases.split(whereSeparator: { $0 == ";" || $0 == "\n" }).map { $0.drop { $0 == " " } }
        }
        let fronts = Set(groups.filter { $0.extent == .front }.flatMap(phrases))
        for group in groups where group.extent != .front {
            for phrase in phrases(group) where !fronts.contains(phrase) {
                guard let first = phrase.first, phrase.last?.isLetter == true, first.isASCII, first.isLetter
                else {
                    continue
                }
                let sentence =
                    "\(first.uppercased())\(phrase.dropFirst()) had been spoken of for two hours before they agreed."
                let text =
                    "Ministers agree on more talks\n\n\(StoryForm.prose[0])\n\n\(sentence)\n\n\(StoryForm.prose[1])\n"
                let reading = try Inputs.read(text)
                #expect(reading.article.paragraphs.contains(sentence), "\(sentence)")
            }
        }
    }
}
