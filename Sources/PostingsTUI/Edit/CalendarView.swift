internal import Postings
internal import PostingsLanguage
internal import TerminalText
internal import TerminalUI

/// The month of the day that is typed, in a box below the field, or above it where there is no room.
struct CalendarView {
  /// Counted from 1970-01-01.
  let day: Int
  let today: Int
  let language: Language
  let theme: Theme

  private static let width = 24

  func draw(at field: Rect, within area: Rect, on frame: inout Frame) {
    let (year, month, _) = PostingDate.civil(fromDay: day)
    guard let first = PostingDate.dayNumber(year: year, month: month, day: 1) else { return }
    let count = PostingDate.daysIn(month: month, year: year)
    let lead = Self.weekday(first)
    let height = (lead + count + 6) / 7 + 3
    let below = area.maxY - field.maxY
    let isBelow = below >= height || below >= field.y - area.y
    guard max(below, field.y - area.y) >= height, field.width >= Self.width else { return }
    let box = Rect(x: field.x, y: isBelow ? field.maxY : field.y - height, width: Self.width, height: height)
    let inner = BoxWidget(
      title: Self.month(month, language) + " \(year)", style: theme.style(.border), titleStyle: theme.style(.boxTitle)
    ).draw(into: &frame, in: box)
    frame.put(language("Mo Tu We Th Fr Sa Su", "lu ma me je ve sa di"), at: inner.origin, style: theme.style(.quiet))
    for number in 1...count {
      let cell = lead + number - 1
      let text = (number < 10 ? " " : "") + String(number)
      let place = Position(x: inner.x + cell % 7 * 3, y: inner.y + 1 + cell / 7)
      frame.put(text, at: place, style: style(first + number - 1))
    }
  }

  private func style(_ other: Int) -> Style {
    if other == day { return theme.style(.selection).over(theme.style(.text)) }
    return theme.style(other == today ? .match : Self.weekday(other) >= 5 ? .quiet : .text)
  }

  /// 0 is Monday; 1970-01-01 was a Thursday.
  private static func weekday(_ day: Int) -> Int { ((day + 3) % 7 + 7) % 7 }

  private static func month(_ month: Int, _ language: Language) -> String {
    let english = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    let french = [
      "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
      "décembre",
    ]
    return language(english[month - 1], french[month - 1])
  }
}
