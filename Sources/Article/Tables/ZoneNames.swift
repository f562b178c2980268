/// Zones as they are printed.
enum ZoneNames {
    /// What a printed abbreviation means.
    enum Meaning: Sendable {
        case offset(Int)
        /// That of the IANA zone, at the date printed.
        case rules(String)
        /// One of several, told apart only by where the source is.
        case shared([Shared])
    }

    /// One meaning of a shared abbreviation, with the zones of the sources that mean it.
    struct Shared: Sendable {
        let minutes: Int
        let zones: [String]
    }

    static let table = PhraseTable<Meaning>(
        [
            ("UTC", .offset(0)), ("GMT", .offset(0)), ("Z", .offset(0)), ("EST", .offset(-300)),
            ("EDT", .offset(-240)),
            ("CDT", .offset(-300)), ("MST", .offset(-420)), ("MDT", .offset(-360)), ("PST", .offset(-480)),
            ("PDT", .offset(-420)), ("AKST", .offset(-540)), ("AKDT", .offset(-480)), ("HST", .offset(-600)),
            ("ADT", .offset(-180)), ("NST", .offset(-210)), ("NDT", .offset(-150)), ("BRT", .offset(-180)),
            ("ART", .offset(-180)), ("WET", .offset(0)), ("WEST", .offset(60)), ("CET", .offset(60)),
            ("CEST", .offset(120)), ("MEZ", .offset(60)), ("MESZ", .offset(120)), ("EET", .offset(120)),
            ("EEST", .offset(180)), ("MSK", .offset(180)), ("TRT", .offset(180)), ("EAT", .offset(180)),
            ("WAT", .offset(60)), ("CAT", .offset(120)), ("SAST", .offset(120)), ("GST", .offset(240)),
            ("PKT", .offset(300)), ("NPT", .offset(345)), ("ICT", .offset(420)), ("WIB", .offset(420)),
            ("HKT", .offset(480)), ("SGT", .offset(480)), ("MYT", .offset(480)), ("PHT", .offset(480)),
            ("AWST", .offset(480)), ("JST", .offset(540)), ("KST", .offset(540)), ("ACST", .offset(570)),
            ("AEST", .offset(600)), ("AEDT", .offset(660)), ("ACDT", .offset(630)), ("NZST", .offset(720)),
            ("NZDT", .offset(780)), ("ET", .rules("America/New_York")), ("CT", .rules("America/Chicago")),
            ("MT", .rules("America/Denver")), ("PT", .rules("America/Los_Angeles")),
            ("Beijing Time", .offset(480)), ("Moscow time", .offset(180)),
            ("Hong Kong time", .offset(480)), ("Singapore time", .offset(480)), ("Tokyo time", .offset(540)),
            ("London time", .rules("Europe/London")), ("New York time", .rules("America/New_York")),
            ("Paris time", .rules("Europe/Paris")), ("Eastern Time", .rules("America/New_York")),
            ("Eastern Daylight Time", .offset(-240)), ("Eastern Standard Time", .offset(-300)),
            ("Central Time", .rules("America/Chicago")), ("Central Daylight Time", .offset(-300)),
            ("Mountain Time", .rules("America/Denver")), ("Mountain Daylight Time", .offset(-360)),
            ("Mountain Standard Time", .offset(-420)), ("Pacific Time", .rules("America/Los_Angeles")),
            ("Pacific Daylight Time", .offset(-420)), ("Pacific Standard Time", .offset(-480)),
            ("Greenwich Mean Time", .offset(0)), ("British Summer Time", .offset(60)),
            ("Central European Time", .offset(60)), ("Central European Summer Time", .offset(120)),
            ("India Standard Time", .offset(330)), ("Indian Standard Time", .offset(330)),
            ("Pakistan Standard Time", .offset(300)), ("Japan Standard Time", .offset(540)),
            ("Korea Standard Time", .offset(540)), ("Coordinated Universal Time", .offset(0)),
            (
                "IST",
                .shared([
                    Shared(minutes: 330, zones: ["Asia/Kolkata", "Asia/Calcutta"]),
                    Shared(minutes: 120, zones: ["Asia/Jerusalem", "Asia/Tel_Aviv"]),
                    Shared(minutes: 60, zones: ["Europe/Dublin"]),
                ])
            ),
            (
                "CST",
                .shared([
                    Shared(
                        minutes: -360, zones: ["America/Chicago", "America/Winnipeg", "America/Mexico_City"]),
                    Shared(minutes: 480, zones: ["Asia/Shanghai", "Asia/Taipei", "Asia/Chongqing"]),
                ])
            ),
            (
                "BST",
                .shared([
                    Shared(minutes: 60, zones: ["Europe/London", "Europe/Belfast"]),
                    Shared(minutes: 360, zones: ["Asia/Dhaka"]),
                ])
            ),
            (
                "AST",
                .shared([
                    Shared(minutes: -240, zones: ["America/Halifax", "America/Puerto_Rico"]),
                    Shared(
                        minutes: 180, zones: ["Asia/Riyadh", "Asia/Baghdad", "Asia/Kuwait", "Asia/Qatar"]),
                ])
            ),
        ])
}
