import Foundation
import MarkdownLayout
import TerminalText
import Testing

@Suite("Hostile and odd Markdown")
struct HostileMarkdownTests {
  struct Example: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var head = ""
    var unit: String

    init(_ name: String, _ unit: String, after head: String = "") {
      testDescription = name
      self.unit = unit
      self.head = head
    }

    func bytes(_ count: Int) -> [UInt8] {
      var bytes = Array(head.utf8)
      while bytes.count < count { bytes += unit.utf8 }
      return bytes
    }
  }

  /// Each was slow, or is near to what was, in cmark-gfm 0.29.
  static let examples = [
    Example("deep quotes", ">"), Example("deep lists", "- "), Example("deep numbers", "1) "),
    Example("lines under deep quotes", "b\n", after: String(repeating: ">", count: 10_000) + "a\n"),
    Example("lines under deep lists", "\n", after: String(repeating: "* ", count: 10_000) + "a\n"),
    Example("brackets", "["), Example("links that are not closed", "[a]("), Example("images", "![["),
    Example("stars", "*a_ "), Example("emphasis that only closes", "a* "), Example("tildes", "~~a ~a "),
    Example("comments", "a <!-- "), Example("instructions", "a <? "), Example("character data", "a <![CDATA["),
    Example("declarations", "a <!A "), Example("wide table", "|"),
    Example(
      "short rows of a wide table", "|\n",
      after: String(repeating: "|a", count: 3_000) + "|\n" + String(repeating: "|-", count: 3_000) + "|\n"),
    Example("rules of tables", "a\n|-|-|\n"), Example("the same with CR LF", "a\r\n|-|-|\r\n"),
    Example("uses of a long reference", "[a]", after: "[a]: /" + String(repeating: "b", count: 20_000) + "\n\n"),
    Example("footnotes", "_[^a]"), Example("addresses", "www.a_"), Example("mailboxes", "a@"),
    Example("Liquid", "{{"), Example("tabs in code", "\t", after: "```\n"), Example("marks", "\u{301}"),
    Example("controls", "\u{1B}[2J\u{9B}\u{202E}\0"), Example("entities", "&#27;&#x202e;"),
  ]

  @Test("takes about linear time, and shows no control", arguments: examples)
  func hostile(_ example: Example) {
    let time = { (bytes: [UInt8]) in
      ContinuousClock().measure {
        let layout = MarkdownDocument(bytes).layout(width: 80)
        for line in layout.prefix(50) { expectHarmless(line, width: 80) }
      }
    }
    // A busy machine may spoil one try, not three of them.
    let isLinear = (1...3).contains { _ in
      let small = time(example.bytes(15_000))
      return time(example.bytes(60_000)) < small * 12 + .milliseconds(400)
    }
    #expect(isLinear)
  }

  @Test("bytes of any kind make a document", arguments: [1, 2, 3, 4])
  func randomBytes(seed: UInt64) {
    var generator = SeededBytes(state: seed)
    let pieces: [[UInt8]] = [
      [0x00], [0x0D], [0x0A], [0x0A, 0x0A], [0xE9], [0xC3], [0xF0, 0x9F], [0x1B], Array("# ".utf8), Array("> ".utf8),
      Array("- ".utf8), Array("|".utf8), Array("|-|\n".utf8), Array("```".utf8), Array("[a](b)".utf8),
      Array("![".utf8), Array("](".utf8), Array("*".utf8), Array("`".utf8), Array("é日👍🏽".utf8),
      Array("https://a.b".utf8), Array("{{ a }}".utf8), Array("[^1]".utf8), Array("[^1]: ".utf8), Array("  ".utf8),
    ]
    for _ in 0..<150 {
      let bytes = (0..<Int.random(in: 0..<60, using: &generator))
        .flatMap { _ in pieces.randomElement(using: &generator)! }
      let document = MarkdownDocument(bytes)
      for width in [1, 7, 40] {
        for line in document.layout(width: width) { expectHarmless(line, width: max(width, 12)) }
      }
    }
  }

  @Test("Latin-1 and NUL are shown as marks")
  func marks() {
    let layout = MarkdownDocument([0x63, 0x61, 0x66, 0xE9, 0x20, 0x00]).layout(width: 40)
    #expect(layout.map(\.text) == ["caf<E9> \u{FFFD}"])
  }

  @Test("a body above the limit is plain text, line by line")
  func plainText() {
    let line = "# not *Markdown*\tany more \u{1B}[2J\r\n"
    let bytes = Array(String(repeating: line, count: MarkdownDocument.markdownLimit / line.utf8.count + 1).utf8)
    let document = MarkdownDocument(bytes)
    let layout = document.layout(width: 80)
    #expect(document.isPlainText)
    #expect(layout.count == bytes.count / line.utf8.count)
    #expect(layout[1].text == "# not *Markdown*    any more ^[[2J")
    #expect(layout[99].sourceLine == 100)
  }

  @Test("real bodies stay within the width", .enabled(if: Corpus.exists, "no ../shared/corpus"))
  func corpus() throws {
    let files = try Corpus.markdownFiles(sample: 120)
    #expect(files.count > 100)
    for bytes in files {
      let document = MarkdownDocument(bytes)
      for width in [40, 80, 140] {
        for line in document.layout(width: width) { expectHarmless(line, width: width) }
      }
    }
  }

  private func expectHarmless(_ line: MarkdownLine, width: Int) {
    let text = line.text
    if text.columns > width { Issue.record("\(text.columns) columns: \(text)") }
    if !text.cleaned().utf8.elementsEqual(text.utf8) { Issue.record("not clean: \(text)") }
  }
}

/// The real files beside the project.
enum Corpus {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/corpus").standardizedFileURL

  static var exists: Bool { FileManager.default.fileExists(atPath: folder.path) }

  /// The bodies, front matter included, of some files spread over the corpus.
  static func markdownFiles(sample: Int) throws -> [[UInt8]] {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let markdown = (files?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }
    return try stride(from: 0, to: markdown.count, by: max(1, markdown.count / sample)).map {
      Array(try Data(contentsOf: markdown[$0]))
    }
  }
}

struct SeededBytes: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
