/// Brings text into the form in which texts are compared.
///
/// NFKC, case-folded (Unicode 15, by utf8proc), reduced to words of letters and digits that one space parts.
/// The digests in the log rest on this form: any change of it needs a new ``version``.
public enum TextNormalizer {
    /// The version of the form, written beside each digest.
    public static let version = 1

    /// The normal form of `text`, which is UTF-8, without spaces at its ends.
    public static func normalize(_ text: String) -> [UInt8] { Words(text).bytes }
}
