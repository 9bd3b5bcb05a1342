/// What is odd about a value as it is typed: a warning, which never stops a save.
public enum FieldComplaint: Sendable, Hashable {
  /// It is kept as text.
  case notANumber
  case notABoolean
  case notADate
  /// Written like a date, but the calendar has no such day: `2017-13-40`.
  case noSuchDay
  case notAURL
  case notAnEMail
  case notAPath
  case noSuchPosting
  case notOneOf([String])
  /// The collection's field list asks for a value.
  case required
  case tooSmall(least: String)
  case tooLarge(most: String)
  /// In characters.
  case tooLong(Int, most: Int)
}
