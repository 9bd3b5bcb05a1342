extension FieldBehavior {
  /// Fields inside a field: known by its value.
  static let table = FieldBehavior(widget: .rows)
}
