import Testing

@testable import FrontMatter

/// What the fast scanner accepts, libyaml reads, and to the same bytes.
@Suite("Field scanner")
struct FieldScannerTests {
  static let plain =
    "---\ntitle: A title\ndate: 2020-01-01 # day\ntags: [a, 'b', \"c\"]\nlist:\n- x\n- \"y\"\nempty:\nurl: https://x.org/a#b\n# end\n---\n"

  private func disagreement(_ document: FrontMatterDocument) -> String? { document.fastReadingDifference }

  private func isFast(_ text: String) -> Bool {
    let bytes = Array("---\n\(text)\n---\n".utf8)
    return YAMLFastReading.members(of: FrontMatterSource(bytes: bytes, range: 4..<(bytes.count - 4))) != nil
  }

  @Test("plain front matter is read without libyaml")
  func accepts() throws {
    let document = FrontMatterDocument(Array(Self.plain.utf8))
    #expect(YAMLFastReading.members(of: document.source) != nil)
    #expect(disagreement(document) == nil)
    #expect(document.value(at: FieldPath("tags")!) == .list([.text("a"), .text("b"), .text("c")]))
    #expect(document.value(at: FieldPath("empty")!) == .empty)
  }

  static let nested = [
    "a : b", "a b  : c", "a:\n  b: c", "a:\n    b:\n    c: [x, 'y']\nd: e", "a:\n  b:\n  - c\n  - d\n  e:\n    - f",
    "a:\n  b:\n    c:\n      d: e\nf: g", "a:\n- b: c\n  d: e\n- b: f",
    "a:\n  - b: c\n\n    d:\n  # note\n  - e:\n    - f\n    g: h",
    "a:\n- b:\n    c: d\n- e", "a: 'it''s'\nb: ''''\nc: \"say \\\"so\\\" \\\\\"", "a:\n- 'it''s'",
    "a: |\n  x", "a: |-\n    x\n\n      y\n    z\n\n\nb: c", "a: >\n  x\n  y\n\n  z\n   more\n  w\n\n   m\n\n  n",
    "a: >-\n\n\n  x \n  y\n# end\nb: c", "a: |  \n  # x\n\n  : y\n  - z\n # not text\nb: c",
    "a:\n  b: |\n    x\n  c: >\n    y\n    z",
    "a:\n- |\n x\n- >\n y\n y\nb: c", "a:\n- b: |\n    x\n  c: d", "a: |\r\n  x\r\n\r\n  y\r\nb: c", "a: |\n  é\n  🙂 x",
    "a:\n  b: x\n  b: y\nc:\n- d: 1\n  d: 2",
  ]

  @Test("tables, lists of tables and block scalars are read without libyaml, and alike", arguments: nested)
  func accepts(nested text: String) {
    #expect(isFast(text))
    #expect(disagreement(FrontMatterDocument(Array("---\n\(text)\n---\n".utf8))) == nil)
  }

  @Test("a text without a last line end has none in its block scalar")
  func withoutLastLineEnd() {
    for text in ["a: |\n  x", "a: >\n  x\n  y", "a: |\n  x\n", "a: |\n  x\n "] {
      #expect(
        disagreement(FrontMatterDocument(plain: Array(text.utf8), format: .yaml)) == nil, "\(text.debugDescription)")
    }
  }

  @Test(
    "what needs a parser is left to it",
    arguments: [
      "a: b: c", "a: {b: c}", "a: &x y", "a: \"\\n\"", "a: x\n  y", "\ta: x", "a: x\ty", "- x", "? a", "a: [b, [c]]",
      "a: [b,\n c]", "a: x\n - y", "a: @x", "\"a\": b", "a: - b", "a: \u{85}", "a: \u{2028}", "a: |+\n  x",
      "a: |2\n  x",
      "a: |", "a: |\nb: c", "a: | # c\n  x", "a: |\n  x\n    \n  y", "a: |\n    x\n  y", "a:\n  b: c\n d: e",
      "a:\n  b: c\n   d: e",
      "a:\n- b\n - c", "a:\n  - b\n c: d", "a:\n  - b\n  c: d", "a:\n- - b", "a:\n-\n  b: c", "a:\n- b: c\n d: e",
      " a: b",
      "a:\n  b: c\n- d", "a:\n  <<: x", "a:\n b:\n  c:\n   d:\n    e:\n     f: g", "a: [\"x\\\"]\", y]",
    ])
  func leaves(_ text: String) {
    #expect(!isFast(text))
  }

  @Test("it agrees with libyaml on the whole corpus", .enabled(if: Corpus.isPresent))
  func corpus() {
    var (accepted, all) = (0, 0)
    for file in Corpus.files {
      let document = FrontMatterDocument(Corpus.bytes(file))
      guard document.format == .yaml else { continue }
      all += 1
      if YAMLFastReading.members(of: document.source) != nil { accepted += 1 }
      if let problem = disagreement(document) { Issue.record("\(Corpus.name(file)): \(problem)") }
    }
    print("field scanner: sure of \(accepted) of \(all) files")
    #expect(accepted * 10 > all * 8)
  }

  @Test("it agrees with libyaml on mutated front matter", arguments: 0..<4)
  func mutations(_ round: Int) {
    var random = SeededRandom(seed: 0xD1FF + UInt64(round))
    let marks = Array("---\n\n  ::##[]{},&*!|>'\"%@`?\t \r\u{85}\u{2028}ab1~<=.".utf8)
    let real = random.sample(Corpus.isFullRun ? 4000 : 250, of: Corpus.files).map(Corpus.bytes).filter {
      $0.count < 20_000
    }
    let seeds = [Array(Self.plain.utf8)] + Self.nested.map { Array("---\n\($0)\n---\n".utf8) } + real
    var accepted = 0
    for seed in seeds {
      let range = FrontMatterDocument(seed).frontMatterRange
      guard FrontMatterDocument(seed).format == .yaml, !range.isEmpty else { continue }
      for _ in 0..<(Corpus.isFullRun ? 40 : 12) {
        var bytes = Array(seed[..<min(seed.count, range.upperBound + 4)])
        for _ in 0..<Int.random(in: 1...3, using: &random) {
          let place = Int.random(in: range.lowerBound..<min(range.upperBound, bytes.count), using: &random)
          switch Int.random(in: 0..<3, using: &random) {
          case 0: bytes.remove(at: place)
          case 1: bytes.insert(marks.randomElement(using: &random)!, at: place)
          default: bytes[place] = marks.randomElement(using: &random)!
          }
        }
        let document = FrontMatterDocument(bytes)
        guard document.format == .yaml else { continue }
        if YAMLFastReading.members(of: document.source) != nil { accepted += 1 }
        if let problem = disagreement(document) {
          Issue.record("\(String(decoding: bytes, as: UTF8.self).debugDescription): \(problem)")
          return
        }
      }
    }
    #expect(accepted > 5)
  }
}
