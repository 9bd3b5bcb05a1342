extension FieldBehavior {
  /// Text of several lines.
  static let longText = FieldBehavior(
    widget: .severalLines,
    recognise: { sample in sample.values.contains { $0.text.utf8.contains(UInt8(ascii: "\n")) } })
}
