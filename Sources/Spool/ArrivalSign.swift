public import Linux

extension Arrivals {
    /// What is known of how a file came.
    public enum Sign: Equatable, Sendable {
        /// Renamed or linked in as a whole: complete at once.
        case movedIn
        /// Closed after writing: complete when nothing comes after it for a while.
        case closed
        /// Made: complete if nobody has it open.
        case created
        /// Seen when the folder was listed: complete if nobody has it open.
        case found
        /// Seen as a regular file when the folder was listed: complete if nobody has it open.
        case listed
        /// Its rights changed: a file that could not be read may be readable now.
        case touched
    }

    /// A path that is due.
    public struct Due: Equatable, Sendable {
        /// Where the file is, below the watched folder.
        public let path: FilePath
        /// What speaks for its being complete.
        public let evidence: Evidence

        /// The path `path`, for which `evidence` speaks.
        public init(path: FilePath, evidence: Evidence) {
            (self.path, self.evidence) = (path, evidence)
        }
    }

    /// What speaks for a file's being complete.
    public enum Evidence: Equatable, Sendable {
        /// It came as a whole.
        case whole
        /// It was closed a while ago; only a writer who has it open again speaks against it.
        case closed
        /// Nothing yet: whoever opens it must see that nobody writes it.
        case none
        /// The same of what was a regular file when the folder was listed.
        case listed
        /// It was in this state a while ago, where nothing else tells whether it is being written.
        case unchanged(FileStatus)
        /// The file that is in this state is to be put aside unread.
        case condemned(FileStatus)
    }

    /// Why a path that was handed out comes back.
    public enum Return: Sendable {
        /// The file was dealt with, or is gone.
        case finished
        /// Somebody is still writing the file.
        case beingWritten
        /// The file cannot be dealt with as it is.
        case stuck
    }
}
