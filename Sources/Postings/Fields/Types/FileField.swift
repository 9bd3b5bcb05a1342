extension FieldBehavior {
  /// A path within the site: `/assets/logo.png`.
  static let file = FieldBehavior(
    widget: .line, recognise: { $0.all(isPath) },
    complain: { text, _ in text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) ? .notAPath : nil })

  /// A slash, and an ending of at most five letters or digits.
  private static func isPath(_ text: String) -> Bool {
    guard text.utf8.contains(UInt8(ascii: "/")), !text.contains("://"), text.utf8.count < 500 else { return false }
    guard let dot = text.utf8.lastIndex(of: UInt8(ascii: ".")) else { return false }
    let ending = text.utf8[dot...].dropFirst()
    return (1...5).contains(ending.count)
      && ending.allSatisfy { byte in
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      }
  }
}
