extension FieldBehavior {
  /// Several values under one key.
  static let list = FieldBehavior(widget: .chips, recognise: { $0.hasSeveral })
}
