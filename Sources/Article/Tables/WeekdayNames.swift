/// The names of the days of the week, which may stand before a date and say nothing more.
enum WeekdayNames {
    static let table = PhraseTable<Bool>(
        """
        monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri \
        sat sun \
        lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles miercoles jueves viernes \
        sábado sabado domingo montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag \
        segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segunda terça quarta quinta sexta \
        lunedì martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag vrijdag \
        zaterdag zondag понедельник вторник среда четверг пятница суббота воскресенье الاثنين الثلاثاء \
        الأربعاء الخميس الجمعة السبت الأحد सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार پیر منگل بدھ \
        جمعرات جمعہ ہفتہ اتوار 星期一 星期二 星期三 星期四 星期五 星期六 星期日
        """.split(separator: " ").map { (String($0), true) })
}
