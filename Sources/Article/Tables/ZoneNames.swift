/// Zones as they are printed, and zones as settings name them.
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

    /// The rules of the IANA zone `name`; `nil` for one that is not in the table.
    static func rules(of name: String) -> ZoneRules? { zones[name] }

    private static let zones: [String: ZoneRules] = {
        var zones: [String: ZoneRules] = [:]
        for (minutes, summer, names) in groups {
            for name in names.split(separator: " ") {
                zones[String(name)] = ZoneRules(standard: minutes, summer: summer)
            }
        }
        return zones
    }()

    private static let groups: [(Int, ZoneRules.Summer, String)] = [
        (
            0, .none,
            "UTC Etc/UTC GMT Etc/GMT Africa/Abidjan Africa/Accra Africa/Dakar Africa/Monrovia Atlantic/Reykjavik"
        ),
        (
            0, .europe,
            "Europe/London Europe/Belfast Europe/Dublin Europe/Lisbon Europe/Guernsey Europe/Jersey WET"
        ),
        (
            60, .none,
            "Africa/Lagos Africa/Algiers Africa/Tunis Africa/Kinshasa Africa/Luanda Africa/Casablanca"
        ),
        (
            60, .europe,
            """
            Europe/Berlin Europe/Paris Europe/Madrid Europe/Rome Europe/Vienna Europe/Zurich Europe/Brussels \
            Europe/Amsterdam Europe/Luxembourg Europe/Copenhagen Europe/Oslo Europe/Stockholm Europe/Warsaw \
            Europe/Prague Europe/Budapest Europe/Belgrade Europe/Zagreb Europe/Ljubljana Europe/Bratislava \
            Europe/Sarajevo Europe/Skopje Europe/Podgorica Europe/Tirane Europe/Malta Europe/Monaco \
            Europe/Andorra \
            Europe/Vaduz Europe/Vatican Europe/San_Marino CET
            """
        ),
        (
            120, .none,
            "Africa/Johannesburg Africa/Harare Africa/Lusaka Africa/Maputo Africa/Khartoum Africa/Tripoli Europe/Kaliningrad"
        ),
        (
            120, .europe,
            """
            Europe/Athens Europe/Helsinki Europe/Kiev Europe/Kyiv Europe/Bucharest Europe/Sofia \
            Europe/Vilnius \
            Europe/Riga Europe/Tallinn Europe/Chisinau Asia/Nicosia EET
            """
        ),
        (
            180, .none,
            """
            Europe/Moscow Europe/Minsk Europe/Istanbul Asia/Istanbul Asia/Riyadh Asia/Baghdad Asia/Kuwait \
            Asia/Qatar \
            Asia/Bahrain Asia/Aden Asia/Amman Asia/Damascus Africa/Nairobi Africa/Addis_Ababa Africa/Kampala \
            Africa/Dar_es_Salaam Africa/Mogadishu
            """
        ),
        (210, .none, "Asia/Tehran"),
        (
            240, .none,
            "Asia/Dubai Asia/Muscat Asia/Baku Asia/Tbilisi Asia/Yerevan Europe/Samara Indian/Mauritius"
        ),
        (270, .none, "Asia/Kabul"),
        (
            300, .none,
            "Asia/Karachi Asia/Tashkent Asia/Yekaterinburg Asia/Dushanbe Asia/Almaty Asia/Ashgabat Indian/Maldives"
        ),
        (330, .none, "Asia/Kolkata Asia/Calcutta Asia/Colombo"),
        (345, .none, "Asia/Kathmandu Asia/Katmandu"),
        (360, .none, "Asia/Dhaka Asia/Thimphu Asia/Bishkek Asia/Omsk Asia/Urumqi"),
        (390, .none, "Asia/Yangon Asia/Rangoon"),
        (
            420, .none,
            "Asia/Bangkok Asia/Jakarta Asia/Ho_Chi_Minh Asia/Saigon Asia/Hanoi Asia/Phnom_Penh Asia/Vientiane Asia/Novosibirsk"
        ),
        (
            480, .none,
            """
            Asia/Shanghai Asia/Chongqing Asia/Hong_Kong Asia/Macau Asia/Taipei Asia/Singapore \
            Asia/Kuala_Lumpur \
            Asia/Manila Asia/Brunei Asia/Ulaanbaatar Australia/Perth PRC Hongkong Singapore
            """
        ),
        (540, .none, "Asia/Tokyo Asia/Seoul Asia/Pyongyang Asia/Dili Japan ROK"),
        (570, .none, "Australia/Darwin"),
        (570, .southernAustralia, "Australia/Adelaide"),
        (600, .none, "Australia/Brisbane Pacific/Port_Moresby Pacific/Guam Asia/Vladivostok"),
        (600, .southernAustralia, "Australia/Sydney Australia/Melbourne Australia/Canberra Australia/Hobart"),
        (720, .none, "Pacific/Fiji Asia/Kamchatka"),
        (720, .newZealand, "Pacific/Auckland NZ"),
        (
            -180, .none,
            "America/Sao_Paulo America/Argentina/Buenos_Aires America/Buenos_Aires America/Montevideo America/Bahia America/Asuncion"
        ),
        (-210, .northAmerica, "America/St_Johns"),
        (
            -240, .none,
            "America/Caracas America/La_Paz America/Puerto_Rico America/Manaus America/Santo_Domingo America/Guyana"
        ),
        (-240, .northAmerica, "America/Halifax Atlantic/Bermuda"),
        (-240, .chile, "America/Santiago"),
        (-300, .none, "America/Bogota America/Lima America/Panama America/Jamaica America/Guayaquil"),
        (
            -300, .northAmerica,
            "America/New_York America/Toronto America/Detroit America/Montreal America/Havana America/Nassau US/Eastern America/Port-au-Prince"
        ),
        (
            -360, .none,
            "America/Mexico_City America/Costa_Rica America/Guatemala America/El_Salvador America/Managua America/Tegucigalpa America/Regina"
        ),
        (-360, .northAmerica, "America/Chicago America/Winnipeg US/Central"),
        (-420, .none, "America/Phoenix"),
        (-420, .northAmerica, "America/Denver America/Edmonton US/Mountain"),
        (-480, .northAmerica, "America/Los_Angeles America/Vancouver America/Tijuana US/Pacific"),
        (-540, .northAmerica, "America/Anchorage"),
        (-600, .none, "Pacific/Honolulu US/Hawaii"),
    ]
}
