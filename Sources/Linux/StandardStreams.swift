internal import Glibc

/// The three descriptors that a program is given: standard input, output and error.
public enum StandardStreams {
    /// Opens `/dev/null` in the place of those that are closed. Otherwise the first files that are opened take their
    /// numbers, and what is meant to be printed is written into them.
    ///
    /// To be called before anything is opened.
    ///
    /// - Returns: whether standard output was open for writing.
    public static func fill() -> Bool {
        let output = fcntl(STDOUT_FILENO, F_GETFL)
        for number in STDIN_FILENO...STDERR_FILENO where fcntl(number, F_GETFD) < 0 {
            // The lowest number that is free is given, which is this one: those below it are open by now.
            _ = open("/dev/null", O_RDWR)
        }
        return output >= 0 && output & O_ACCMODE != O_RDONLY
    }
}
