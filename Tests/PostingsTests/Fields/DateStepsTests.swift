import Testing

@testable import Postings

@Suite("Stepping a date where it stands") struct DateStepsTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var text: String
    /// Bytes before the cursor.
    var cursor: Int
    var step: Int
    var result: String
    var testDescription: String { "\(text) at \(cursor) by \(step)" }
  }

  static let rows = [
    Row(text: "2017-05-23", cursor: 10, step: 1, result: "2017-05-24"),
    Row(text: "2017-05-31", cursor: 9, step: 1, result: "2017-06-01"),
    Row(text: "2017-03-31", cursor: 6, step: -1, result: "2017-02-28"),
    Row(text: "2016-02-29", cursor: 2, step: 1, result: "2017-02-28"),
    Row(text: "2017/5/9", cursor: 8, step: 1, result: "2017/5/10"),
    Row(text: "2017-05-23T16:02:11.316+00:00", cursor: 12, step: 1, result: "2017-05-23T17:02:11.316+00:00"),
    Row(text: "2017-05-23T23:59:11.316+02:00", cursor: 16, step: 1, result: "2017-05-24T00:00:11.316+02:00"),
    Row(text: "2017-05-23 00:00:00 -0500", cursor: 19, step: -1, result: "2017-05-22 23:59:59 -0500"),
    // The offset is no part: the day moves.
    Row(text: "2017-05-23T16:02:11.316+00:00", cursor: 29, step: 1, result: "2017-05-24T16:02:11.316+00:00"),
    Row(text: "2017-05-23T16:02:11Z", cursor: 20, step: -7, result: "2017-05-16T16:02:11Z"),
  ]

  @Test("moves the part under the cursor and keeps the spelling of the rest", arguments: rows) func step(row: Row)
    throws
  {
    let steps = try #require(DateSteps(row.text))
    #expect(steps.stepped(steps.part(at: row.cursor), by: row.step) == row.result)
  }

  @Test("ends at the years of four digits") func bounds() throws {
    #expect(try #require(DateSteps("9999-12-31")).stepped(.day, by: 1) == nil)
    #expect(try #require(DateSteps("0001-01-01")).stepped(.day, by: -1) == nil)
    #expect(DateSteps("2017-13-40") == nil)
  }
}
