// Zones as settings name them, by the IANA time zone database (2025b), with their present rules.
extension ZoneNames {
    /// The rules of the IANA zone `name`; `nil` for one that is not in the table.
    static func rules(of name: String) -> ZoneRules? { zones[name] }

    /// The names of all zones in the table.
    static var all: Dictionary<String, ZoneRules>.Keys { zones.keys }

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
            America/Santarem Atlantic/Stanley Brazil/East Etc/GMT+3
            """
        ),
        (-180, .northAmerica, "America/Miquelon"),
        (-120, .europe, "America/Godthab America/Nuuk America/Scoresbysund"),
        (-120, .none, "America/Noronha Atlantic/South_Georgia Brazil/DeNoronha Etc/GMT+2"),
        (-60, .europe, "Atlantic/Azores"),
        (-60, .none, "Atlantic/Cape_Verde Etc/GMT+1"),
        (
            0, .europe,
            """
            Europe/London Europe/Belfast Europe/Dublin Europe/Lisbon Europe/Guernsey Europe/Jersey WET \
            Atlantic/Canary Atlantic/Faeroe Atlantic/Faroe Atlantic/Madeira Eire Europe/Isle_of_Man GB \
            GB-Eire Portugal
            """
        ),
        (
            0, .none,
            """
            UTC Etc/UTC GMT Etc/GMT Africa/Abidjan Africa/Accra Africa/Dakar Africa/Monrovia \
            Atlantic/Reykjavik Africa/Bamako Africa/Banjul Africa/Bissau Africa/Conakry Africa/Freetown \
            Africa/Lome Africa/Nouakchott Africa/Ouagadougou Africa/Sao_Tome Africa/Timbuktu \
            America/Danmarkshavn Atlantic/St_Helena Etc/GMT+0 Etc/GMT-0 Etc/GMT0 Etc/Greenwich Etc/UCT \
            Etc/Universal Etc/Zulu GMT+0 GMT-0 GMT0 Greenwich Iceland UCT Universal Zulu
            """
        ),
        (
            60, .europe,
            """
            Europe/Berlin Europe/Paris Europe/Madrid Europe/Rome Europe/Vienna Europe/Zurich Europe/Brussels \
            Europe/Amsterdam Europe/Luxembourg Europe/Copenhagen Europe/Oslo Europe/Stockholm Europe/Warsaw \
            Europe/Prague Europe/Budapest Europe/Belgrade Europe/Zagreb Europe/Ljubljana Europe/Bratislava \
            Europe/Sarajevo Europe/Skopje Europe/Podgorica Europe/Tirane Europe/Malta Europe/Monaco \
            Europe/Andorra Europe/Vaduz Europe/Vatican Europe/San_Marino CET Africa/Ceuta \
            Arctic/Longyearbyen Atlantic/Jan_Mayen Europe/Busingen Europe/Gibraltar MET Poland
            """
        ),
        (
            60, .none,
            """
            Africa/Lagos Africa/Algiers Africa/Tunis Africa/Kinshasa Africa/Luanda Africa/Casablanca \
            Africa/Bangui Africa/Brazzaville Africa/Douala Africa/Libreville Africa/Malabo Africa/Ndjamena \
            Africa/Niamey Africa/Porto-Novo Etc/GMT-1 Africa/El_Aaiun
            """
        ),
        (120, .egypt, "Africa/Cairo Egypt"),
        (
            120, .europe,
            """
            Europe/Athens Europe/Helsinki Europe/Kiev Europe/Kyiv Europe/Bucharest Europe/Sofia \
            Europe/Vilnius Europe/Riga Europe/Tallinn Europe/Chisinau Asia/Nicosia EET Asia/Beirut \
            Asia/Famagusta Europe/Mariehamn Europe/Nicosia Europe/Tiraspol Europe/Uzhgorod Europe/Zaporozhye
            """
        ),
        (120, .israel, "Asia/Jerusalem Asia/Tel_Aviv Israel"),
        (
            120, .none,
            """
            Africa/Johannesburg Africa/Harare Africa/Lusaka Africa/Maputo Africa/Khartoum Africa/Tripoli \
            Europe/Kaliningrad Africa/Blantyre Africa/Bujumbura Africa/Gaborone Africa/Juba Africa/Kigali \
            Africa/Lubumbashi Africa/Maseru Africa/Mbabane Africa/Windhoek Etc/GMT-2 Libya
            """
        ),
        (
            180, .none,
            """
            Europe/Moscow Europe/Minsk Europe/Istanbul Asia/Istanbul Asia/Riyadh Asia/Baghdad Asia/Kuwait \
            Asia/Qatar Asia/Bahrain Asia/Aden Asia/Amman Asia/Damascus Africa/Nairobi Africa/Addis_Ababa \
            Africa/Kampala Africa/Dar_es_Salaam Africa/Mogadishu Africa/Asmara Africa/Asmera Africa/Djibouti \
            Etc/GMT-3 Europe/Kirov Europe/Simferopol Europe/Volgograd Indian/Antananarivo Indian/Comoro \
            Indian/Mayotte Turkey W-SU
            """
        ),
        (210, .none, "Asia/Tehran Iran"),
        (
            240, .none,
            """
            Asia/Dubai Asia/Muscat Asia/Baku Asia/Tbilisi Asia/Yerevan Europe/Samara Indian/Mauritius \
            Etc/GMT-4 Europe/Astrakhan Europe/Saratov Europe/Ulyanovsk Indian/Mahe Indian/Reunion
            """
        ),
        (270, .none, "Asia/Kabul"),
        (
            300, .none,
            """
            Asia/Karachi Asia/Tashkent Asia/Yekaterinburg Asia/Dushanbe Asia/Almaty Asia/Ashgabat \
            Indian/Maldives Asia/Aqtau Asia/Aqtobe Asia/Ashkhabad Asia/Atyrau Asia/Oral Asia/Qostanay \
            Asia/Qyzylorda Asia/Samarkand Etc/GMT-5 Indian/Kerguelen
            """
        ),
        (330, .none, "Asia/Kolkata Asia/Calcutta Asia/Colombo"),
        (345, .none, "Asia/Kathmandu Asia/Katmandu"),
        (
            360, .none,
            """
            Asia/Dhaka Asia/Thimphu Asia/Bishkek Asia/Omsk Asia/Urumqi Asia/Dacca Asia/Kashgar Asia/Thimbu \
            Etc/GMT-6 Indian/Chagos
            """
        ),
        (390, .none, "Asia/Yangon Asia/Rangoon Indian/Cocos"),
        (
            420, .none,
            """
            Asia/Bangkok Asia/Jakarta Asia/Ho_Chi_Minh Asia/Saigon Asia/Phnom_Penh Asia/Vientiane \
            Asia/Novosibirsk Asia/Barnaul Asia/Hovd Asia/Krasnoyarsk Asia/Novokuznetsk Asia/Pontianak \
            Asia/Tomsk Etc/GMT-7 Indian/Christmas
            """
        ),
        (
            480, .none,
            """
            Asia/Shanghai Asia/Chongqing Asia/Hong_Kong Asia/Macau Asia/Taipei Asia/Singapore \
            Asia/Kuala_Lumpur Asia/Manila Asia/Brunei Asia/Ulaanbaatar Australia/Perth PRC Hongkong \
            Singapore Asia/Choibalsan Asia/Chungking Asia/Harbin Asia/Irkutsk Asia/Kuching Asia/Macao \
            Asia/Makassar Asia/Ujung_Pandang Asia/Ulan_Bator Australia/West Etc/GMT-8 ROC
            """
        ),
        (525, .none, "Australia/Eucla"),
        (
            540, .none,
            """
            Asia/Tokyo Asia/Seoul Asia/Pyongyang Asia/Dili Japan ROK Asia/Chita Asia/Jayapura Asia/Khandyga \
            Asia/Yakutsk Etc/GMT-9 Pacific/Palau
            """
        ),
        (570, .none, "Australia/Darwin Australia/North"),
        (
            570, .southernAustralia,
            "Australia/Adelaide Australia/Broken_Hill Australia/South Australia/Yancowinna"
        ),
        (
            600, .none,
            """
            Australia/Brisbane Pacific/Port_Moresby Pacific/Guam Asia/Vladivostok Asia/Ust-Nera \
            Australia/Lindeman Australia/Queensland Etc/GMT-10 Pacific/Chuuk Pacific/Saipan Pacific/Truk \
            Pacific/Yap
            """
        ),
        (
            600, .southernAustralia,
            """
            Australia/Sydney Australia/Melbourne Australia/Canberra Australia/Hobart Australia/ACT \
            Australia/Currie Australia/NSW Australia/Tasmania Australia/Victoria
            """
        ),
        (
            660, .none,
            """
            Asia/Magadan Asia/Sakhalin Asia/Srednekolymsk Etc/GMT-11 Pacific/Bougainville Pacific/Efate \
            Pacific/Guadalcanal Pacific/Kosrae Pacific/Noumea Pacific/Pohnpei Pacific/Ponape
            """
        ),
        (660, .southernAustralia, "Pacific/Norfolk"),
        (720, .newZealand, "Pacific/Auckland NZ Antarctica/McMurdo Antarctica/South_Pole"),
        (
            720, .none,
            """
            Pacific/Fiji Asia/Kamchatka Asia/Anadyr Etc/GMT-12 Kwajalein Pacific/Funafuti Pacific/Kwajalein \
            Pacific/Majuro Pacific/Nauru Pacific/Tarawa Pacific/Wake Pacific/Wallis
            """
        ),
        (765, .newZealand, "NZ-CHAT Pacific/Chatham"),
        (
            780, .none,
            "Etc/GMT-13 Pacific/Apia Pacific/Enderbury Pacific/Fakaofo Pacific/Kanton Pacific/Tongatapu"
        ),
        (840, .none, "Etc/GMT-14 Pacific/Kiritimati"),
    ]
}
