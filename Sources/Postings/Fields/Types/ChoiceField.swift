extension FieldBehavior {
  /// One of few values, each used again and again.
  static let choice = FieldBehavior(
    widget: .choices,
    recognise: { sample in
      let distinct = sample.distinctCount
      return (1...20).contains(distinct) && sample.values.count >= 4 && sample.values.count >= 4 * distinct
        && sample.values.allSatisfy { $0.text.utf8.count <= 60 }
    })
}
