/// A date as it is spelled, whose parts can be stepped where they stand; all else stays: marks, milliseconds, offset.
public struct DateSteps: Sendable {
  /// A part of a date.
  public enum Part: Sendable, Hashable {
    case year, month, day, hour, minute, second
  }

  private var bytes: [UInt8]
  private let date: PostingDate
  /// Where the digits of each part stand.
  private let parts: [(part: Part, range: Range<Int>)]

  /// Nil when the text is no date.
  public init?(_ text: String) {
    guard let date = PostingDate(text) else { return nil }
    bytes = Array(text.utf8)
    self.date = date
    var found: [(Part, Range<Int>)] = []
    var index = 0
    for part in [Part.year, .month, .day, .hour, .minute, .second] {
      while index < bytes.count, !Self.isDigit(bytes[index]) {
        // After a point stand parts of a second, after a sign the offset.
        if found.count > 3, bytes[index] != UInt8(ascii: ":") { index = bytes.count } else { index += 1 }
      }
      let start = index
      while index < bytes.count, Self.isDigit(bytes[index]) { index += 1 }
      if start < index { found.append((part, start..<index)) }
    }
    parts = found
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  /// Days since 1970-01-01, in the date's own offset.
  public var day: Int { date.day }
  /// Whether a time of day is written too.
  public var hasTime: Bool { date.secondOfDay != nil }

  /// The part at a place, counted in bytes, or that ends there; the day where there is none.
  public func part(at offset: Int) -> Part {
    parts.first { $0.range.lowerBound <= offset && offset <= $0.range.upperBound }?.part ?? .day
  }

  /// The text with one part moved, and what it carries over into; a month's last day stays its last.
  public func stepped(_ part: Part, by count: Int) -> String? {
    switch part {
    case .year: moved(toDay: DateSpan(count: count, unit: .year).applied(toDay: date.day))
    case .month: moved(toDay: DateSpan(count: count, unit: .month).applied(toDay: date.day))
    case .day: moved(toDay: date.day + count)
    case .hour: moved(bySeconds: count * 3600)
    case .minute: moved(bySeconds: count * 60)
    case .second: moved(bySeconds: count)
    }
  }

  /// The text on another day; its time stays.
  public func moved(toDay day: Int) -> String? { spelled(day: day, second: date.secondOfDay) }

  private func moved(bySeconds count: Int) -> String? {
    guard let second = date.secondOfDay else { return nil }
    let total = second + count
    let days = (total >= 0 ? total : total - 86_399) / 86_400
    return spelled(day: date.day + days, second: total - days * 86_400)
  }

  /// Nil beyond the years of four digits.
  private func spelled(day: Int, second: Int?) -> String? {
    let (year, month, dayOfMonth) = PostingDate.civil(fromDay: day)
    guard (1...9999).contains(year) else { return nil }
    var result = bytes
    for (part, range) in parts.reversed() {
      let number: Int
      switch part {
      case .year: number = year
      case .month: number = month
      case .day: number = dayOfMonth
      case .hour: number = (second ?? 0) / 3600
      case .minute: number = (second ?? 0) / 60 % 60
      case .second: number = (second ?? 0) % 60
      }
      result.replaceSubrange(range, with: Array(PostingDate.padded(number, range.count).utf8))
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension DateSpan {
  init(count: Int, unit: Unit) {
    self.count = count
    self.unit = unit
  }
}
