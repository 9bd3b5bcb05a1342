internal import TerminalText

/// Long texts that are alike up to a place: what they begin with is left out, so that the place is in view.
struct SharedStart {
  /// Characters that all of them begin with.
  private let count: Int
  private let isSame: Bool

  /// - Parameter texts: those that are compared with each other.
  init(_ texts: [String]) {
    let texts = texts.map { Array($0) }
    var count = texts.map(\.count).min() ?? 0
    for text in texts.dropFirst() {
      count = zip(text, texts[0]).prefix(count).prefix { $0 == $1 }.count
    }
    self.count = count
    isSame = texts.allSatisfy { $0.count == count }
  }

  /// The text whole where it fits, else from some characters before the place on.
  func cut(_ text: String, to width: Int) -> String {
    guard !isSame, text.columns > width else { return text }
    let characters = Array(text)
    let before = min(8, width / 3)
    guard String(characters.prefix(count)).columns > width - before else { return text }
    var start = count - before
    // From a word on, if one begins there.
    if let blank = characters[start..<count].firstIndex(of: " ") { start = blank + 1 }
    return "…" + String(characters[start...])
  }
}
