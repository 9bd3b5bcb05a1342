import TerminalText
import Testing

@Suite("Text cut and padded to columns")
struct TextFittingTests {
  struct Example: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var text: String
    var limit: Int
    var cut: String
    var cutAtStart: String

    init(_ name: String, _ text: String, _ limit: Int, _ cut: String, start: String) {
      testDescription = name
      self.text = text
      self.limit = limit
      self.cut = cut
      cutAtStart = start
    }
  }

  static let examples = [
    Example("fits", "abc", 3, "abc", start: "abc"),
    Example("too long", "abcd", 3, "ab…", start: "…cd"),
    Example("one column", "abcd", 1, "…", start: "…"),
    Example("no column", "abcd", 0, "", start: ""),
    Example("less than no column", "abcd", -3, "", start: ""),
    Example("a wide character is not split", "日本語", 4, "日…", start: "…語"),
    Example("an accent stays on its letter", "e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…", start: "…e\u{301}"),
    Example("a flag is not split", "🇫🇷🇧🇪", 3, "🇫🇷…", start: "…🇧🇪"),
    Example("a half flag is not shown", "🇫🇷🇧🇪", 2, "…", start: "…"),
  ]

  @Test("text is cut between clusters, with an ellipsis", arguments: examples)
  func truncation(_ example: Example) {
    #expect(example.text.truncated(to: example.limit) == example.cut)
    #expect(example.text.truncated(to: example.limit, at: .start) == example.cutAtStart)
  }

  @Test("fitted text takes exactly its columns", arguments: examples, [TextAlignment.left, .right])
  func fitting(_ example: Example, _ alignment: TextAlignment) {
    for width in 0..<12 {
      #expect(example.text.fitted(to: width, alignment: alignment).columns == width)
    }
  }

  @Test("padding goes on the other side")
  func padding() {
    #expect("é".padded(to: 3) == "é  ")
    #expect("12".padded(to: 4, alignment: .right) == "  12")
    #expect("long".padded(to: 2) == "long")
  }

  @Test("a cursor's column and its index are each other's inverse")
  func cursor() {
    let text = "aé日👍🏽e\u{301}z"
    #expect(text.indices.map { text.column(of: $0) } == [0, 1, 2, 4, 6, 7])
    for index in text.indices { #expect(text.index(atColumn: text.column(of: index)) == index) }
    #expect(text[text.index(atColumn: 3)] == "日")
    #expect(text.index(atColumn: 99) == text.endIndex)
    #expect(text.index(atColumn: -1) == text.startIndex)
  }
}
