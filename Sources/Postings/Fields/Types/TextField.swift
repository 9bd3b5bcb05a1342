extension FieldBehavior {
  /// One line of text.
  static let text = FieldBehavior(widget: .line, recognise: { !$0.values.isEmpty })
}
