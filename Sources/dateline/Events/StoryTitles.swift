import EventLog
import Linux

/// What to call articles that came again: an exact copy carries no text, but what it is a copy of does.
final class StoryTitles {
    private let lookup: EventLookup
    /// What was asked for lately.
    private var known: [UInt64: String?] = [:]

    /// Titles that are remembered at most.
    private static let remembered = 1024

    /// Titles of events in the log in `folder`.
    init(_ folder: LogFolder, on disk: any Disk) { lookup = EventLookup(folder, on: disk) }

    /// The headline of the article that `event` is a copy of, or the first words of it; `nil` where the event
    /// has its own, and where the log does not have the article any more.
    func title(of event: EventView) -> String? {
        guard event.headline == nil, event.lead == nil, let original = event.original.flatMap(UInt64.init)
        else {
            return nil
        }
        if let title = known[original] { return title }
        var title: String?
        // Only a name is missing where it cannot be read: `verify` tells of damage.
        if case .success(let line?) = Result(catching: { () throws(SystemError) in
            try lookup.line(of: original)
        }),
            let view = EventView(line)
        {
            title = view.headline ?? view.lead
        }
        if known.count == Self.remembered { known.removeAll(keepingCapacity: true) }
        known[original] = .some(title)
        return title
    }
}
