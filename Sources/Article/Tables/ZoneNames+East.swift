extension ZoneNames {
    /// Zones of Greenwich and east of it, with their minutes from UTC outside of summer and their summer time.
    static let east: [(Int, ZoneRules.Summer, String)] = [
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
            Indian/Mayotte Turkey W-SU Antarctica/Syowa
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
            Asia/Qyzylorda Asia/Samarkand Etc/GMT-5 Indian/Kerguelen Antarctica/Mawson Antarctica/Vostok
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
            Asia/Tomsk Etc/GMT-7 Indian/Christmas Antarctica/Davis
            """
        ),
        (
            480, .none,
            """
            Asia/Shanghai Asia/Chongqing Asia/Hong_Kong Asia/Macau Asia/Taipei Asia/Singapore \
            Asia/Kuala_Lumpur Asia/Manila Asia/Brunei Asia/Ulaanbaatar Australia/Perth PRC Hongkong \
            Singapore Asia/Choibalsan Asia/Chungking Asia/Harbin Asia/Irkutsk Asia/Kuching Asia/Macao \
            Asia/Makassar Asia/Ujung_Pandang Asia/Ulan_Bator Australia/West Etc/GMT-8 ROC Antarctica/Casey
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
            Pacific/Yap Antarctica/DumontDUrville
            """
        ),
        (
            600, .southernAustralia,
            """
            Australia/Sydney Australia/Melbourne Australia/Canberra Australia/Hobart Australia/ACT \
            Australia/Currie Australia/NSW Australia/Tasmania Australia/Victoria \
            Antarctica/Macquarie
            """
        ),
        (
            660, .none,
            """
            Asia/Magadan Asia/Sakhalin Asia/Srednekolymsk Etc/GMT-11 Pacific/Bougainville Pacific/Efate \
            Pacific/Guadalcanal Pacific/Kosrae Pacific/Noumea Pacific/Pohnpei Pacific/Ponape
            """
        ),
        (630, .lordHowe, "Australia/LHI Australia/Lord_Howe"),
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
