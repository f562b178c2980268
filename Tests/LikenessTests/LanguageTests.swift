import Likeness
import Testing

/// Copies and look-alikes in languages other than English.
@Suite struct LanguageTests {
    struct Sample: CustomTestStringConvertible, Sendable {
        let language: String
        let story: [String]
        /// Another story that quotes the first once.
        let quoting: [String]
        /// A form, and twice what it is filled in with.
        let form: String
        let first: [String]
        let second: [String]
        /// A line of a page.
        let line: String

        var testDescription: String { language }
    }

    static let samples: [Sample] = [russian, arabic, hindi, german, chinese, japanese, thai]

    private static let russian = Sample(
        language: "Russian",
        story: [
            "Старый мост через реку в центре города Лорн закроют на ремонт со следующего месяца, сообщила в пятницу городская администрация.",
            "Мэр сказал журналистам, что мост был построен девяносто лет назад и в мае его уже закрывали на неделю из-за трещин в опорах.",
            "По его словам, работы займут около восьми месяцев, а расходы разделят между собой область и город.",
            "На время ремонта жители обоих берегов смогут бесплатно переправляться на лодках, которые будут ходить каждые двадцать минут.",
            "Владельцы магазинов опасаются, что покупателей станет меньше, и просят у города помощи, но обещаний пока не получили.",
            "Мнения жителей разделились: одни беспокоятся за школьников, другие говорят, что безопасность важнее всего.",
        ],
        quoting: [
            "Областной совет отложил голосование по бюджету дорог до осени, потому что депутаты не договорились о новых развязках.",
            "Мэр сказал журналистам, что мост был построен девяносто лет назад и в мае его уже закрывали на неделю из-за трещин в опорах.",
            "Председатель комитета напомнил, что за последние три года на дороги ушло вдвое больше денег, чем было записано в плане.",
            "Оппозиция требует независимой проверки всех договоров, прежде чем новые деньги будут выделены подрядчикам из соседних областей.",
            "Следующее заседание совета назначено на второй вторник сентября, и до него должны быть готовы новые расчёты министерства.",
        ],
        form:
            "Центральный банк установил на #1 официальный курс доллара в размере #2 против #3 днём ранее. Курс евро составил #4, фунта стерлингов #5, иены #6. Объём торгов на бирже достиг #7 миллионов. Участники рынка говорят о спокойных торгах и ждут заседания совета директоров банка, которое пройдёт в конце месяца.",
        first: ["вторник", "91,2045", "90,8812", "98,4410", "115,3021", "60,1177", "812"],
        second: ["среду", "92,0371", "91,2045", "99,0934", "116,0408", "60,7729", "655"],
        line: "Читайте также: новости недели"
    )

    private static let arabic = Sample(
        language: "Arabic",
        story: [
            "أعلنت بلدية لورن يوم الجمعة أن الجسر القديم فوق النهر في وسط المدينة سيغلق ابتداء من الشهر المقبل لإجراء إصلاحات كبيرة.",
            "وقال رئيس البلدية في مؤتمر صحفي إن الجسر بني قبل تسعين عاما وإنه أغلق أسبوعا كاملا في شهر مايو بسبب شقوق في دعائمه.",
            "وأضاف أن الأعمال ستستغرق نحو ثمانية أشهر وأن الولاية والمدينة ستتقاسمان النفقات فيما بينهما.",
            "وسيتمكن سكان الضفتين خلال فترة الإغلاق من عبور النهر مجانا بقوارب تنطلق كل عشرين دقيقة من الصباح حتى المساء.",
            "ويخشى أصحاب المتاجر أن يقل عدد الزبائن وقد طلبوا من المدينة مساعدة لكنهم لم يحصلوا على أي وعد حتى الآن.",
            "وانقسمت آراء السكان فبعضهم قلق على تلاميذ المدارس وبعضهم يقول إن السلامة أهم من كل شيء آخر.",
        ],
        quoting: [
            "أجل مجلس الولاية التصويت على ميزانية الطرق إلى فصل الخريف لأن النواب لم يتفقوا على التقاطعات الجديدة حول العاصمة.",
            "وقال رئيس البلدية في مؤتمر صحفي إن الجسر بني قبل تسعين عاما وإنه أغلق أسبوعا كاملا في شهر مايو بسبب شقوق في دعائمه.",
            "وذكر رئيس اللجنة أن ما أنفق على الطرق في السنوات الثلاث الأخيرة بلغ ضعف ما كان مكتوبا في الخطة الأولى.",
            "وتطالب المعارضة بمراجعة مستقلة لجميع العقود قبل أن تدفع أموال جديدة للشركات القادمة من الولايات المجاورة.",
            "ومن المقرر أن تعقد الجلسة المقبلة للمجلس في الثلاثاء الثاني من سبتمبر بعد أن تقدم الوزارة حسابات جديدة.",
        ],
        form:
            "حدد البنك المركزي يوم #1 السعر الرسمي للدولار عند #2 مقابل #3 في اليوم السابق. وبلغ سعر اليورو #4 والجنيه الإسترليني #5 والين #6. ووصل حجم التداول في السوق إلى #7 مليونا. وقال متعاملون إن التداول كان هادئا وإنهم ينتظرون اجتماع مجلس إدارة البنك في نهاية الشهر الجاري.",
        first: ["الثلاثاء", "41.207", "41.190", "48.113", "55.870", "27.4", "812"],
        second: ["الأربعاء", "41.344", "41.207", "48.402", "56.031", "27.9", "655"],
        line: "اقرأ أيضا: أخبار الأسبوع"
    )

    private static let hindi = Sample(
        language: "Hindi",
        story: [
            "लोर्न नगर निगम ने शुक्रवार को घोषणा की कि शहर के बीच नदी पर बना पुराना पुल अगले महीने से मरम्मत के लिए बंद रहेगा।",
            "महापौर ने पत्रकारों से कहा कि पुल नब्बे साल पहले बना था और मई में खंभों में दरारों के कारण उसे एक सप्ताह बंद किया गया था।",
            "उन्होंने बताया कि काम में लगभग आठ महीने लगेंगे और खर्च राज्य और शहर मिलकर उठाएंगे।",
            "इस दौरान दोनों किनारों के निवासी हर बीस मिनट पर चलने वाली नावों से बिना किराया दिए नदी पार कर सकेंगे।",
            "दुकानदारों को डर है कि ग्राहक कम हो जाएंगे और उन्होंने शहर से सहायता मांगी है पर अभी कोई वादा नहीं मिला है।",
            "निवासियों की राय बंटी हुई है, कुछ स्कूली बच्चों के लिए चिंतित हैं और कुछ कहते हैं कि सुरक्षा सबसे ज़रूरी है।",
        ],
        quoting: [
            "राज्य परिषद ने सड़कों के बजट पर मतदान शरद ऋतु तक टाल दिया क्योंकि सदस्य राजधानी के नए चौराहों पर सहमत नहीं हुए।",
            "महापौर ने पत्रकारों से कहा कि पुल नब्बे साल पहले बना था और मई में खंभों में दरारों के कारण उसे एक सप्ताह बंद किया गया था।",
            "समिति के अध्यक्ष ने याद दिलाया कि पिछले तीन वर्षों में सड़कों पर योजना से दोगुना पैसा खर्च हुआ है।",
            "विपक्ष चाहता है कि पड़ोसी राज्यों की कंपनियों को नया पैसा देने से पहले सभी अनुबंधों की स्वतंत्र जांच हो।",
            "परिषद की अगली बैठक सितंबर के दूसरे मंगलवार को होगी और तब तक मंत्रालय को नए आंकड़े देने होंगे।",
        ],
        form:
            "केंद्रीय बैंक ने #1 को डॉलर की आधिकारिक दर #2 तय की जो एक दिन पहले #3 थी। यूरो #4, पाउंड #5 और येन #6 पर रहा। बाज़ार में कारोबार #7 करोड़ तक पहुंचा। कारोबारियों ने कहा कि दिन शांत रहा और वे महीने के अंत में होने वाली बैंक के बोर्ड की बैठक की प्रतीक्षा कर रहे हैं।",
        first: ["मंगलवार", "83.2045", "83.1190", "90.4410", "105.3021", "0.5541", "812"],
        second: ["बुधवार", "83.4417", "83.2045", "90.8834", "105.9408", "0.5577", "655"],
        line: "यह भी पढ़ें: सप्ताह के समाचार"
    )

    private static let german = Sample(
        language: "German",
        story: [
            "Die Flussüberquerung im Stadtzentrum von Lorn wird ab kommendem Monat wegen Instandsetzungsarbeiten gesperrt, teilte die Stadtverwaltung am Freitag mit.",
            "Der Oberbürgermeister sagte vor Medienvertretern, die Brückenpfeiler seien vor neunzig Jahren errichtet und im Mai wegen Rissbildung eine Woche lang untersucht worden.",
            "Die Bauarbeiten dauern nach seinen Angaben voraussichtlich acht Monate, die Gesamtkosten teilen sich Landesregierung und Stadt.",
            "Während der Vollsperrung können Anwohnerinnen und Anwohner mit kostenlosen Fährbooten übersetzen, die im Zwanzigminutentakt verkehren.",
            "Die Einzelhandelsgemeinschaft befürchtet Umsatzeinbußen und fordert Überbrückungshilfen, erhielt aber bislang keine Zusage.",
            "Die Meinungen gehen auseinander: Elternvertretungen sorgen sich um den Schulweg, andere halten die Verkehrssicherheit für vorrangig.",
        ],
        quoting: [
            "Der Landtag hat die Abstimmung über den Straßenbauhaushalt auf den Herbst verschoben, weil sich die Fraktionen nicht über neue Autobahnkreuze einigten.",
            "Der Oberbürgermeister sagte vor Medienvertretern, die Brückenpfeiler seien vor neunzig Jahren errichtet und im Mai wegen Rissbildung eine Woche lang untersucht worden.",
            "Der Ausschussvorsitzende erinnerte daran, dass in drei Jahren doppelt so viel Geld ausgegeben worden sei wie im Bedarfsplan vorgesehen.",
            "Die Opposition verlangt eine unabhängige Rechnungsprüfung sämtlicher Verträge, bevor Auftragnehmer aus Nachbarländern weitere Abschlagszahlungen erhalten.",
            "Die nächste Plenarsitzung findet am zweiten Dienstag im September statt, bis dahin soll das Ministerium neue Berechnungen vorlegen.",
        ],
        form:
            "Die Notenbank hat den Referenzkurs des Dollars am #1 auf #2 festgelegt nach #3 am Vortag. Der Euro wurde mit #4 bewertet, das Pfund mit #5 und der Yen mit #6. Der Börsenumsatz erreichte #7 Millionen. Händler sprachen von einem ruhigen Geschäft und warten auf die Sitzung des Direktoriums, die Ende des Monats stattfindet.",
        first: ["Dienstag", "41,207", "41,190", "48,113", "55,870", "27,4", "812"],
        second: ["Mittwoch", "41,344", "41,207", "48,402", "56,031", "27,9", "655"],
        line: "Lesen Sie auch: die Woche in Bildern"
    )

    private static let chinese = Sample(
        language: "Chinese",
        story: [
            "洛恩市政府星期五宣布，市中心横跨河流的老桥将从下个月起关闭，以便进行大规模维修。",
            "市长在记者会上说，这座桥建于九十年前，今年五月曾因桥墩出现裂缝而关闭一个星期。",
            "他表示，工程预计需要八个月左右，费用由州政府和市政府共同承担。",
            "关闭期间，两岸居民可以免费乘坐渡船过河，渡船每二十分钟一班，从早晨一直开到晚上。",
            "当地商户担心顾客减少，要求市政府给予补助，但市长没有作出任何承诺。",
            "居民的看法不一，有人担心孩子上学不便，也有人说安全比什么都重要。",
        ],
        quoting: [
            "州议会把道路预算的表决推迟到秋天，因为议员们对首都周围的新立交桥没有达成一致意见。",
            "市长在记者会上说，这座桥建于九十年前，今年五月曾因桥墩出现裂缝而关闭一个星期。",
            "委员会主席提醒说，过去三年花在公路上的钱是原来计划中写明的两倍。",
            "反对党要求在向邻州承包商支付新的款项之前，对全部合同进行独立审计。",
            "下一次会议定于九月的第二个星期二举行，届时财政部门应当提出新的计算结果。",
        ],
        form:
            "中央银行#1公布，美元的官方汇率定为#2，前一天为#3。欧元为#4，英镑为#5，日元为#6。市场成交额达到#7百万。交易员说，当天交投清淡，大家都在等待月底举行的银行理事会会议，预计利率不会有变化。",
        first: ["星期二", "7.2045", "7.1890", "7.8113", "9.1870", "0.0474", "812"],
        second: ["星期三", "7.2344", "7.2045", "7.8402", "9.2031", "0.0479", "655"],
        line: "相关阅读：一周要闻"
    )

    private static let japanese = Sample(
        language: "Japanese",
        story: [
            "ローン市は金曜日、市の中心を流れる川に架かる古い橋を大規模な修理のため来月から閉鎖すると発表した。",
            "市長は記者会見で、この橋は九十年前に造られ、五月には橋脚のひび割れのため一週間閉鎖されたと述べた。",
            "工事にはおよそ八か月かかる見通しで、費用は州と市が分担することになっている。",
            "閉鎖の間、両岸の住民は無料の渡し船で川を渡ることができ、船は二十分おきに出るという。",
            "地元の商店会は客が減ることを心配し、市に補助を求めているが、市長は約束を避けた。",
            "住民の意見は分かれており、子どもの通学を心配する声もあれば、安全が第一だという声もある。",
        ],
        quoting: [
            "州議会は道路予算の採決を秋まで延期した。首都の周りの新しいインターチェンジで議員の意見がまとまらなかったためだ。",
            "市長は記者会見で、この橋は九十年前に造られ、五月には橋脚のひび割れのため一週間閉鎖されたと述べた。",
            "委員長は、この三年間に道路へ使われた金額が当初の計画の二倍に達していると指摘した。",
            "野党は、隣の州の業者に新たな支払いをする前に、すべての契約を第三者が調べるよう求めている。",
            "次の会議は九月の第二火曜日に開かれる予定で、それまでに省が新しい試算を示すことになっている。",
        ],
        form:
            "中央銀行は#1、ドルの公定相場を#2と発表した。前日は#3だった。ユーロは#4、ポンドは#5、円は#6となった。市場の取引高は#7百万に達した。市場関係者によると取引は静かで、月末に開かれる理事会の会合を待つ空気が強く、金利は変わらないとの見方が多い。",
        first: ["火曜日", "41.207", "41.190", "48.113", "55.870", "27.4", "812"],
        second: ["水曜日", "41.344", "41.207", "48.402", "56.031", "27.9", "655"],
        line: "関連記事：今週のニュース"
    )

    private static let thai = Sample(
        language: "Thai",
        story: [
            "เทศบาลเมืองลอร์นประกาศเมื่อวันศุกร์ว่าสะพานเก่าที่ข้ามแม่น้ำกลางเมืองจะปิดตั้งแต่เดือนหน้าเพื่อซ่อมแซมครั้งใหญ่",
            "นายกเทศมนตรีกล่าวในการแถลงข่าวว่าสะพานนี้สร้างขึ้นเมื่อเก้าสิบปีก่อนและเคยปิดไปหนึ่งสัปดาห์ในเดือนพฤษภาคม",
            "เขากล่าวว่างานซ่อมจะใช้เวลาประมาณแปดเดือนโดยรัฐและเทศบาลจะร่วมกันออกค่าใช้จ่าย",
            "ระหว่างที่ปิดสะพานชาวบ้านทั้งสองฝั่งสามารถนั่งเรือข้ามฟากได้โดยไม่เสียค่าโดยสาร",
            "พ่อค้าแม่ค้าในย่านนั้นกังวลว่าลูกค้าจะลดลงและขอให้เทศบาลช่วยเหลือแต่ยังไม่ได้รับคำตอบ",
            "ชาวบ้านมีความเห็นแตกต่างกันบางคนห่วงเด็กนักเรียนบางคนบอกว่าความปลอดภัยสำคัญกว่า",
        ],
        quoting: [
            "สภาของรัฐเลื่อนการลงคะแนนงบประมาณถนนไปถึงฤดูใบไม้ร่วงเพราะสมาชิกตกลงกันไม่ได้เรื่องทางแยกใหม่รอบเมืองหลวง",
            "นายกเทศมนตรีกล่าวในการแถลงข่าวว่าสะพานนี้สร้างขึ้นเมื่อเก้าสิบปีก่อนและเคยปิดไปหนึ่งสัปดาห์ในเดือนพฤษภาคม",
            "ประธานคณะกรรมการเตือนว่าเงินที่ใช้ไปกับถนนในสามปีที่ผ่านมามากเป็นสองเท่าของแผนเดิม",
            "ฝ่ายค้านเรียกร้องให้ตรวจสอบสัญญาทั้งหมดอย่างอิสระก่อนจ่ายเงินใหม่ให้ผู้รับเหมาจากรัฐใกล้เคียง",
            "การประชุมครั้งต่อไปกำหนดไว้ในวันอังคารที่สองของเดือนกันยายนซึ่งกระทรวงต้องเสนอตัวเลขใหม่",
        ],
        form:
            "ธนาคารกลางประกาศเมื่อ#1ว่าอัตราแลกเปลี่ยนดอลลาร์อย่างเป็นทางการอยู่ที่ #2 เทียบกับ #3 ในวันก่อน ยูโรอยู่ที่ #4 ปอนด์อยู่ที่ #5 และเยนอยู่ที่ #6 มูลค่าการซื้อขายในตลาดถึง #7 ล้าน ผู้ค้ากล่าวว่าการซื้อขายเงียบและรอการประชุมคณะกรรมการธนาคารปลายเดือน",
        first: ["วันอังคาร", "36.207", "36.190", "39.113", "45.870", "0.2441", "812"],
        second: ["วันพุธ", "36.344", "36.207", "39.402", "46.031", "0.2479", "655"],
        line: "อ่านเพิ่มเติม ข่าวประจำสัปดาห์"
    )

    @Test(arguments: samples) func `copies are found`(sample: Sample) {
        var room = Newsroom()
        for other in Self.samples where other.language != sample.language {
            #expect(room.take(nil, other.story.joined(separator: "\n")).isAccepted)
        }
        #expect(room.take(sample.story[5], sample.story.joined(separator: "\n"), outlet: "A").isAccepted)
        let number = UInt64(room.decisions.count)
        // On lines of another length, the words are the same.
        let rewrapped = sample.story.joined(separator: "\n\n")
        #expect(room.take(sample.story[5], rewrapped).duplicateRelation == .sameText)
        let page = [sample.line] + sample.story[1...] + [sample.line, "© 2026 BBB"]
        let copy = room.take(sample.story[4], page.joined(separator: "\n"), outlet: "B")
        #expect(copy.duplicateRelation == .near)
        let moved = room.take(
            nil, (sample.story[3...] + sample.story[..<3]).joined(separator: "\n"), outlet: "C")
        #expect(moved.duplicateRelation == .near)
        let part = room.take(nil, sample.story[1...3].joined(separator: "\n"), outlet: "D")
        #expect([.near, .excerpt].contains(part.duplicateRelation))
        for decision in [copy, moved, part] { #expect(decision.match?.original.sequence == number) }
    }

    @Test(arguments: samples) func `another story with one statement of the first is another`(sample: Sample)
    {
        var room = Newsroom()
        room.take(nil, sample.story.joined(separator: "\n"), outlet: "A")
        #expect(room.take(nil, sample.quoting.joined(separator: "\n"), outlet: "B").isAccepted)
    }

    @Test(arguments: samples) func `reports of one form stay apart`(sample: Sample) {
        var room = Newsroom()
        let (first, second) = (Forms.fill(sample.form, sample.first), Forms.fill(sample.form, sample.second))
        #expect(room.take(nil, first, outlet: "A", stated: Newsroom.start).isAccepted)
        #expect(room.take(nil, second, outlet: "A", stated: Newsroom.start + 86_400).isAccepted)
        let copy = room.take(nil, first + "\n" + sample.line, outlet: "B", stated: Newsroom.start + 60)
        #expect(copy.match?.original.sequence == 1)
    }

    @Test(arguments: [("Arabic", 0x660), ("Hindi", 0x966), ("Thai", 0xE50), ("Arabic", 0x6F0)])
    func `digits of a script's own are numbers`(language: String, zero: UInt32) throws {
        let sample = try #require(Self.samples.first { $0.language == language })
        func own(_ values: [String]) -> [String] {
            values.map { value in
                String(
                    String.UnicodeScalarView(
                        value.unicodeScalars.map { digit in
                            "0"..."9" ~= digit ? Unicode.Scalar(zero + digit.value - 0x30) ?? digit : digit
                        }))
            }
        }
        var room = Newsroom()
        // With what stays the same, the form is long enough to be taken for a copy; Thai has a unit a character.
        let rest = language == "Thai" ? "" : "\n" + sample.story[..<2].joined(separator: "\n")
        let first = Forms.fill(sample.form, own(sample.first)) + rest
        #expect(room.take(nil, first, outlet: "A").isAccepted)
        let second = room.take(nil, Forms.fill(sample.form, own(sample.second)) + rest, outlet: "A")
        #expect(second.isAccepted)
        if case .accepted(let closest) = second { #expect(closest?.rule == .numbersDiffer) }
        #expect(room.take(nil, first + "\n" + sample.line, outlet: "B").match?.original.sequence == 1)
    }
}
