import Testing

@testable import FrontMatter

/// Tables whose keys are looked up by a hash.
@Suite("Large tables in TOML") struct TOMLLargeTableTests {
  private func document(_ lines: [String]) -> FrontMatterDocument {
    FrontMatterDocument(Array(("+++\n" + lines.joined(separator: "\n") + "\n+++\n").utf8))
  }

  @Test(
    "each key of two large tables is found in its own, and a second one is refused with its line", arguments: [13, 500])
  func keys(count: Int) {
    let keys = (0..<count).map { "k\($0) = \($0)" }, others = (0..<count).map { "k\($0) = \(-$0 - 1)" }
    let lines = keys + ["[other]"] + others
    let good = document(lines)
    #expect(good.errors.isEmpty)
    for number in 0..<count {
      #expect(good.value(at: FieldPath(key: "k\(number)")) == .number("\(number)"))
      #expect(good.value(at: FieldPath(key: "other").appending(key: "k\(number)")) == .number("\(-number - 1)"))
    }
    for number in [0, count / 2, count - 1] {
      let doubled = document(lines + ["k\(number) = 0"])
      #expect(doubled.errors.map(\.reason) == [.duplicateKey("k\(number)")])
      #expect(doubled.errors.map(\.line) == [2 * count + 3])
    }
  }

  @Test("keys that look alike and have other bytes are two")
  func lookAlikes() {
    let keys = (0..<20).map { "k\($0) = 1" } + ["\"\u{E9}\" = 1", "\"e\u{301}\" = 2"]
    #expect(document(keys).errors.isEmpty)
  }
}
