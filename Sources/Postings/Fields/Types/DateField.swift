extension FieldBehavior {
  /// A day.
  static let day = date { $0.secondOfDay == nil }
  /// A day with a time; fields with both kinds of value count as this one.
  static let moment = date { _ in true }

  private static func date(_ isSo: @escaping @Sendable (PostingDate) -> Bool) -> FieldBehavior {
    FieldBehavior(
      widget: .calendar,
      recognise: { $0.all { PostingDate($0).map(isSo) ?? false } },
      read: { text in PostingDate(text).map(isSo) == true ? TypedText.date(text) : nil },
      complain: { text, _ in PostingDate(text) == nil ? (looksLikeDay(text) ? .noSuchDay : .notADate) : nil })
  }

  /// `2017-13-40` and what begins like it.
  private static func looksLikeDay(_ text: String) -> Bool {
    let parts = text.utf8.prefix(10).split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.count) == [4, 2, 2] else { return false }
    return parts.allSatisfy { $0.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
  }
}
