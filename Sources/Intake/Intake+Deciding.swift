internal import Likeness

/// What becomes an event: articles, items of a file of many, and what cannot be read.
extension Intake {
    /// Decides on an article, and makes its event.
    mutating func decide(
        _ ticket: Ticket, _ file: DroppedFile, _ prepared: PreparedArticle,
        _ earlier: DecisionIndex.EarlierText,
        isLast: Bool = true
    ) -> Effect {
        let decision = index.decide(
            Submission(prepared.fingerprint, text: prepared.text, arrival: file.arrival, scope: file.source)
        ) { texts[$0] ?? earlier($0) }
        begin(LoggedEvent.Kind(of: decision), file)
        index.record(
            nextSequence, prepared.fingerprint, arrival: file.arrival, scope: file.source, uri: prepared.uri,
            outcome: Outcome(decision))
        texts.set(nextSequence, prepared.text)
        let data = ArticleMembers.data(prepared, decision: decision, file: file)
        let kind = LoggedEvent.Kind(of: decision)
        return append(ticket, kind, file, subject: prepared.uri, data: data, isLast: isLast)
    }

    /// Takes note that the next event is of this kind and tells of this file.
    private mutating func begin(_ kind: LoggedEvent.Kind, _ file: DroppedFile) {
        index.begin(nextSequence)
        Tallies.count(kind, in: &index.counters)
        note(file, kind, nextSequence)
    }

    /// Makes the event of a file, or an item, from which nothing can be read.
    mutating func reject(
        _ ticket: Ticket, _ file: DroppedFile, _ rejection: Rejection, isLast: Bool = true
    ) -> Effect {
        begin(.rejected, file)
        let data = ArticleMembers.data(rejection, file: file)
        let subject = String(decoding: file.path, as: UTF8.self)
        return append(ticket, .rejected, file, subject: subject, data: data, isLast: isLast)
    }

    /// Decides on the next items of a file of many; those that a crash left in the log are passed over.
    mutating func decide(
        _ ticket: Ticket, _ file: DroppedFile, _ items: [PreparedItem], isLast: Bool,
        _ earlier: DecisionIndex.EarlierText, _ effects: inout [Effect]
    ) {
        let known = items.isEmpty || items[0].item.ordinal == 1 ? known(file) : inHand[ticket]?.known
        var hasArticle = false
        var firstRejection: Rejection?
        inHand.update(ticket) {
            $0?.known = known
            $0?.file = file
        }
        var itemFile = file
        for prepared in items {
            let isNew = known?.isWhole != true && prepared.item.ordinal > known?.items ?? 0
            itemFile.item = prepared.item
            switch prepared.result {
            case .success(let article):
                hasArticle = true
                if isNew { effects.append(decide(ticket, itemFile, article, earlier, isLast: false)) }
            case .failure(let rejection):
                if firstRejection == nil { firstRejection = rejection }
                if isNew { effects.append(reject(ticket, itemFile, rejection, isLast: false)) }
            }
        }
        inHand.update(ticket) {
            if hasArticle { $0?.hasArticle = true }
            if let firstRejection, $0?.rejection == nil { $0?.rejection = firstRejection }
        }
        guard isLast else { return }
        finish(ticket, file, isInLog: known?.isWhole == true, &effects)
    }

    /// Ends a file of many: it is rejected where nothing in it could be read, and else settled.
    private mutating func finish(
        _ ticket: Ticket, _ file: DroppedFile, isInLog: Bool, _ effects: inout [Effect]
    ) {
        var isEmpty = false
        inHand.update(ticket) {
            guard $0?.hasArticle != true else {
                $0?.rejection = nil
                return
            }
            guard $0?.rejection == nil else { return }
            $0?.rejection = Rejection(.empty)
            isEmpty = true
        }
        if isEmpty, !isInLog { return effects.append(reject(ticket, file, Rejection(.empty))) }
        guard let last = undurable.lastIndex(where: { $0.ticket == ticket }) else {
            if let effect = settlement(ticket) { effects.append(effect) }
            return
        }
        undurable[last].isLast = true
    }

    private mutating func append(
        _ ticket: Ticket, _ kind: LoggedEvent.Kind, _ file: DroppedFile, subject: String,
        data: [ArraySlice<UInt8>], isLast: Bool
    ) -> Effect {
        let sequence = nextSequence
        nextSequence += 1
        inHand.update(ticket) { $0?.sequence = sequence }
        undurable.append((sequence, ticket, isLast))
        let source = file.source.map { "/incoming/" + $0 } ?? "/incoming"
        return .append(
            Content(type: kind.rawValue, source: source, subject: subject, pieces: data), sequence: sequence)
    }
}
