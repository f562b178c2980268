extension ZoneNames {
    /// Zones west of Greenwich, with their minutes from UTC outside of summer and their summer time.
    static let west: [(Int, ZoneRules.Summer, String)] = [
        (-720, .none, "Etc/GMT+12"),
        (
            -660, .none,
            "Etc/GMT+11 Pacific/Midway Pacific/Niue Pacific/Pago_Pago Pacific/Samoa US/Samoa"
        ),
        (
            -600, .none,
            "Pacific/Honolulu US/Hawaii Etc/GMT+10 HST Pacific/Johnston Pacific/Rarotonga Pacific/Tahiti"
        ),
        (-600, .northAmerica, "America/Adak America/Atka US/Aleutian"),
        (-570, .none, "Pacific/Marquesas"),
        (-540, .none, "Etc/GMT+9 Pacific/Gambier"),
        (
            -540, .northAmerica,
            """
            America/Anchorage America/Juneau America/Metlakatla America/Nome America/Sitka America/Yakutat \
            US/Alaska
            """
        ),
        (-480, .none, "Etc/GMT+8 Pacific/Pitcairn"),
        (
            -480, .northAmerica,
            """
            America/Los_Angeles America/Vancouver America/Tijuana US/Pacific America/Ensenada \
            America/Santa_Isabel Canada/Pacific Mexico/BajaNorte PST8PDT
            """
        ),
        (
            -420, .none,
            """
            America/Phoenix America/Creston America/Dawson America/Dawson_Creek America/Fort_Nelson \
            America/Hermosillo America/Mazatlan America/Whitehorse Canada/Yukon Etc/GMT+7 MST Mexico/BajaSur \
            US/Arizona
            """
        ),
        (
            -420, .northAmerica,
            """
            America/Denver America/Edmonton US/Mountain America/Boise America/Cambridge_Bay \
            America/Ciudad_Juarez America/Inuvik America/Shiprock America/Yellowknife Canada/Mountain \
            MST7MDT Navajo
            """
        ),
        (-360, .chile, "Chile/EasterIsland Pacific/Easter"),
        (
            -360, .none,
            """
            America/Mexico_City America/Costa_Rica America/Guatemala America/El_Salvador America/Managua \
            America/Tegucigalpa America/Regina America/Bahia_Banderas America/Belize America/Chihuahua \
            America/Merida America/Monterrey America/Swift_Current Canada/Saskatchewan Etc/GMT+6 \
            Mexico/General Pacific/Galapagos
            """
        ),
        (
            -360, .northAmerica,
            """
            America/Chicago America/Winnipeg US/Central America/Indiana/Knox America/Indiana/Tell_City \
            America/Knox_IN America/Matamoros America/Menominee America/North_Dakota/Beulah \
            America/North_Dakota/Center America/North_Dakota/New_Salem America/Ojinaga America/Rainy_River \
            America/Rankin_Inlet America/Resolute CST6CDT Canada/Central US/Indiana-Starke
            """
        ),
        (
            -300, .none,
            """
            America/Bogota America/Lima America/Panama America/Jamaica America/Guayaquil America/Atikokan \
            America/Cancun America/Cayman America/Coral_Harbour America/Eirunepe America/Porto_Acre \
            America/Rio_Branco Brazil/Acre EST Etc/GMT+5 Jamaica
            """
        ),
        (
            -300, .northAmerica,
            """
            America/New_York America/Toronto America/Detroit America/Montreal America/Havana America/Nassau \
            US/Eastern America/Port-au-Prince America/Fort_Wayne America/Grand_Turk \
            America/Indiana/Indianapolis America/Indiana/Marengo America/Indiana/Petersburg \
            America/Indiana/Vevay America/Indiana/Vincennes America/Indiana/Winamac America/Indianapolis \
            America/Iqaluit America/Kentucky/Louisville America/Kentucky/Monticello America/Louisville \
            America/Nipigon America/Pangnirtung America/Thunder_Bay Canada/Eastern Cuba EST5EDT \
            US/East-Indiana US/Michigan
            """
        ),
        (-240, .chile, "America/Santiago Chile/Continental"),
        (
            -240, .none,
            """
            America/Caracas America/La_Paz America/Puerto_Rico America/Manaus America/Santo_Domingo \
            America/Guyana America/Anguilla America/Antigua America/Aruba America/Barbados \
            America/Blanc-Sablon America/Boa_Vista America/Campo_Grande America/Cuiaba America/Curacao America/Dominica \
            America/Grenada America/Guadeloupe America/Kralendijk America/Lower_Princes America/Marigot \
            America/Martinique America/Montserrat America/Port_of_Spain America/Porto_Velho \
            America/St_Barthelemy America/St_Kitts America/St_Lucia America/St_Thomas America/St_Vincent \
            America/Tortola America/Virgin Brazil/West Etc/GMT+4
            """
        ),
        (
            -240, .northAmerica,
            """
            America/Halifax Atlantic/Bermuda America/Glace_Bay America/Goose_Bay America/Moncton \
            America/Thule Canada/Atlantic
            """
        ),
        (-210, .northAmerica, "America/St_Johns Canada/Newfoundland"),
        (
            -180, .none,
            """
            America/Sao_Paulo America/Argentina/Buenos_Aires America/Buenos_Aires America/Montevideo \
            America/Bahia America/Asuncion America/Araguaina America/Argentina/Catamarca \
            America/Argentina/ComodRivadavia America/Argentina/Cordoba America/Argentina/Jujuy \
            America/Argentina/La_Rioja America/Argentina/Mendoza America/Argentina/Rio_Gallegos \
            America/Argentina/Salta America/Argentina/San_Juan America/Argentina/San_Luis \
            America/Argentina/Tucuman America/Argentina/Ushuaia America/Belem America/Catamarca \
            America/Cayenne America/Cordoba America/Coyhaique America/Fortaleza America/Jujuy America/Maceio \
            America/Mendoza America/Paramaribo America/Punta_Arenas America/Recife America/Rosario \
            America/Santarem Atlantic/Stanley Brazil/East Etc/GMT+3 Antarctica/Palmer Antarctica/Rothera
            """
        ),
        (-180, .northAmerica, "America/Miquelon"),
        (-120, .europe, "America/Godthab America/Nuuk America/Scoresbysund"),
        (-120, .none, "America/Noronha Atlantic/South_Georgia Brazil/DeNoronha Etc/GMT+2"),
        (-60, .europe, "Atlantic/Azores"),
        (-60, .none, "Atlantic/Cape_Verde Etc/GMT+1"),
    ]
}
