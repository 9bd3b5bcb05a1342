/// Something that is written like a date or a timestamp (`yaml.org/type/timestamp`), be it real or not.
struct YAMLDate {
  private var year = 0
  private var month = 0
  private var day = 0
  private var isTimeReal = true

  /// Nil when the bytes are not of the form `2017-05-23` or `2017-5-3T16:02:11.316 +01:00`.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var reader = DigitReader(bytes)
    guard let year = reader.digits(4...4), reader.skip(UInt8(ascii: "-")), let month = reader.digits(1...2),
      reader.skip(UInt8(ascii: "-")), let day = reader.digits(1...2)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
    if reader.isAtEnd { return }
    guard reader.skip(UInt8(ascii: "T")) || reader.skip(UInt8(ascii: "t")) || reader.skipBlanks() else { return nil }
    guard let hour = reader.digits(1...2), reader.skip(UInt8(ascii: ":")), let minute = reader.digits(2...2),
      reader.skip(UInt8(ascii: ":")), let second = reader.digits(2...2)
    else { return nil }
    if reader.skip(UInt8(ascii: ".")) { _ = reader.digits(0...Int.max) }
    isTimeReal = hour < 24 && minute < 60 && second <= 60
    guard reader.skipZone() else { return nil }
  }

  /// Whether the calendar has this day, and the day this time.
  var isReal: Bool {
    guard isTimeReal, 1...12 ~= month, day >= 1 else { return false }
    return day <= Self.days(in: month, of: year)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

private struct DigitReader {
  let bytes: UnsafeBufferPointer<UInt8>
  var next = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { next == bytes.count }

  /// A run of so many digits, as a number (of at most nine digits: fractions are only stepped over).
  mutating func digits(_ counts: ClosedRange<Int>) -> Int? {
    let start = next
    var number = 0
    while next < bytes.count, bytes[next].isDigit, next - start < counts.upperBound {
      if next - start < 9 { number = number * 10 + Int(bytes[next] - UInt8(ascii: "0")) }
      next += 1
    }
    return counts.contains(next - start) ? number : nil
  }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard next < bytes.count, bytes[next] == byte else { return false }
    next += 1
    return true
  }

  mutating func skipBlanks() -> Bool {
    let start = next
    while next < bytes.count, bytes[next].isBlank { next += 1 }
    return next > start
  }

  /// Nothing, `Z` or `+01:00`, after blanks or not, and then the end.
  mutating func skipZone() -> Bool {
    _ = skipBlanks()
    if isAtEnd || (skip(UInt8(ascii: "Z")) && isAtEnd) { return true }
    guard skip(UInt8(ascii: "+")) || skip(UInt8(ascii: "-")), digits(1...2) != nil else { return false }
    if isAtEnd { return true }
    _ = skip(UInt8(ascii: ":"))
    return digits(2...2) != nil && isAtEnd
  }
}
