import Foundation
import Testing

@testable import FrontMatter

/// Every scalar of real files, set to values that are hard to spell, and read back by other people's parsers.
@Suite("Nasty values in real files", .enabled(if: Corpus.isPresent, Comment(rawValue: Corpus.absent)))
struct YAMLNastyValueTests {
  static let values = [
    "a: b # c", "yes", "- x", " lead", "trail ", "one\ntwo\n\nthree", "ends with a break\n", "🙂 emoji 👩‍👩‍👧", "שלום עולם",
    "---", "",
    "0042", "12:30", "null", "~", "@home", "`tick`", "it's", "say \"hi\"", "back\\slash", "{{ x }}", "[a, b]",
    "%percent", "#hash", "tab\there",
    "a,b", "key: ", ": x", "!tag", "&anchor", "*alias", "| pipe", "> fold", "\u{85}", "\u{2028}", "\u{FEFF}x", "\u{1}",
    "1_000", "2019-22-08",
    "e\u{301}", "plain words", "https://example.org/?a=b#c", "=", "<<", ".5", "1e3", "? what", "?", "-", "-x", "...",
    "\n", "  \n x\n", "x\r\ny",
    "# not a comment\n- nor a list", " first line is indented\nsecond is not\n",
    "a very long line of words that goes on and on, well beyond the width at which a folded text would be wrapped by anyone",
  ]

  static let typed: Set<String> = [
    "a: b # c", "yes", "- x", " lead", "one\ntwo\n\nthree", "🙂 emoji 👩‍👩‍👧", "שלום עולם", "---", "plain words", "it's",
    "12:30",
  ]

  struct Scalar {
    var path: FieldPath
    var places: [Int]
    var node: FieldNode
  }

  @Test("a scalar set to a nasty value reads as that value to every reader, and nothing else changes")
  func nasty() throws {
    let python = try #require(YAMLReadersTool.python, "python3 with PyYAML is needed as a test tool")
    var generator = SeededRandom(seed: 0x5EED)
    let files = Corpus.isFullRun ? Corpus.files : Corpus.files.filter { _ in generator.chance(1, of: 55) }
    var questions: [YAMLReadersTool.Question] = []
    var tally = Tally()
    for file in files {
      let document = FrontMatterDocument(Corpus.bytes(file))
      guard document.format == .yaml, document.isEditable else { continue }
      for scalar in scalars(of: document.members).prefix(Corpus.isFullRun ? 60 : 12) {
        for value in Corpus.isFullRun ? generator.sample(6, of: Self.values) : generator.sample(3, of: Self.values) {
          set(scalar, to: value, in: document, Corpus.name(file), &questions, &tally)
        }
      }
    }
    let answers = try YAMLReadersTool.ask(questions, python: python)
    let problems = answers.filter { $0.problem != nil }
    let summary = answers.last
    print(
      "nasty values: \(tally.done) edits, \(tally.refused.count) refused, \(summary?.checks ?? 0) readings by other parsers;",
      "set back byte for byte: \(tally.back) of \(tally.done)")
    #expect(
      summary?.failed == 0,
      "\(problems.prefix(12).map { "\($0.id ?? "") \($0.reader ?? ""): \($0.problem ?? "")\n\($0.after ?? "")" }.joined(separator: "\n"))"
    )
    #expect(
      tally.refused.isEmpty, "\(tally.refused.count) refused: \(tally.refused.prefix(30).joined(separator: "\n"))")
    print("values that people type: set back byte for byte: \(tally.typedBack) of \(tally.typed)")
    // What only an escape can say leaves double quotes behind in files that have some: one in ten of these values.
    #expect(Double(tally.back) >= 0.88 * Double(tally.done))
    #expect(
      Double(tally.typedBack) >= 0.95 * Double(tally.typed), "\(tally.strayed.prefix(40).joined(separator: "\n"))")
  }

  struct Tally {
    var done = 0
    var back = 0
    /// Of `values`, those that are in `typed`.
    var typed = 0
    var typedBack = 0
    var refused: [String] = []
    var strayed: [String] = []
  }

  private func set(
    _ scalar: Scalar, to text: String, in document: FrontMatterDocument, _ name: String,
    _ questions: inout [YAMLReadersTool.Question], _ tally: inout Tally
  ) {
    let isTyped = Self.typed.contains(text)
    let id = "\(name) \(scalar.path) = \(text.debugDescription)"
    do {
      var changed = document
      let undo = changed.apply(try document.edit(for: .set(scalar.path, to: .text(text))))
      tally.done += 1
      if isTyped { tally.typed += 1 }
      #expect(changed.value(at: scalar.path) == .text(text))
      questions.append(
        .init(id: id, before: frontMatter(document), after: frontMatter(changed), path: scalar.places, text: text))
      var back = changed
      back.apply(try changed.edit(for: .set(scalar.path, to: scalar.node.value)))
      if back.bytes == document.bytes {
        tally.back += 1
        if isTyped { tally.typedBack += 1 }
      } else {
        tally.strayed.append(id + "\n" + difference(back.bytes, document.bytes))
      }
      changed.apply(undo)
      #expect(changed.bytes == document.bytes)
    } catch {
      tally.refused.append("\(id): \(error.reason)")
    }
  }

  private func frontMatter(_ document: FrontMatterDocument) -> String {
    String(decoding: document.bytes[document.frontMatterRange], as: UTF8.self)
  }

  private func scalars(of members: [FieldMember]) -> [Scalar] {
    var found: [Scalar] = []
    for (index, member) in members.enumerated() where !member.isShadowed && isSimple(member.keySpelling) {
      collect(member.node, FieldPath(key: member.key), [index], &found)
    }
    return found
  }

  private func collect(_ node: FieldNode, _ path: FieldPath, _ places: [Int], _ found: inout [Scalar]) {
    if node.properties != nil { return }
    switch node.spelling {
    case .alias: return
    case .flowList, .blockList:
      for (index, item) in node.items.enumerated() {
        collect(item, path.appending(index: index), places + [index], &found)
      }
    case .flowTable, .blockTable:
      for (index, member) in node.members.enumerated() where !member.isShadowed && isSimple(member.keySpelling) {
        collect(member.node, path.appending(key: member.key), places + [index], &found)
      }
    default: found.append(Scalar(path: path, places: places, node: node))
    }
  }

  private func isSimple(_ spelling: FieldNode.Spelling) -> Bool {
    spelling == .plain || spelling == .singleQuoted || spelling == .doubleQuoted
  }
}
