import Glibc
import Testing

@testable import Article

/// Paragraphs in the encodings that came before Unicode, as iconv writes them.
@Suite("Encodings")
struct EncodingFormTests {
    static let paragraphs: [String: String] = [
        "pl":
            "Premier powiedział w piątek, że rząd przygotowuje nową ustawę o ochronie środowiska. Według rzecznika, projekt trafi do Sejmu w przyszłym miesiącu. „To ważny krok” – dodał minister. Źródła w ministerstwie twierdzą, że prace już się zakończyły.",
        "cs":
            "Předseda vlády v pátek uvedl, že kabinet připravuje nový zákon o ochraně životního prostředí. Podle mluvčího se návrh dostane do sněmovny příští měsíc. Opoziční poslanci žádají více času na projednání změn.",
        "hu":
            "A miniszterelnök pénteken közölte, hogy a kormány új törvényt készít elő a környezet védelméről. A szóvivő szerint a javaslat jövő hónapban kerül az országgyűlés elé. Az ellenzéki képviselők több időt kérnek a módosítások megvitatására, és őszintébb tájékoztatást várnak.",
        "ru":
            "Премьер-министр заявил в пятницу, что правительство готовит новый закон об охране окружающей среды. По словам представителя кабинета, проект поступит в парламент в следующем месяце. Депутаты оппозиции просят больше времени на обсуждение поправок.",
        "uk":
            "Прем'єр-міністр заявив у п'ятницю, що уряд готує новий закон про охорону довкілля. За словами речника, проєкт надійде до парламенту наступного місяця. Депутати опозиції просять більше часу на обговорення.",
        "bg":
            "Министър-председателят заяви в петък, че правителството подготвя нов закон за опазване на околната среда. Според говорителя проектът ще влезе в парламента следващия месец. Опозицията иска повече време.",
        "fr":
            "Le Premier ministre a déclaré vendredi que le gouvernement préparait une nouvelle loi sur la protection de l'environnement. Selon le porte-parole, le projet sera présenté à l'Assemblée le mois prochain. Les députés de l'opposition réclament davantage de temps.",
        "fr15":
            "Le Premier ministre a annoncé vendredi un plan de 30 milliards d'€ pour protéger l'environnement. Au cœur du projet, des mesures pour les écoles ; les députés de l'opposition réclament davantage de temps et de détails.",
        "de":
            "Der Ministerpräsident erklärte am Freitag, die Regierung bereite ein neues Gesetz über den Schutz der Umwelt vor. Laut einem Sprecher soll der Entwurf nächsten Monat ins Parlament kommen. Abgeordnete der Opposition möchten für die Änderungen größere Fristen.",
        "es":
            "El primer ministro declaró este viernes que el gobierno prepara una nueva ley sobre la protección del medio ambiente. Según el portavoz, el proyecto llegará al Congreso el próximo mes. Los diputados de la oposición piden más tiempo para la discusión.",
        "tr":
            "Başbakan cuma günü yaptığı açıklamada hükümetin çevrenin korunmasına ilişkin yeni bir yasa hazırladığını söyledi. Sözcüye göre tasarı gelecek ay meclise sunulacak. Muhalefet milletvekilleri değişikliklerin görüşülmesi için daha fazla zaman istiyor.",
        "el":
            "Ο πρωθυπουργός δήλωσε την Παρασκευή ότι η κυβέρνηση ετοιμάζει νέο νόμο για την προστασία του περιβάλλοντος. Σύμφωνα με τον εκπρόσωπο, το σχέδιο θα κατατεθεί στη βουλή τον επόμενο μήνα.",
        "he":
            "ראש הממשלה אמר ביום שישי כי הממשלה מכינה חוק חדש להגנת הסביבה. לדברי הדובר, הצעת החוק תוגש לכנסת בחודש הבא. חברי האופוזיציה מבקשים זמן נוסף לדיון בשינויים.",
        "ar":
            "قال رئيس الوزراء يوم الجمعة إن الحكومة تعد قانونا جديدا لحماية البيئة. وأضاف المتحدث أن المشروع سيعرض على البرلمان الشهر المقبل. ويطالب نواب المعارضة بمزيد من الوقت لمناقشة التعديلات.",
        "th":
            "นายกรัฐมนตรีกล่าวเมื่อวันศุกร์ว่ารัฐบาลกำลังเตรียมกฎหมายใหม่เกี่ยวกับการคุ้มครองสิ่งแวดล้อม โฆษกกล่าวว่าร่างกฎหมายจะเข้าสู่รัฐสภาในเดือนหน้า",
        "zh": "国务院总理星期五表示，政府正在制定一部新的环境保护法。发言人说，草案将于下个月提交全国人民代表大会审议。反对者要求给予更多时间讨论修改意见，并希望公布详细数据。",
        "zht": "行政院長星期五表示，政府正在制定一部新的環境保護法。發言人說，草案將於下個月送交立法院審議。在野黨立委要求給予更多時間討論修正意見，並希望公布詳細資料。",
        "ja": "首相は金曜日、政府が環境保護に関する新しい法律を準備していると述べた。報道官によると、法案は来月国会に提出される見通しだ。野党議員は修正案を審議する時間をもっと求めている。",
        "ko":
            "총리는 금요일 정부가 환경 보호에 관한 새로운 법률을 준비하고 있다고 말했다. 대변인에 따르면 법안은 다음 달 국회에 제출될 예정이다. 야당 의원들은 개정안을 논의할 시간을 더 달라고 요구하고 있다.",
        "pt":
            "O primeiro-ministro declarou na sexta-feira que o governo prepara uma nova lei sobre a proteção do meio ambiente. Segundo o porta-voz, o projeto será apresentado à Assembleia no próximo mês. Os deputados da oposição não querem votar já.",
        "sv":
            "Statsministern sade på fredagen att regeringen förbereder en ny lag om skydd för miljön. Enligt talespersonen kommer förslaget till riksdagen nästa månad. Oppositionens ledamöter begär mer tid för att diskutera ändringarna.",
    ]

    /// `text` in the encoding `name`.
    static func encoded(_ text: String, _ name: String) -> [UInt8] {
        let converter = iconv_open(name, "UTF-8")
        defer { iconv_close(converter) }
        var input = Array(text.utf8CString.dropLast())
        var output = [CChar](repeating: 0, count: input.count * 4)
        let written = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var (from, to) = (input.baseAddress, output.baseAddress)
                var (left, room) = (input.count, output.count)
                _ = iconv(converter, &from, &left, &to, &room)
                _ = iconv(converter, nil, nil, &to, &room)
                return left == 0 ? output.count - room : 0
            }
        }
        return output.prefix(written).map { UInt8(bitPattern: $0) }
    }

    static let encodings: [(String, String)] = [
        ("WINDOWS-1250", "pl"), ("WINDOWS-1250", "cs"), ("WINDOWS-1250", "hu"), ("WINDOWS-1251", "ru"),
        ("WINDOWS-1251", "uk"), ("WINDOWS-1251", "bg"), ("WINDOWS-1252", "fr"), ("WINDOWS-1252", "de"),
        ("WINDOWS-1252", "es"), ("WINDOWS-1252", "pt"), ("WINDOWS-1252", "sv"), ("ISO-8859-1", "fr"),
        ("ISO-8859-1", "de"), ("ISO-8859-1", "es"), ("ISO-8859-2", "pl"), ("ISO-8859-2", "cs"),
        ("ISO-8859-2", "hu"), ("ISO-8859-9", "tr"), ("WINDOWS-1254", "tr"), ("ISO-8859-15", "fr15"),
        ("KOI8-R", "ru"), ("KOI8-U", "uk"), ("ISO-8859-5", "ru"), ("CP866", "ru"), ("GB18030", "zh"),
        ("GB2312", "zh"), ("BIG5", "zht"), ("SHIFT_JIS", "ja"), ("EUC-JP", "ja"), ("ISO-2022-JP", "ja"),
        ("EUC-KR", "ko"), ("CP949", "ko"), ("WINDOWS-1253", "el"), ("ISO-8859-7", "el"),
        ("WINDOWS-1255", "he"), ("ISO-8859-8", "he"), ("WINDOWS-1256", "ar"), ("ISO-8859-6", "ar"),
        ("TIS-620", "th"),
    ]

    @Test("What was written in an encoding is read again", arguments: EncodingFormTests.encodings)
    func encoding(_ name: String, _ language: String) throws {
        var text = try #require(Self.paragraphs[language])
        if name == "ISO-8859-2" {
            for (mark, plain) in [("„", "\""), ("”", "\""), ("–", "-")] {
                text = text.replacing(mark, with: plain)
            }
        }
        let bytes = Self.encoded(text + "\n", name)
        try #require(!bytes.isEmpty)
        let decoded = try TextDecoder.decode(bytes)
        #expect(String(decoding: decoded.text, as: UTF8.self) == text + "\n")
        #expect(decoded.decoding.invalidSequences == 0)
        #expect(decoded.decoding.encoding != "UTF-8")
    }

    @Test("UTF-16 with a mark, in both orders")
    func utf16() throws {
        for text in Self.paragraphs.values {
            let units = Array(text.utf16)
            let little: [UInt8] = [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            let big: [UInt8] = [0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
            #expect(String(decoding: try TextDecoder.decode(little).text, as: UTF8.self) == text)
            #expect(String(decoding: try TextDecoder.decode(big).text, as: UTF8.self) == text)
        }
    }

    /// `text` as it looks when its UTF-8 is taken for Windows-1252.
    private func damaged(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        let upper: [UInt32] = [
            0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152,
            0x8D,
            0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161,
            0x203A,
            0x153, 0x9D, 0x17E, 0x178,
        ]
        for byte in text.utf8 {
            let value = byte >= 0x80 && byte < 0xA0 ? upper[Int(byte) - 0x80] : UInt32(byte)
            if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
        }
        return String(scalars)
    }

    @Test(
        "Mojibake, once and twice",
        arguments: ["fr", "de", "es", "pt", "ru", "uk", "zh", "ja", "ko", "ar", "he"])
    func mojibake(_ language: String) throws {
        let text = try #require(Self.paragraphs[language])
        let once = damaged(text)
        #expect(String(decoding: try TextDecoder.decode(Array(once.utf8)).text, as: UTF8.self) == text)
        let twice = damaged(once)
        #expect(String(decoding: try TextDecoder.decode(Array(twice.utf8)).text, as: UTF8.self) == text)
    }
}
