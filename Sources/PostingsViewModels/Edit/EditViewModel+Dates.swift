internal import FrontMatter
internal import Postings

/// A date that is typed: its parts can be stepped, and a calendar shows its month.
extension EditViewModel {
  /// Whether a date is being typed.
  public var isTypingDate: Bool {
    if case .text? = entry { entryType.isDate } else { false }
  }

  /// The day that is typed, counted from 1970-01-01; nil as long as it is none.
  public var typedDay: Int? { isTypingDate ? entry?.typed.flatMap { DateSteps($0)?.day } : nil }

  /// Moves the part under the cursor, or the one that is asked for; false where a sign is meant as text.
  mutating func stepDate(by count: Int, _ part: DateSteps.Part? = nil) -> Bool {
    guard isTypingDate, case .text(var input, let path)? = entry, let steps = DateSteps(input.text) else {
      return false
    }
    if part == nil, input.isCursorAtEnd, steps.hasTime, !Self.hasOffset(input.text) { return false }
    let place = input.textBeforeCursor.utf8.count
    guard let text = steps.stepped(part ?? steps.part(at: place), by: count) else { return false }
    input.replaceKeepingCursor(with: text)
    entry = .text(input, path)
    return true
  }

  /// Today in the place of the day, its time kept.
  mutating func takeToday(_ today: Int) {
    guard isTypingDate, case .text(var input, let path)? = entry else { return }
    let text = DateSteps(input.text)?.moved(toDay: today) ?? PostingDate(day: today).dayText
    input.replace(with: text)
    entry = .text(input, path)
  }

  private static func hasOffset(_ text: String) -> Bool {
    text.utf8.dropFirst(10).contains {
      $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") || $0 | 0x20 == UInt8(ascii: "z")
    }
  }
}
