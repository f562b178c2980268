import TestSupport
import Testing

@testable import Likeness

/// Stories in scripts that are written without spaces, and what becomes of them.
@Suite struct ScriptTests {
    private static let chinese = [
        "洛恩市政府星期五宣布，横跨市区河流的旧桥将从下个月起关闭，以便进行全面检修。",
        "市长在新闻发布会上说，这座桥建于一九三一年，今年五月曾经因为桥面裂缝而停用一个星期。",
        "他表示，工程预计需要八个月时间，所需资金由州政府和市政府共同承担。",
        "在关闭期间，两岸居民可以乘坐免费渡轮过河，渡轮每二十分钟开出一班。",
        "当地商会担心客流减少，要求市政府对沿街商店给予补助，但是市长没有作出承诺。",
        "工程师协会的代表则认为检修早就应该进行，因为卡车的数量在十年里增加了一倍。",
        "居民对此看法不一，有人担心上学的孩子要早起，也有人说安全比方便更重要。",
    ]
    private static let otherChinese = [
        "托基港的渔民昨天举行集会，反对新的捕鱼限额，并且要求部长亲自到港口来听取意见。",
        "渔业协会主席说，限额会使一半的渔船在冬天无法出海，许多家庭将失去收入。",
        "部长办公室回应说，近年来鱼群数量持续下降，如果不加以限制，港口的前途将更加困难。",
        "双方同意在下星期再次会谈，届时将邀请大学的研究人员介绍最新的调查结果。",
    ]
    private static let japanese = [
        "ローン市は金曜日、市の中心を流れる川にかかる古い橋を来月から閉鎖し、全面的な補修工事を行うと発表した。",
        "市長は記者会見で、橋は一九三一年に建てられ、今年五月にもひび割れのため一週間閉鎖されたと述べた。",
        "工事にはおよそ八か月かかる見通しで、費用は州と市が分担することになっている。",
        "閉鎖の間、両岸の住民は無料の渡し船で川を渡ることができ、船は二十分おきに出るという。",
        "地元の商店会は客が減ることを心配し、市に補助を求めているが、市長は約束を避けた。",
        "住民の意見は分かれており、子どもの通学を心配する声もあれば、安全が第一だという声もある。",
    ]
    private static let thai = [
        "เทศบาลเมืองลอร์นประกาศเมื่อวันศุกร์ว่าสะพานเก่าที่ข้ามแม่น้ำกลางเมืองจะปิดตั้งแต่เดือนหน้าเพื่อซ่อมแซมครั้งใหญ่",
        "นายกเทศมนตรีกล่าวในการแถลงข่าวว่าสะพานนี้สร้างขึ้นเมื่อเก้าสิบปีก่อนและเคยปิดไปหนึ่งสัปดาห์ในเดือนพฤษภาคม",
        "เขากล่าวว่างานซ่อมจะใช้เวลาประมาณแปดเดือนโดยรัฐและเทศบาลจะร่วมกันออกค่าใช้จ่าย",
        "ระหว่างที่ปิดสะพานชาวบ้านทั้งสองฝั่งสามารถนั่งเรือข้ามฟากได้โดยไม่เสียค่าโดยสาร",
        "พ่อค้าแม่ค้าในย่านนั้นกังวลว่าลูกค้าจะลดลงและขอให้เทศบาลช่วยเหลือแต่ยังไม่ได้รับคำตอบ",
        "ชาวบ้านมีความเห็นแตกต่างกันบางคนห่วงเด็กนักเรียนบางคนบอกว่าความปลอดภัยสำคัญกว่า",
    ]

    @Test(arguments: ["Chinese", "Japanese", "Thai"]) func `copies are found`(script: String) {
        let sentences = ["Chinese": Self.chinese, "Japanese": Self.japanese][script] ?? Self.thai
        var room = Newsroom()
        room.take(sentences[0], sentences.joined(separator: "\n"))
        for other in [Self.chinese, Self.japanese, Self.thai] where other != sentences {
            #expect(room.take(nil, other.joined(separator: "\n")).isAccepted)
        }
        // On lines of another length, the words are the same.
        let rewrapped = sentences.joined(separator: "\n\n")
        #expect(room.take(sentences[0], rewrapped).duplicateRelation == .sameText)
        // A site's own lines around it, one sentence gone.
        let dressed = ["AAA ข่าว 新闻 ニュース"] + sentences.dropLast() + ["© 2026 BBB"]
        #expect(room.take(nil, dressed.joined(separator: "\n")).duplicateRelation == .near)
        #expect(room.take(nil, sentences[1...2].joined(separator: "\n")).duplicateRelation == .excerpt)
    }

    @Test func `another story in the same script is another story`() {
        var room = Newsroom()
        room.take(nil, Self.chinese.joined(separator: "\n"))
        #expect(room.take(nil, Self.otherChinese.joined(separator: "\n")).isAccepted)
        // A statement that both quote makes no copy.
        let quoting = Self.otherChinese + [Self.chinese[1]]
        #expect(room.take(nil, quoting.joined(separator: "\n")).match?.original.sequence == 2)
        var empty = Newsroom()
        empty.take(nil, Self.chinese.joined(separator: "\n"))
        #expect(empty.take(nil, quoting.joined(separator: "\n")).isAccepted)
    }
}
