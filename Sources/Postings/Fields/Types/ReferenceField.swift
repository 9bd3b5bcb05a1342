extension FieldBehavior {
  /// Another posting, by its file's name.
  static let reference = FieldBehavior(
    widget: .choices,
    recognise: { sample in
      !sample.values.isEmpty
        && sample.values.prefix(8).allSatisfy { $0.kind == .text && sample.namesPosting($0.text, $0.row) }
    })
}
