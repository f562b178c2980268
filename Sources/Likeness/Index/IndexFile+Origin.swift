internal import Checksum

extension IndexFile.Origin {
    /// The index of the log `logID` with these parameters.
    ///
    /// What is digested is everything on which the content of the files hangs: how samples are drawn, which
    /// articles stand for a story, and where the window begins.
    public init(logID: String, _ parameters: LikenessParameters) {
        let numbers = [
            Int(IndexFile.version), Sampling.version, TextNormalizer.version, LikenessParameters.version,
            parameters.window,
            parameters.capacity, Int(parameters.stretchBits), Int(parameters.blockBits),
            parameters.representatives, parameters.familyRepresentatives, Commonness.cut,
        ]
        let text =
            Sampling.description + numbers.map { " \($0)" }.joined() + " \(parameters.representativeNovelty)"
        self.init(logID: logID, parameters: SHA256.digest(of: Array(text.utf8)).first64)
    }
}
