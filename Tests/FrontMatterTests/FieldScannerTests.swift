import Testing

@testable import FrontMatter

/// What the fast scanner accepts, libyaml reads, and to the same bytes.
@Suite("Field scanner")
struct FieldScannerTests {
  static let plain =
    "---\ntitle: A title\ndate: 2020-01-01 # day\ntags: [a, 'b', \"c\"]\nlist:\n- x\n- \"y\"\nempty:\nurl: https://x.org/a#b\n# end\n---\n"

  /// Nil when they agree.
  private func disagreement(_ document: FrontMatterDocument) -> String? {
    let source = FrontMatterSource(bytes: document.bytes, range: document.frontMatterRange)
    guard let fast = YAMLFastReading.members(of: source) else { return nil }
    let slow = YAMLSyntax.parseWithLibYAML(source)
    guard slow.errors.isEmpty else { return "libyaml refuses: \(slow.errors[0].reason)" }
    let (mine, its) = (fast.map(line), slow.members.map(line))
    return mine == its ? nil : "\(mine)\n\(its)"
  }

  private func line(_ member: FieldMember) -> String {
    "\(member.key.debugDescription) \(member.keyRange) \(member.keySpelling) \(member.isShadowed) \(line(member.node))"
  }

  private func line(_ node: FieldNode) -> String {
    "\(node.value) \(node.spelling) \(node.range) \(node.members.count) \(node.properties as Any) [\(node.items.map(line).joined(separator: ", "))]"
  }

  @Test("plain front matter is read without libyaml")
  func accepts() throws {
    let document = FrontMatterDocument(Array(Self.plain.utf8))
    #expect(YAMLFastReading.members(of: document.source) != nil)
    #expect(disagreement(document) == nil)
    #expect(document.value(at: FieldPath("tags")!) == .list([.text("a"), .text("b"), .text("c")]))
    #expect(document.value(at: FieldPath("empty")!) == .empty)
  }

  @Test(
    "what needs a parser is left to it",
    arguments: [
      "a: b: c", "a: |\n  x", "a: {b: c}", "a:\n  b: c", "a: &x y", "a: \"\\n\"", "a: 'it''s'", "a: x\n  y", "\ta: x",
      "a: x\ty", "- x", "? a",
      "a: [b, [c]]", "a: [b,\n c]", "a: x\n - y", "a: @x", "\"a\": b", "a : b", "a: - b", "a:\n- b: c", "a: \u{85}",
      "a: \u{2028}",
    ])
  func leaves(_ text: String) {
    let bytes = Array("---\n\(text)\n---\n".utf8)
    #expect(YAMLFastReading.members(of: FrontMatterSource(bytes: bytes, range: 4..<(bytes.count - 4))) == nil)
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
    #expect(accepted * 2 > all)
  }

  @Test("it agrees with libyaml on mutated front matter", arguments: 0..<4)
  func mutations(_ round: Int) {
    var random = SeededRandom(seed: 0xD1FF + UInt64(round))
    let marks = Array("---\n\n  ::##[]{},&*!|>'\"%@`?\t \r\u{85}\u{2028}ab1~<=.".utf8)
    let real = random.sample(Corpus.isFullRun ? 4000 : 250, of: Corpus.files).map(Corpus.bytes).filter {
      $0.count < 20_000
    }
    let seeds = [Array(Self.plain.utf8)] + real
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
