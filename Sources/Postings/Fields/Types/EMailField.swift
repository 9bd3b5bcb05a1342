extension FieldBehavior {
  /// An address for mail.
  static let email = FieldBehavior(
    widget: .line, recognise: { $0.all(isAddress) }, complain: { text, _ in isAddress(text) ? nil : .notAnEMail })

  /// One `@` with something before it and a domain with a dot after it, without blanks.
  private static func isAddress(_ text: String) -> Bool {
    guard !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":") })
    else { return false }
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else { return false }
    let labels = parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return labels.count >= 2 && labels.allSatisfy { !$0.isEmpty }
  }
}
