extension Folding {
  /// Folded, without blanks at either end: what two values are compared by.
  public static func foldTrimmed(_ text: some StringProtocol) -> [UInt8] { trimmed(fold(text)) }
}
