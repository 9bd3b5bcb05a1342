extension FieldBehavior {
  /// An address of the web, or one to be mailed or called.
  static let url = FieldBehavior(
    widget: .line, recognise: { $0.all(isURL) }, complain: { text, _ in isURL(text) ? nil : .notAURL })

  private static let schemes = ["http://", "https://", "ftp://"]

  /// A scheme, then a host, without blanks.
  private static func isURL(_ text: String) -> Bool {
    let lower = text.lowercased()
    guard !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else { return false }
    if lower.hasPrefix("mailto:") || lower.hasPrefix("tel:") { return text.utf8.count > 8 }
    guard let scheme = schemes.first(where: { lower.hasPrefix($0) }) else { return false }
    let host = lower.utf8.dropFirst(scheme.utf8.count).prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
    return host.contains(UInt8(ascii: ".")) && host.last != UInt8(ascii: ".") || host.starts(with: "localhost".utf8)
  }
}
