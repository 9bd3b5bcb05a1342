import Foundation
import Testing

@testable import FrontMatter

/// Every scalar of real TOML and JSON files, set to values that are hard to spell, and read back by Python's readers.
@Suite("Nasty values in real TOML and JSON files", .enabled(if: Corpus.isPresent, Comment(rawValue: Corpus.absent)))
struct TOMLNastyValueTests {
  static let values = [
    "a: b # c", "yes", "- x", " lead", "trail ", "one\ntwo\n\nthree", "ends with a break\n", "\nbegins with one",
    "🙂 emoji 👩‍👩‍👧", "שלום עולם",
    "---", "+++", "a\n+++\nb", "+++\n", ";;;", "", "0042", "12:30", "2019-01-01", "true", "null", "inf", "it's",
    "say \"hi\"", "back\\slash", "\\",
    "\"\"\"", "'''", "'", "\"", "a'''b\n", "a\"\"\"\"\nb\"\"", "''\n'", "{{ x }}", "[a, b]", "{a = 1}", "# hash",
    "tab\there", "a,b", "\u{1}\u{7F}\u{1B}",
    "\u{85}\u{2028}", "\u{FEFF}x", "x\r\ny", "x\ry", "e\u{301}", "plain words", "https://example.org/?a=b#c", "\\u00e9",
    "line \\\n  next", "// no comment",
    "/* nor */ here", "},", "  \n x\n", "\u{E000}\u{10FFFF}",
  ]

  struct Scalar {
    var path: FieldPath
    var node: FieldNode
  }

  @Test("a scalar set to a nasty value reads as that value to other readers, and nothing else changes")
  func nasty() throws {
    let python = try #require(PythonReadersTool.python, "python3.11 with tomllib is needed as a test tool")
    var random = SeededRandom(seed: 0x70A1)
    var questions: [PythonReadersTool.Question] = []
    var (done, back) = (0, 0)
    var strayed: [String] = []
    for file in TOMLCorpusTests.files where Corpus.isFullRun || random.chance(1, of: 10) {
      let document = FrontMatterDocument(Corpus.bytes(file))
      guard document.isEditable, let format = document.format, format != .yaml else { continue }
      for scalar in scalars(of: document) {
        for value in Corpus.isFullRun ? Self.values : random.sample(3, of: Self.values) {
          let id = "\(Corpus.name(file)) \(scalar.path) = \(value.debugDescription)"
          var changed = document
          let undo = changed.apply(try document.edit(for: .set(scalar.path, to: .text(value))))
          done += 1
          #expect(changed.value(at: scalar.path) == .text(value))
          questions.append(
            .init(
              id: id, format: format.rawValue, before: frontMatter(document), after: frontMatter(changed),
              path: scalar.path.components.map(PythonReadersTool.Step.init), text: value))
          var restored = changed
          restored.apply(try changed.edit(for: .set(scalar.path, to: scalar.node.value)))
          if restored.bytes == document.bytes {
            back += 1
          } else {
            strayed.append(id + "\n" + difference(restored.bytes, document.bytes))
          }
          changed.apply(undo)
          #expect(changed.bytes == document.bytes)
        }
      }
    }
    let answers = try PythonReadersTool.ask(questions, python: python)
    print(
      "nasty values, TOML and JSON: \(done) edits, \(answers.last?.checks ?? 0) readings by Python;",
      "set back byte for byte: \(back) of \(done)")
    let problems = answers.filter { $0.problem != nil }.prefix(12)
    #expect(
      answers.last?.failed == 0,
      "\(problems.map { "\($0.id ?? ""): \($0.problem ?? "")\n\($0.after ?? "")" }.joined(separator: "\n"))")
    #expect(done > 500)
    #expect(Double(back) >= 0.98 * Double(done), "\(strayed.prefix(40).joined(separator: "\n"))")
  }

  @Test("what is read here is what other readers take, and what is broken here is broken there")
  func sound() throws {
    let python = try #require(PythonReadersTool.python, "python3.11 with tomllib is needed as a test tool")
    var questions: [PythonReadersTool.Question] = []
    var broken = Set<String>()
    for file in TOMLCorpusTests.files {
      let document = FrontMatterDocument(Corpus.bytes(file))
      guard let format = document.format, format != .yaml else { continue }
      if !document.errors.isEmpty { broken.insert(Corpus.name(file)) }
      questions.append(
        .init(
          id: Corpus.name(file), format: format.rawValue, before: frontMatter(document), after: nil, path: [], text: "")
      )
    }
    let answers = try PythonReadersTool.ask(questions, python: python)
    #expect(Set(answers.compactMap { $0.problem == nil ? nil : $0.id }) == broken)
  }

  private func frontMatter(_ document: FrontMatterDocument) -> String {
    String(decoding: document.bytes[document.frontMatterRange], as: UTF8.self)
  }

  private func scalars(of document: FrontMatterDocument) -> [Scalar] {
    var found: [Scalar] = []
    for member in document.members where !member.isShadowed {
      collect(member.node, FieldPath(key: member.key), &found)
    }
    return found
  }

  private func collect(_ node: FieldNode, _ path: FieldPath, _ found: inout [Scalar]) {
    switch node.value {
    case .list: for (index, item) in node.items.enumerated() { collect(item, path.appending(index: index), &found) }
    case .table:
      for member in node.members where !member.isShadowed {
        collect(member.node, path.appending(key: member.key), &found)
      }
    default: found.append(Scalar(path: path, node: node))
    }
  }
}

/// Python's own readers of TOML and JSON, run once for many questions: `Tests/Tools/toml_json_readers.py`.
enum PythonReadersTool {
  struct Question: Encodable {
    var id: String
    var format: String
    var before: String
    var after: String?
    var path: [Step]
    var text: String

    enum CodingKeys: CodingKey { case id, format, before, after, path, text }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(id, forKey: .id)
      try container.encode(format, forKey: .format)
      try container.encode(before, forKey: .before)
      try container.encode(after, forKey: .after)
      try container.encode(path, forKey: .path)
      try container.encode(text, forKey: .text)
    }
  }

  enum Step: Encodable {
    case key(String)
    case index(Int)

    init(_ component: FieldPath.Component) {
      switch component {
      case .key(let key): self = .key(key)
      case .index(let index): self = .index(index)
      }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .key(let key): try container.encode(key)
      case .index(let index): try container.encode(index)
      }
    }
  }

  /// The first python that has `tomllib`.
  static let python: String? = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin"
    let found = path.split(separator: ":").map { "\($0)/python3" }.filter(FileManager.default.isExecutableFile)
    return found.first { (try? YAMLReadersTool.run($0, ["-c", "import tomllib"], input: Data()))?.status == 0 }
  }()

  static func ask(_ questions: [Question], python: String) throws -> [YAMLReadersTool.Answer] {
    let tool = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Tools/toml_json_readers.py")
    let encoder = JSONEncoder()
    var input = Data()
    for question in questions { input += try encoder.encode(question) + Data("\n".utf8) }
    let result = try YAMLReadersTool.run(python, [tool.path], input: input)
    let decoder = JSONDecoder()
    return try result.output.split(separator: UInt8(ascii: "\n"))
      .map { try decoder.decode(YAMLReadersTool.Answer.self, from: Data($0)) }
  }
}
