extension FieldBehavior {
  /// `true` or `false`.
  static let flag = FieldBehavior(
    widget: .toggle,
    recognise: { $0.all(kind: .flag) },
    read: { TypedText.flag($0) },
    complain: { text, _ in TypedText.flag(text) == nil ? .notABoolean : nil })
}
