/// The version of both commands.
public enum Version {
    /// As `--version` prints it.
    public static let text = "0.1.0"
}
