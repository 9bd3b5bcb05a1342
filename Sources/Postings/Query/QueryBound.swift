/// Reads what values are compared with: `2017`, `2017-05`, `2017-05-23`, `30d`, `12.5`.
enum QueryBound {
  static func read(_ text: String) -> QueryExpression.Bound? {
    duration(text) ?? dates(text) ?? number(Array(text.utf8)[...]).map { .number($0) }
  }

  /// A decimal number; not `nan`, `inf` and hexadecimal ones, which `Double` reads too.
  static func number(_ text: ArraySlice<UInt8>) -> Double? {
    let isDecimal = text.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"),
        UInt8(ascii: "e"), UInt8(ascii: "E"):
        true
      default: false
      }
    }
    // Longer than any number that a person compares by.
    guard isDecimal, text.count <= 64 else { return nil }
    return Double(String(decoding: text, as: UTF8.self))
  }

  /// A number of days, weeks, months (30 days) or years (365).
  private static func duration(_ text: String) -> QueryExpression.Bound? {
    let days: Int? =
      switch text.utf8.last {
      case UInt8(ascii: "d"), UInt8(ascii: "j"): 1
      case UInt8(ascii: "w"), UInt8(ascii: "s"): 7
      case UInt8(ascii: "m"): 30
      case UInt8(ascii: "y"), UInt8(ascii: "a"): 365
      default: nil
      }
    guard let days, let count = Int(text.dropLast()), (0...100_000).contains(count) else { return nil }
    return .duration(count * days * 86_400)
  }

  /// Four digits alone are a year; `50000` stays a number.
  private static func dates(_ text: String) -> QueryExpression.Bound? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count >= 3 {
      guard let date = PostingDate(text) else { return nil }
      return .dates(date.instant..<(date.secondOfDay == nil ? date.end : date.instant + 1))
    }
    guard let year = parts.first.flatMap({ digits($0, 4...4) }), year >= 1000 else { return nil }
    guard parts.count == 2 else { return period(from: (year, 1), to: (year + 1, 1)) }
    guard let month = digits(parts[1], 1...2) else { return nil }
    return period(from: (year, month), to: month == 12 ? (year + 1, 1) : (year, month + 1))
  }

  private static func digits(_ text: Substring, _ counts: ClosedRange<Int>) -> Int? {
    guard counts.contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }

  private static func period(from first: (Int, Int), to next: (Int, Int)) -> QueryExpression.Bound? {
    guard let start = PostingDate.dayNumber(year: first.0, month: first.1, day: 1),
      let end = PostingDate.dayNumber(year: next.0, month: next.1, day: 1)
    else { return nil }
    return .dates(start * 86_400..<end * 86_400)
  }
}

/// `date:2017-05`: what a day, a month or a year that stands alone asks of a field.
enum DatePeriod {
  /// Of a date, that it lies within; of another field, that, or what the text asks as text.
  static func tests(
    _ text: String, of name: String, else test: QueryExpression.ValueTest
  ) -> [QueryExpression.ValueTest] {
    guard case .dates(let period)? = QueryBound.read(text) else { return [test] }
    let within = QueryExpression.ValueTest.range(.dates(period), .dates(period))
    if FieldTarget.isDate(name) { return [within] }
    // Four digits alone are mostly a number of something else.
    return text.utf8.count > 4 ? [test, within] : [test]
  }
}
