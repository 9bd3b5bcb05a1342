internal import FrontMatter

/// A length of time in days, weeks, months or years of the calendar: `7d`, `-2w`, `+1m`, `1y`.
public struct DateSpan: Sendable, Hashable {
  /// At most ten thousand in either direction.
  public var count: Int
  /// What is counted.
  public var unit: Unit

  /// A unit of the calendar, by its letter.
  public enum Unit: Character, Sendable, Hashable {
    case day = "d"
    case week = "w"
    case month = "m"
    case year = "y"
  }

  /// Nil when the text is no such length.
  public init?(_ text: String) {
    guard let letter = text.last, let unit = Unit(rawValue: letter), let count = Int(text.dropLast()),
      (-10_000...10_000).contains(count)
    else { return nil }
    self.count = count
    self.unit = unit
  }

  /// The day so far away; the 31st becomes the last day of a shorter month.
  ///
  /// - Parameter day: counted from 1970-01-01.
  public func applied(toDay day: Int) -> Int {
    switch unit {
    case .day: return day + count
    case .week: return day + count * 7
    case .month, .year:
      let date = PostingDate.civil(fromDay: day)
      let months = date.year * 12 + date.month - 1 + count * (unit == .year ? 12 : 1)
      let (year, month) = (months >= 0 ? months / 12 : (months - 11) / 12, ((months % 12) + 12) % 12 + 1)
      let last = PostingDate.daysIn(month: month, year: year)
      return PostingDate.dayNumber(year: year, month: month, day: min(date.day, last)) ?? day
    }
  }
}

extension FrontMatterDocument {
  /// Moves the day that a value begins with; what follows it, a time or a zone, stays as it is spelled.
  func shifted(_ path: FieldPath, by span: DateSpan) throws(ChangeError) -> FieldValue {
    let value = value(at: path)
    guard let text = value?.singleText, text.utf8.count >= 10,
      let day = PostingDate(Array(text.utf8.prefix(10)))?.day
    else { throw .notADate(path) }
    let moved = PostingDate(day: span.applied(toDay: day)).dayText
    guard moved.utf8.count == 10 else { throw .notADate(path) }
    let shifted = moved + String(decoding: text.utf8.dropFirst(10), as: UTF8.self)
    if case .date = value { return .date(shifted) }
    return .text(shifted)
  }
}
