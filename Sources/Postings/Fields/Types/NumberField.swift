extension FieldBehavior {
  /// A decimal number, as every notation writes it.
  static let number = FieldBehavior(
    widget: .line,
    recognise: { $0.all(kind: .number) },
    read: { TypedText.number($0) },
    complain: { text, rule in
      guard TypedText.number(text) != nil, let number = Double(text) else { return .notANumber }
      if let least = rule.least, let bound = Double(least), number < bound { return .tooSmall(least: least) }
      if let most = rule.most, let bound = Double(most), number > bound { return .tooLarge(most: most) }
      return nil
    })
}
