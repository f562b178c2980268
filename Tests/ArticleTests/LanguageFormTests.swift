import Testing

@testable import Article

/// One sentence in each of many languages.
@Suite("Languages")
struct LanguageFormTests {
    static let sentences: [(String, String)] = [
        (
            "en",
            "The ministers agreed on Friday to hold another round of talks before the end of the year, officials said."
        ),
        (
            "fr",
            "Les ministres se sont mis d'accord vendredi pour tenir une nouvelle série de pourparlers avant la fin de l'année."
        ),
        (
            "de",
            "Die Minister haben sich am Freitag auf weitere Gespräche vor Ende des Jahres geeinigt, wie sie mitteilten."
        ),
        (
            "es",
            "Los ministros acordaron el viernes celebrar otra ronda de conversaciones antes de que termine el año, dijeron las autoridades."
        ),
        (
            "pt",
            "Os ministros acordaram na sexta-feira realizar uma nova ronda de conversações até ao fim do ano, disseram as autoridades."
        ),
        (
            "it",
            "I ministri hanno deciso venerdì di tenere un altro ciclo di colloqui prima della fine dell'anno, hanno detto i funzionari."
        ),
        (
            "nl",
            "De ministers zijn het er vrijdag over eens geworden om voor het einde van het jaar opnieuw te onderhandelen, zeiden ambtenaren."
        ),
        (
            "sv",
            "Ministrarna kom på fredagen överens om att hålla ytterligare en förhandlingsrunda före årets slut, sade tjänstemän."
        ),
        (
            "da",
            "Ministrene blev fredag enige om at holde endnu en forhandlingsrunde inden årets udgang, oplyste embedsmændene i København."
        ),
        (
            "no",
            "Statsrådene ble fredag enige om å holde en ny forhandlingsrunde før årsskiftet, opplyste tjenestemennene i Oslo etter møtet."
        ),
        (
            "fi",
            "Ministerit sopivat perjantaina, että neuvotteluja jatketaan ennen vuoden loppua, kertoivat viranomaiset Helsingissä."
        ),
        (
            "is",
            "Ráðherrarnir ákváðu á föstudag að halda aðra lotu viðræðna fyrir lok ársins, að sögn embættismanna í Reykjavík."
        ),
        (
            "et",
            "Ministrid leppisid reedel kokku, et enne aasta lõppu peetakse veel üks läbirääkimiste voor, ütlesid ametnikud Tallinnas."
        ),
        (
            "lv",
            "Ministri piektdien vienojās rīkot vēl vienu sarunu kārtu līdz gada beigām, paziņoja amatpersonas Rīgā pēc tikšanās."
        ),
        (
            "lt",
            "Ministrai penktadienį susitarė surengti dar vieną derybų etapą iki metų pabaigos, pranešė pareigūnai Vilniuje."
        ),
        (
            "pl",
            "Ministrowie uzgodnili w piątek, że przed końcem roku odbędzie się kolejna runda rozmów, poinformowali urzędnicy."
        ),
        (
            "cs",
            "Ministři se v pátek dohodli, že do konce roku uspořádají další kolo jednání, uvedli úředníci v Praze po schůzce."
        ),
        (
            "sk",
            "Ministri sa v piatok dohodli, že do konca roka usporiadajú ďalšie kolo rokovaní, uviedli úradníci v Bratislave."
        ),
        (
            "hu",
            "A miniszterek pénteken megállapodtak abban, hogy az év vége előtt újabb tárgyalási fordulót tartanak, közölték a tisztviselők."
        ),
        (
            "ro",
            "Miniștrii au convenit vineri să organizeze o nouă rundă de discuții înainte de sfârșitul anului, au declarat oficialii."
        ),
        (
            "bg",
            "Министрите се договориха в петък да проведат още един кръг от разговори преди края на годината, съобщиха официални лица."
        ),
        (
            "ru",
            "Министры договорились в пятницу провести новый раунд переговоров до конца года, сообщили официальные лица."
        ),
        (
            "uk",
            "Міністри домовилися в п'ятницю провести ще один раунд переговорів до кінця року, повідомили посадовці у Києві."
        ),
        (
            "be",
            "Міністры дамовіліся ў пятніцу правесці яшчэ адзін раунд перамоваў да канца года, паведамілі чыноўнікі ў Мінску."
        ),
        (
            "mk",
            "Министрите во петокот се договорија да одржат уште еден круг разговори пред крајот на годината, изјавија претставниците."
        ),
        (
            "sr",
            "Министри су се у петак договорили да одрже још једну рунду разговора пре краја године, саопштили су званичници."
        ),
        (
            "sl",
            "Ministri so se v petek dogovorili, da bodo pred koncem leta izvedli še en krog pogovorov, so sporočili uradniki v Ljubljani."
        ),
        (
            "sq",
            "Ministrat ranë dakord të premten të mbajnë një raund tjetër bisedimesh para fundit të vitit, thanë zyrtarët në Tiranë."
        ),
        (
            "el",
            "Οι υπουργοί συμφώνησαν την Παρασκευή να διεξαγάγουν άλλον έναν γύρο συνομιλιών πριν από το τέλος του έτους."
        ),
        (
            "tr",
            "Bakanlar cuma günü yıl sonundan önce yeni bir görüşme turu düzenlemek üzere anlaştılar, yetkililer açıkladı."
        ),
        (
            "az",
            "Nazirlər cümə günü ilin sonuna qədər danışıqların növbəti mərhələsini keçirmək barədə razılığa gəldilər, rəsmilər bildirdi."
        ),
        (
            "kk",
            "Министрлер жұма күні жыл соңына дейін келіссөздердің тағы бір кезеңін өткізуге келісті, деп хабарлады ресми тұлғалар."
        ),
        (
            "uz",
            "Vazirlar juma kuni yil oxirigacha muzokaralarning yana bir bosqichini o‘tkazishga kelishib oldilar, deb xabar berdi rasmiylar."
        ),
        (
            "ky",
            "Министрлер жума күнү жылдын аягына чейин сүйлөшүүлөрдүн дагы бир айлампасын өткөрүүгө макул болушту, деп билдиришти."
        ),
        (
            "tg",
            "Вазирон рӯзи ҷумъа розӣ шуданд, ки то охири сол як даври дигари гуфтушунидро баргузор кунанд, гуфтанд масъулон."
        ),
        (
            "ka",
            "მინისტრები პარასკევს შეთანხმდნენ, რომ წლის ბოლომდე მოლაპარაკებების კიდევ ერთ რაუნდს გამართავენ, განაცხადეს ოფიციალურმა პირებმა."
        ),
        (
            "hy",
            "Նախարարները ուրբաթ օրը պայմանավորվեցին մինչև տարեվերջ անցկացնել բանակցությունների ևս մեկ փուլ, հայտնեցին պաշտոնյաները։"
        ),
        (
            "he",
            "השרים הסכימו ביום שישי לקיים סבב שיחות נוסף לפני סוף השנה, כך מסרו גורמים רשמיים בירושלים לאחר הפגישה."
        ),
        (
            "yi",
            "די מיניסטארן האבן פרייטיק באשלאסן צו האלטן נאך א ראונדע פון געשפרעכן פארן סוף פון יאר, האבן באאמטע געזאגט."
        ),
        (
            "ar",
            "اتفق الوزراء يوم الجمعة على عقد جولة أخرى من المحادثات قبل نهاية العام الجاري، حسبما قال مسؤولون."
        ),
        (
            "fa",
            "وزیران روز جمعه توافق کردند که پیش از پایان سال دور دیگری از گفت‌وگوها را برگزار کنند، مقام‌ها گفتند."
        ),
        (
            "ur",
            "وزرا نے جمعے کو سال کے اختتام سے پہلے مذاکرات کا ایک اور دور منعقد کرنے پر اتفاق کیا ہے، حکام نے بتایا۔"
        ),
        ("hi", "मंत्रियों ने शुक्रवार को साल के अंत से पहले वार्ता का एक और दौर आयोजित करने पर सहमति जताई, अधिकारियों ने कहा।"),
        ("mr", "मंत्र्यांनी शुक्रवारी वर्षाच्या अखेरीपूर्वी चर्चेची आणखी एक फेरी घेण्यास सहमती दर्शवली, असे अधिकाऱ्यांनी सांगितले."),
        ("ne", "मन्त्रीहरूले शुक्रबार वर्षको अन्त्य अघि वार्ताको अर्को चरण आयोजना गर्न सहमति जनाएका छन्, अधिकारीहरूले बताए।"),
        ("bn", "মন্ত্রীরা শুক্রবার বছর শেষ হওয়ার আগে আরেক দফা আলোচনা করতে সম্মত হয়েছেন, কর্মকর্তারা জানিয়েছেন।"),
        ("gu", "મંત્રીઓએ શુક્રવારે વર્ષના અંત પહેલાં વાટાઘાટોનો બીજો રાઉન્ડ યોજવા સંમતિ આપી હતી, એમ અધિકારીઓએ જણાવ્યું હતું."),
        ("pa", "ਮੰਤਰੀਆਂ ਨੇ ਸ਼ੁੱਕਰਵਾਰ ਨੂੰ ਸਾਲ ਦੇ ਅੰਤ ਤੋਂ ਪਹਿਲਾਂ ਗੱਲਬਾਤ ਦਾ ਇੱਕ ਹੋਰ ਦੌਰ ਕਰਵਾਉਣ ਲਈ ਸਹਿਮਤੀ ਦਿੱਤੀ, ਅਧਿਕਾਰੀਆਂ ਨੇ ਕਿਹਾ।"),
        ("or", "ମନ୍ତ୍ରୀମାନେ ଶୁକ୍ରବାର ବର୍ଷ ଶେଷ ପୂର୍ବରୁ ଆଲୋଚନାର ଆଉ ଏକ ପର୍ଯ୍ୟାୟ ଆୟୋଜନ କରିବାକୁ ରାଜି ହୋଇଛନ୍ତି ବୋଲି ଅଧିକାରୀମାନେ କହିଛନ୍ତି।"),
        ("ta", "ஆண்டு இறுதிக்குள் மற்றொரு சுற்று பேச்சுவார்த்தை நடத்த அமைச்சர்கள் வெள்ளிக்கிழமை ஒப்புக்கொண்டதாக அதிகாரிகள் தெரிவித்தனர்."),
        ("te", "సంవత్సరం ముగిసేలోపు మరో విడత చర్చలు జరపాలని మంత్రులు శుక్రవారం అంగీకరించారని అధికారులు తెలిపారు."),
        ("kn", "ವರ್ಷಾಂತ್ಯದೊಳಗೆ ಮತ್ತೊಂದು ಸುತ್ತಿನ ಮಾತುಕತೆ ನಡೆಸಲು ಸಚಿವರು ಶುಕ್ರವಾರ ಒಪ್ಪಿಕೊಂಡಿದ್ದಾರೆ ಎಂದು ಅಧಿಕಾರಿಗಳು ತಿಳಿಸಿದ್ದಾರೆ."),
        ("ml", "വർഷാവസാനത്തിന് മുമ്പ് മറ്റൊരു വട്ടം ചർച്ച നടത്താൻ മന്ത്രിമാർ വെള്ളിയാഴ്ച സമ്മതിച്ചതായി ഉദ്യോഗസ്ഥർ അറിയിച്ചു."),
        ("si", "වසර අවසානයට පෙර තවත් සාකච්ඡා වටයක් පැවැත්වීමට අමාත්‍යවරුන් සිකුරාදා එකඟ වූ බව නිලධාරීහු පැවසූහ."),
        ("my", "ဝန်ကြီးများသည် နှစ်မကုန်မီ နောက်ထပ် ဆွေးနွေးပွဲတစ်ကြိမ် ကျင်းပရန် သောကြာနေ့တွင် သဘောတူခဲ့ကြသည်ဟု အရာရှိများက ပြောကြားသည်။"),
        ("th", "รัฐมนตรีเห็นพ้องกันเมื่อวันศุกร์ว่าจะจัดการเจรจาอีกรอบก่อนสิ้นปี เจ้าหน้าที่กล่าวหลังการประชุม"),
        ("lo", "ບັນດາລັດຖະມົນຕີໄດ້ເຫັນດີໃນວັນສຸກທີ່ຈະຈັດການເຈລະຈາອີກຮອບໜຶ່ງກ່ອນທ້າຍປີ ເຈົ້າໜ້າທີ່ກ່າວ"),
        ("km", "រដ្ឋមន្ត្រីបានយល់ព្រមកាលពីថ្ងៃសុក្រក្នុងការរៀបចំកិច្ចពិភាក្សាមួយជុំទៀតមុនដំណាច់ឆ្នាំ មន្ត្រីបាននិយាយ។"),
        (
            "vi",
            "Các bộ trưởng hôm thứ Sáu đã đồng ý tổ chức một vòng đàm phán khác trước khi kết thúc năm nay, các quan chức cho biết."
        ),
        (
            "id",
            "Para menteri pada hari Jumat sepakat untuk mengadakan putaran pembicaraan lagi sebelum akhir tahun, kata para pejabat di Jakarta."
        ),
        (
            "ms",
            "Menteri-menteri bersetuju pada hari Jumaat untuk mengadakan satu lagi pusingan rundingan sebelum akhir tahun ini, kata pegawai kerajaan Malaysia."
        ),
        (
            "fil",
            "Nagkasundo ang mga ministro noong Biyernes na magdaos ng panibagong pag-uusap bago matapos ang taon, ayon sa mga opisyal."
        ),
        ("zh", "两国部长星期五同意在年底前举行新一轮会谈，官员们表示双方将继续就共同关心的问题保持沟通。"),
        ("zh-Hant", "兩國部長星期五同意在年底前舉行新一輪會談，官員們表示雙方將繼續就共同關心的問題保持溝通，並希望儘快達成協議。"),
        ("ja", "両国の閣僚は金曜日、年内に次の協議を開くことで合意した。政府の関係者が明らかにした。"),
        ("ko", "양국 장관은 금요일 올해 안에 회담을 한 차례 더 열기로 합의했다고 정부 관계자들이 밝혔다."),
        (
            "sw",
            "Mawaziri walikubaliana siku ya Ijumaa kufanya duru nyingine ya mazungumzo kabla ya mwisho wa mwaka, maafisa walisema."
        ),
        (
            "af",
            "Die ministers het Vrydag ooreengekom om nog 'n ronde samesprekings voor die einde van die jaar te hou, het amptenare gesê."
        ),
        (
            "rw",
            "Abaminisitiri bemeranyije ku wa gatanu kongera kugirana ibiganiro mbere y'uko umwaka urangira, nk'uko abayobozi babitangaje."
        ),
        (
            "mg",
            "Nifanaraka ny zoma ny minisitra fa hanao fifampiresahana indray alohan'ny faran'ny taona, hoy ny tompon'andraikitra."
        ),
        (
            "cy",
            "Cytunodd y gweinidogion ddydd Gwener i gynnal rownd arall o drafodaethau cyn diwedd y flwyddyn, meddai swyddogion."
        ),
        (
            "ga",
            "D'aontaigh na hairí Dé hAoine babhta eile cainteanna a reáchtáil roimh dheireadh na bliana, a dúirt oifigigh."
        ),
        (
            "eu",
            "Ministroek ostiralean adostu zuten urtea amaitu aurretik beste elkarrizketa batzuk egitea, agintariek jakinarazi zutenez."
        ),
        (
            "ca",
            "Els ministres van acordar divendres celebrar una altra ronda de converses abans que acabi l'any, van dir els funcionaris."
        ),
        (
            "gl",
            "Os ministros acordaron o venres celebrar outra rolda de conversas antes de que remate o ano, dixeron as autoridades galegas."
        ),
        (
            "mt",
            "Il-ministri qablu nhar il-Ġimgħa li jżommu rawnd ieħor ta' taħditiet qabel tmiem is-sena, qalu l-uffiċjali."
        ),
        ("dv", "މިނިސްޓަރުން ހުކުރު ދުވަހު އެއްބަސްވީ އަހަރު ނިމުމުގެ ކުރިން އިތުރު މަޝްވަރާތަކެއް ކުރުމަށް ކަމަށް އޮފިޝަލުން ބުންޏެވެ."),
        (
            "ht",
            "Minis yo te dakò vandredi pou yo fè yon lòt seri diskisyon anvan ane a fini, se sa otorite yo te di."
        ),
    ]

    @Test("One sentence tells the language", arguments: LanguageFormTests.sentences)
    func language(_ tag: String, _ sentence: String) throws {
        #expect(try Inputs.read(sentence + "\n").article.language == tag)
    }

    @Test("At least sixty languages are told")
    func count() {
        #expect(LanguageFormTests.sentences.count >= 60)
    }

    @Test(
        "Where nobody could tell the answer is und",
        arguments: [
            "12 34 56 78", "xx", "Acme 12.5 -1.2", "OK", "AAPL MSFT GOOG TSLA", "lorem", "...",
            "http://example.com/a/b",
        ])
    func noise(_ text: String) throws {
        #expect(try Inputs.read(text + "\n").article.language == "und")
    }
}
