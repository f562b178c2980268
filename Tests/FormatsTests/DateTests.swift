import Article
import Formats
import Testing

@Suite struct DateTests {
    @Test(arguments: [
        ("2023-10-20", "2023-10-20T00:00:00Z", StatedTime.Precision.day, StatedTime.Zone.unknown),
        ("2023/10/20 13:32", "2023-10-20T13:32:00Z", .minute, .unknown),
        ("20231020T133210Z", "2023-10-20T13:32:10Z", .second, .stated),
        ("2023-10-20T13:32:00.123+08:00", "2023-10-20T13:32:00+08:00", .second, .stated),
        ("2023-10-20T13:32:00-0530", "2023-10-20T13:32:00-05:30", .second, .stated),
        ("Fri, 21 Nov 1997 09:55:06 -0600", "1997-11-21T09:55:06-06:00", .second, .stated),
        ("21 Nov 97 09:55 GMT", "1997-11-21T09:55:00Z", .minute, .stated),
        ("Tue, 1 Jul 2003 10:52:37 +0200 (CEST)", "2003-07-01T10:52:37+02:00", .second, .stated),
        ("26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01Z", .second, .unknown),
        (" 3-MAR-1987  09:15:05.40", "1987-03-03T09:15:05Z", .second, .unknown),
        ("27-MAR-1987 00:02:59.13&#5;&#5;&#5;RM", "1987-03-27T00:02:59Z", .second, .unknown),
        ("27-MAR-1987 00:02:59.13\u{5}\u{5}RM", "1987-03-27T00:02:59Z", .second, .unknown),
        ("1700000000", "2023-11-14T22:13:20Z", .second, .stated),
        ("1700000000.25", "2023-11-14T22:13:20Z", .second, .stated),
        ("1700000000123", "2023-11-14T22:13:20Z", .second, .stated),
        ("20231020", "2023-10-20T00:00:00Z", .day, .unknown),
    ])
    func `a date is read`(
        text: String, value: String, precision: StatedTime.Precision, zone: StatedTime.Zone
    ) throws {
        let time = try #require(ArchiveDate.read(text))
        #expect(time.value == value)
        #expect(time.precision == precision)
        #expect(time.zone == zone)
        #expect(time.from == text)
    }

    @Test func `an offset counts`() {
        let (here, there) = (
            ArchiveDate.read("2023-10-20T13:32:00+08:00"), ArchiveDate.read("2023-10-20T05:32:00Z")
        )
        #expect(here?.secondsSinceEpoch == there?.secondsSinceEpoch)
    }

    @Test(arguments: [
        "", "yesterday", "3 hours ago", "2023", "2023-13-01", "2023-02-30", "20231345", "26-FEB", "12345",
        "2023-10-20T25:00", "2023-10-20 13:32 or so", "Oct", "1700000000x", "99999999999999999999999",
        "2023-10-20T10:00:00+99:00",
    ])
    func `what states no clear time gives none`(text: String) {
        #expect(ArchiveDate.read(text) == nil)
    }
}
