@testable import Article

/// A story in another language: what stands before its prose and behind it.
struct ForeignStory: Sendable {
    /// Headline and two sentences, by language.
    static let prose: [String: (headline: String, lead: String, second: String)] = [
        "es": (
            "Los ministros seguirán negociando",
            "Los ministros acordaron este viernes celebrar otra ronda de conversaciones antes de fin de año.",
            "Se reunirán de nuevo en junio, según fuentes oficiales, para resolver las cuestiones pendientes."
        ),
        "fr": (
            "Les ministres vont continuer à négocier",
            "Les ministres se sont mis d'accord vendredi pour tenir une nouvelle série de pourparlers avant la fin de l'année.",
            "Ils se retrouveront en juin, ont indiqué des responsables, pour régler les questions en suspens."
        ),
        "de": (
            "Minister wollen weiter verhandeln",
            "Die Minister haben sich am Freitag auf weitere Gespräche vor Ende des Jahres geeinigt, wie sie mitteilten.",
            "Sie wollen sich im Juni wieder treffen, um die offenen Fragen zu klären, sagte ein Sprecher."
        ),
        "pt": (
            "Ministros vão continuar a negociar",
            "Os ministros acordaram na sexta-feira realizar uma nova ronda de conversações até ao fim do ano.",
            "Voltarão a reunir-se em junho, disseram as autoridades, para resolver as questões pendentes."
        ),
        "zh": (
            "两国部长将继续谈判",
            "两国部长星期五同意在年底前举行新一轮会谈，双方将继续保持沟通。",
            "他们将于六月再次会面，解决尚未解决的问题，官员们说。"
        ),
        "ur": (
            "وزرا مذاکرات جاری رکھیں گے",
            "وزرا نے جمعے کو سال کے اختتام سے پہلے مذاکرات کا ایک اور دور منعقد کرنے پر اتفاق کیا ہے۔",
            "حکام کے مطابق وہ جون میں دوبارہ ملاقات کریں گے تاکہ باقی معاملات طے کیے جا سکیں۔"
        ),
        "hi": (
            "मंत्री बातचीत जारी रखेंगे",
            "मंत्रियों ने शुक्रवार को साल के अंत से पहले वार्ता का एक और दौर आयोजित करने पर सहमति जताई।",
            "अधिकारियों ने कहा कि वे लंबित मुद्दों को सुलझाने के लिए जून में फिर मिलेंगे।"
        ),
        "ar": (
            "الوزراء يواصلون المحادثات",
            "اتفق الوزراء يوم الجمعة على عقد جولة أخرى من المحادثات قبل نهاية العام الجاري.",
            "وقال مسؤولون إنهم سيجتمعون مرة أخرى في يونيو لحل القضايا العالقة بين الجانبين."
        ),
        "ru": (
            "Министры продолжат переговоры",
            "Министры договорились в пятницу провести новый раунд переговоров до конца года.",
            "Они снова встретятся в июне, чтобы решить оставшиеся вопросы, сообщили чиновники."
        ),
    ]

    var language: String
    var front: String
    var tail: String
    var byline: String?
    var published: String?
    var leftOut: [LeftOut.Kind]

    init(
        _ language: String, _ front: String, _ tail: String, byline: String? = nil, published: String? = nil,
        leftOut: [LeftOut.Kind] = []
    ) {
        (self.language, self.front, self.tail) = (language, front, tail)
        (self.byline, self.published, self.leftOut) = (byline, published, leftOut)
    }
}
