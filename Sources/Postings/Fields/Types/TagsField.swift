extension FieldBehavior {
  /// Tags: known by the role of their key, not by their values.
  static let tags = FieldBehavior(widget: .chips)
}
