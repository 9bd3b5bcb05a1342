import Postings
import Testing

@Suite struct PostingDateTests {
  struct Row: CustomTestStringConvertible {
    var text: String
    var day: String
    var second: Int?
    var offset = 0
    var testDescription: String { text }
  }

  static let dates = [
    Row(text: "2017-05-23", day: "2017-05-23"),
    Row(text: " 2017-05-23\t", day: "2017-05-23"),
    Row(text: "2017-5-3", day: "2017-05-03"),
    Row(text: "2017/05/23", day: "2017-05-23"),
    Row(text: "2017.05.23", day: "2017-05-23"),
    Row(text: "2016-02-29", day: "2016-02-29"),
    Row(text: "2000-02-29", day: "2000-02-29"),
    Row(text: "0000-01-01", day: "0000-01-01"),
    Row(text: "9999-12-31", day: "9999-12-31"),
    Row(text: "2017-05-23 16:02", day: "2017-05-23", second: 57_720),
    Row(text: "2017-05-23  9:02", day: "2017-05-23", second: 32_520),
    Row(text: "2017-05-23T16:02:11Z", day: "2017-05-23", second: 57_731),
    Row(text: "2017-05-23t16:02:11z", day: "2017-05-23", second: 57_731),
    Row(text: "2017-05-23T16:02:11.316+00:00", day: "2017-05-23", second: 57_731),
    Row(text: "2017-05-23 16:02:11 +0000", day: "2017-05-23", second: 57_731),
    Row(text: "2017-05-23 16:02:11 -0530", day: "2017-05-23", second: 57_731, offset: -330),
    Row(text: "2017-05-23T16:02:11+02:00", day: "2017-05-23", second: 57_731, offset: 120),
    Row(text: "2017-05-23T16:02:11+2", day: "2017-05-23", second: 57_731, offset: 120),
    Row(text: "2017-05-23T16:02:11+02 ", day: "2017-05-23", second: 57_731, offset: 120),
    Row(text: "2016-12-31T23:59:60Z", day: "2016-12-31", second: 86_400),
  ]

  @Test("a date is read as it is written", arguments: dates)
  func reads(_ row: Row) throws {
    let date = try #require(PostingDate(row.text))
    #expect(date.dayText == row.day)
    #expect(date.secondOfDay == row.second)
    #expect(date.offsetMinutes == row.offset)
  }

  @Test(
    "what is no date is none",
    arguments: [
      "", " ", "2017", "2017-05", "2017-13-01", "2017-00-10", "2017-02-29", "1900-02-29", "2017-04-31", "2017-05-32",
      "2017-05-00", "2017-05/23", "17-05-23", "12017-05-23", "2017-05-23x", "2017-05-23T", "2017-05-2316:02",
      "2017-05-23 24:00", "2017-05-23 16:60", "2017-05-23 16", "2017-05-23 16:02:61", "2017-05-23T16:02:11.",
      "2017-05-23T16:02:11+24:00", "2017-05-23T16:02:11+02:60", "2017-05-23T16:02:11+", "2017-05-23T16:02:11 UTC",
      "２０１７-05-23", "2017-05-23T16:02:11.1234567890123456789", "{{ page.date }}", "-2017-05-23",
    ])
  func refuses(_ text: String) { #expect(PostingDate(text) == nil) }

  @Test("every day of four hundred years has its own text and reads back as itself")
  func roundTrip() throws {
    let first = try #require(PostingDate.dayNumber(year: 1799, month: 12, day: 25))
    var expected = (year: 1799, month: 12, day: 25)
    for day in first..<(first + 146_097 + 400) {
      #expect(PostingDate.civil(fromDay: day) == expected)
      #expect(PostingDate(PostingDate(day: day).dayText)?.day == day)
      expected.day += 1
      if expected.day > PostingDate.daysIn(month: expected.month, year: expected.year) {
        expected = expected.month == 12 ? (expected.year + 1, 1, 1) : (expected.year, expected.month + 1, 1)
      }
    }
  }

  @Test("day 0 is the first of January 1970, and days before it count down")
  func epoch() {
    #expect(PostingDate.dayNumber(year: 1970, month: 1, day: 1) == 0)
    #expect(PostingDate.dayNumber(year: 1969, month: 12, day: 31) == -1)
    #expect(PostingDate.dayNumber(year: 2001, month: 9, day: 9) == 11_574)
  }

  @Test("dates are ordered by the moment they name, whatever their offsets")
  func order() throws {
    let paris = try #require(PostingDate("2017-05-23T01:30:00+02:00"))
    let london = try #require(PostingDate("2017-05-22T23:45:00Z"))
    #expect(paris < london)
    #expect(paris.instant == 1_495_495_800)
  }
}
