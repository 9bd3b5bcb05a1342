import FrontMatter
import Testing

@Suite("Field paths")
struct FieldPathTests {
  @Test(
    "a path is read and written alike",
    arguments: [
      ("title", [FieldPath.Component.key("title")]),
      ("author.name", [.key("author"), .key("name")]),
      ("info sessions[0].link", [.key("info sessions"), .index(0), .key("link")]),
      ("tags[2]", [.key("tags"), .index(2)]),
      ("a[0][1].b", [.key("a"), .index(0), .index(1), .key("b")]),
      ("params.\"og:image.alt\"", [.key("params"), .key("og:image.alt")]),
      ("\"a\\\"b\\\\c\"", [.key("a\"b\\c")]),
      ("\"\"", [.key("")]),
      ("\"a b\"", [.key("a b")]),
      ("og:image", [.key("og:image")]),
      ("@type", [.key("@type")]),
      ("अपरिष्कृत", [.key("अपरिष्कृत")]),
      ("", []),
    ])
  func roundTrip(_ text: String, _ components: [FieldPath.Component]) throws {
    let path = try #require(FieldPath(text))
    #expect(path.components == components)
    #expect(path.description == text || FieldPath(path.description) == path)
    #expect(FieldPath(FieldPath(components).description) == FieldPath(components))
  }

  @Test(
    "what is no path is refused",
    arguments: [
      ".", "a.", ".a", "a..b", "a[", "a[]", "a[x]", "a[-1]", "a]", "a ", " a", "a=b", "\"a", "a\"b\"",
      "a[99999999999999999999]", "\"a\"b",
    ])
  func refused(_ text: String) {
    #expect(FieldPath(text) == nil)
  }

  @Test("keys are compared byte by byte")
  func composed() {
    #expect(FieldPath(key: "\u{E9}") != FieldPath(key: "e\u{301}"))
  }
}
