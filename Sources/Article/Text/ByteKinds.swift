internal import CScan

/// What the bytes of a line can be, worked out for all of a text in one pass that takes many bytes at once.
///
/// A line's kinds, put together, answer most questions about it without another look: a line without a dash,
/// colon, slash or high byte has no dateline.
enum ByteKinds {
    /// A tab, or a space behind another one: blanks that are not one space between words.
    static let run = UInt8(CSCAN_RUN)
    /// A mark that picture credits have: a slash, a colon or a bar.
    static let credit = UInt8(CSCAN_CREDIT)
    /// A mark that closes datelines, beside slash and colon: a dash, an underscore, a closing bracket.
    static let closing = UInt8(CSCAN_CLOSING)
    /// A digit.
    static let digit = UInt8(CSCAN_DIGIT)
    /// The sign of mail addresses and handles.
    static let at = UInt8(CSCAN_AT)
    /// The mark between the parts of a breadcrumb.
    static let angle = UInt8(CSCAN_ANGLE)
    /// A period.
    static let period = UInt8(CSCAN_PERIOD)
    /// A part of a character beyond ASCII.
    static let high = UInt8(CSCAN_HIGH)
    /// Anything: the kinds of a text that nobody looked at.
    static let unknown: UInt8 = 0xFF
}
