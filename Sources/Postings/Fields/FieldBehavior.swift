public import FrontMatter

/// One type of field: how it is recognised, read, checked and edited. Each type makes its own in a file of `Types`.
public struct FieldBehavior: Sendable {
  /// Whether all values in use are of this type.
  let recognise: @Sendable (FieldSample) -> Bool
  /// Typed text as a value, which the file's format then spells; nil when it does not read as one.
  public let read: @Sendable (String) -> FieldValue?
  /// What a person should know of typed text; it never stops a save. Empty text is not asked about.
  let complain: @Sendable (String, FieldRule) -> FieldComplaint?
  /// What it is edited with.
  public let widget: Widget

  /// What a field is edited with.
  public enum Widget: Sendable, Hashable {
    case line
    case severalLines
    case toggle
    case calendar
    case choices
    case chips
    /// Its parts have rows of their own.
    case rows
  }

  init(
    widget: Widget, recognise: @escaping @Sendable (FieldSample) -> Bool = { _ in false },
    read: @escaping @Sendable (String) -> FieldValue? = { .text($0) },
    complain: @escaping @Sendable (String, FieldRule) -> FieldComplaint? = { _, _ in nil }
  ) {
    self.widget = widget
    self.recognise = recognise
    self.read = read
    self.complain = complain
  }
}

extension FieldType {
  /// What a person should know of a text in a field of this type, by its rule too; nil when all is well.
  public func complaint(_ text: String, _ rule: FieldRule = FieldRule()) -> FieldComplaint? {
    guard !text.isEmpty else { return rule.isRequired ? .required : nil }
    if let complaint = behavior.complain(text, rule) { return complaint }
    if !rule.choices.isEmpty, self != .tags, self != .list,
      !rule.choices.contains(where: { $0.value.utf8.elementsEqual(text.utf8) })
    {
      return .notOneOf(rule.choices.map(\.value))
    }
    if let longest = rule.longest, text.count > longest { return .tooLong(text.count, most: longest) }
    return nil
  }
}
