/// A date as postings write it, with the time and offset where they are given.
///
/// Read are `2017-05-23`, `2017-05-23 16:02`, `2017-05-23T16:02:11.316+00:00`, `2017-05-23 16:02:11 +0000`, a final
/// `Z`, and `/` or `.` between the parts of the day in that order: RFC 3339 and what YAML 1.1's timestamp type adds.
public struct PostingDate: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01 in the proleptic Gregorian calendar, in the date's own offset.
  public var day: Int
  /// From midnight; nil when only a day is given.
  public var secondOfDay: Int?
  /// East of UTC; 0 when none is given.
  public var offsetMinutes: Int

  /// A day, or a moment of it.
  public init(day: Int, secondOfDay: Int? = nil, offsetMinutes: Int = 0) {
    self.day = day
    self.secondOfDay = secondOfDay
    self.offsetMinutes = offsetMinutes
  }

  /// Seconds since 1970-01-01T00:00Z.
  public var instant: Int { day * 86_400 + (secondOfDay ?? 0) - offsetMinutes * 60 }

  /// Whether `a` names the earlier moment.
  public static func < (a: Self, b: Self) -> Bool { a.instant < b.instant }

  /// Reads a date; nil when the text is none or the day does not exist (`2017-13-40`).
  public init?(_ text: some Collection<UInt8>) {
    var reader = DigitReader(text)
    reader.skipBlanks()
    guard let year = reader.number(digits: 4...4) else { return nil }
    let separator = reader.peek
    guard separator == UInt8(ascii: "-") || separator == UInt8(ascii: "/") || separator == UInt8(ascii: "."),
      reader.take(separator!), let month = reader.number(digits: 1...2), reader.take(separator!),
      let dayOfMonth = reader.number(digits: 1...2),
      let day = Self.dayNumber(year: year, month: month, day: dayOfMonth)
    else { return nil }
    self.init(day: day)
    guard reader.readTime(into: &self) else { return nil }
    reader.skipBlanks()
    guard reader.isAtEnd else { return nil }
  }

  /// Reads a date; nil when the text is none or the day does not exist.
  public init?(_ text: String) { self.init(Array(text.utf8)) }

  /// Days since 1970-01-01, nil when there is no such day.
  public static func dayNumber(year: Int, month: Int, day: Int) -> Int? {
    guard (1...12).contains(month), day >= 1, day <= daysIn(month: month, year: year) else { return nil }
    // Days from civil, counting years from March so that the leap day comes last.
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// How many days a month has; `month` is 1 to 12.
  public static func daysIn(month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    default: 31
    }
  }

  /// Year, month and day of a day number.
  public static func civil(fromDay day: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  /// `2017-05-23`
  public var dayText: String {
    let (year, month, day) = Self.civil(fromDay: self.day)
    return Self.padded(year, 4) + "-" + Self.padded(month, 2) + "-" + Self.padded(day, 2)
  }

  static func padded(_ number: Int, _ digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}

/// Walks over digits and marks without making strings.
private struct DigitReader<Text: Collection<UInt8>> {
  let text: Text
  var index: Text.Index

  init(_ text: Text) {
    self.text = text
    self.index = text.startIndex
  }

  var peek: UInt8? { index < text.endIndex ? text[index] : nil }
  var isAtEnd: Bool { index == text.endIndex }
  var isAtDigit: Bool { peek.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false }

  mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    index = text.index(after: index)
    return true
  }

  mutating func skipBlanks() { while take(UInt8(ascii: " ")) || take(UInt8(ascii: "\t")) {} }

  mutating func number(digits: ClosedRange<Int>) -> Int? {
    var value = 0
    var count = 0
    while count < digits.upperBound, isAtDigit {
      value = value * 10 + Int(text[index] - UInt8(ascii: "0"))
      count += 1
      index = text.index(after: index)
    }
    return digits.contains(count) ? value : nil
  }

  /// `[T ]HH:MM[:SS[.fraction]][ ][Z|±HH[:]MM]`, or nothing.
  mutating func readTime(into date: inout PostingDate) -> Bool {
    let isMarked = take(UInt8(ascii: "T")) || take(UInt8(ascii: "t"))
    let start = index
    if !isMarked { skipBlanks() }
    guard !isAtEnd else { return !isMarked }
    guard isMarked || index > start else { return false }
    guard let hour = number(digits: 1...2), hour < 24, take(UInt8(ascii: ":")), let minute = number(digits: 2...2),
      minute < 60
    else { return false }
    var second = 0
    if take(UInt8(ascii: ":")) {
      guard let read = number(digits: 2...2), read <= 60 else { return false }
      second = read
      if take(UInt8(ascii: ".")) { guard number(digits: 1...18) != nil else { return false } }
    }
    date.secondOfDay = hour * 3600 + minute * 60 + second
    skipBlanks()
    return readOffset(into: &date)
  }

  private mutating func readOffset(into date: inout PostingDate) -> Bool {
    if take(UInt8(ascii: "Z")) || take(UInt8(ascii: "z")) { return true }
    let isWest = peek == UInt8(ascii: "-")
    guard take(UInt8(ascii: "+")) || take(UInt8(ascii: "-")) else { return true }
    guard let hours = number(digits: 1...2), hours < 24 else { return false }
    var minutes = 0
    if take(UInt8(ascii: ":")) || isAtDigit {
      guard let read = number(digits: 2...2), read < 60 else { return false }
      minutes = read
    }
    date.offsetMinutes = (isWest ? -1 : 1) * (hours * 60 + minutes)
    return true
  }
}
