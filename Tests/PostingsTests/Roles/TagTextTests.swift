import Postings
import Testing

@Suite struct TagTextTests {
  static let seed = "Rédaction article, Affaires publiques , Civic Tech"

  private func removing(_ tag: String, from text: String) -> String {
    TagText(text).removing { $0.utf8.elementsEqual(tag.utf8) }
  }

  @Test(
    "tags are shown trimmed, empty ones left out",
    arguments: [
      (seed, ["Rédaction article", "Affaires publiques", "Civic Tech"]), ("", []), (" , ,\t", []), ("a", ["a"]),
      ("a,b,", ["a", "b"]), (" a ,, b\n", ["a", "b"]), ("a;b", ["a;b"]),
      ("a, \u{301}b", ["a", "\u{301}b"]),
    ])
  func tags(text: String, expected: [String]) {
    #expect(TagText(text).tags.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
  }

  @Test(
    "a tag is added after the last one, with the separator in use",
    arguments: [
      (seed, "Rédaction article, Affaires publiques , Civic Tech, CDI"), ("", "CDI"), ("  ", "CDI"), ("a", "a, CDI"),
      ("a,b", "a,b,CDI"), ("a, b,", "a, b, CDI,"), ("a, b , ", "a, b, CDI , "), ("a,  b", "a,  b,  CDI"),
      ("a,\n b\n", "a,\n b,\n CDI\n"),
    ])
  func adds(text: String, expected: String) { #expect(TagText(text).adding("CDI") == expected) }

  @Test(
    "a tag goes with its separator, the others keep their blanks",
    arguments: [
      (seed, "Rédaction article", "Affaires publiques , Civic Tech"),
      (seed, "Affaires publiques", "Rédaction article, Civic Tech"),
      (seed, "Civic Tech", "Rédaction article, Affaires publiques"),
      (seed, "Rails", seed), ("a", "a", ""), (" a , ", "a", ""), ("a, a,b", "a", "b"), ("a, b, a", "a", "b"),
      (" a, b ", "a", " b "), (" a, b ", "b", " a "), ("a, b,", "b", "a,"), ("a,,b", "a", "b"), ("a,,b", "b", "a"),
      ("a , b , c", "b", "a , c"), ("", "a", ""), (" ,", "a", " ,"),
    ])
  func removes(text: String, tag: String, expected: String) { #expect(removing(tag, from: text) == expected) }

  @Test(
    "a tag is spelled anew in its place, with its blanks",
    arguments: [
      (seed, "Affaires publiques", "Rédaction article, Lobbying , Civic Tech"), (" a ,b", "a", " Lobbying ,b"),
      ("a, b, a", "a", "Lobbying, b"), ("a", "b", "a"), ("", "", ""),
    ])
  func replaces(text: String, tag: String, expected: String) {
    #expect(TagText(text).replacingFirst(with: "Lobbying") { $0.utf8.elementsEqual(tag.utf8) } == expected)
  }

  @Test("removing what was added gives the first text back", arguments: 0..<40)
  func inverse(seed: UInt64) {
    var random = Seeded(seed)
    for _ in 0..<50 {
      var text = random.pick(["", " ", ", ", ",", "\t"])
      for index in 0..<Int.random(in: 1...5, using: &random) {
        if index > 0 { text += random.pick([",", ", ", " , ", ",,", ",\n  ", " ,\t", ", , "]) }
        text += random.pick(["a", "Civic Tech", "é", "e\u{301}", "日本", "x y  z", "\u{301}b", "-"])
      }
      text += random.pick(["", " ", ",", " , ", "\n", "\r\n"])
      let added = TagText(text).adding("new tag")
      #expect(TagText(added).tags.count == TagText(text).tags.count + 1)
      #expect(removing("new tag", from: added).utf8.elementsEqual(text.utf8), "\(text.debugDescription)")
    }
  }
}
