/// Reads what values are compared with: `2017`, `2017-05`, `2017-05-23`, `30d`, `12.5`.
enum QueryBound {
  static func read(_ text: String) -> QueryExpression.Bound? {
    duration(text) ?? dates(text) ?? Double(text).map { .number($0) }
  }

  /// A number of days, weeks, months (30 days) or years (365).
  private static func duration(_ text: String) -> QueryExpression.Bound? {
    let days: Int? =
      switch text.unicodeScalars.last {
      case "d", "j": 1
      case "w", "s": 7
      case "m": 30
      case "y", "a": 365
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
      return .dates(date.instant..<(date.instant + (date.secondOfDay == nil ? 86_400 : 1)))
    }
    guard let year = parts.first.flatMap({ $0.utf8.count == 4 ? Int($0) : nil }), (1000...9999).contains(year) else {
      return nil
    }
    let month = parts.count == 2 ? Int(parts[1]) : nil
    if parts.count == 2 && month == nil { return nil }
    guard let start = PostingDate.dayNumber(year: year, month: month ?? 1, day: 1) else { return nil }
    let nextYear = month == 12 || month == nil ? year + 1 : year
    guard let end = PostingDate.dayNumber(year: nextYear, month: month.map { $0 % 12 + 1 } ?? 1, day: 1) else { return nil }
    return .dates(start * 86_400..<end * 86_400)
  }
}
