import Foundation
import Testing

@testable import FrontMatter

/// Real files with TOML and JSON front matter.
@Suite("Real files in TOML and JSON", .enabled(if: Corpus.isPresent, Comment(rawValue: Corpus.absent)))
struct TOMLCorpusTests {
  static let files = Corpus.files.filter { file in
    let format = FrontMatterDocument(Corpus.bytes(file)).format
    return format == .toml || format == .json
  }

  /// What no reader of TOML or JSON takes, with what is wrong; Python's readers refuse them too.
  static let broken: [String: String] = [
    "corpus/odd/toml-inline-table-template-braces.md": "`{{ .Date }}` without quotes",
    "corpus/odd/toml-invalid-newline-in-string.md": "a line break in double quotes",
  ]

  @Test("every file is read whole, or stands in the list of the broken ones")
  func read() {
    var counts: [FrontMatterFormat: Int] = [:]
    var problems: [String] = []
    for file in Self.files {
      let document = FrontMatterDocument(Corpus.bytes(file))
      guard let format = document.format, format != .yaml else { continue }
      counts[format, default: 0] += 1
      check(document, Corpus.name(file))
      guard (Self.broken[Corpus.name(file)] == nil) != document.errors.isEmpty else { continue }
      problems.append("\(Corpus.name(file)): \(document.errors.map { "\($0.line):\($0.column) \($0)" })")
    }
    print("TOML and JSON corpus: \(counts[.toml] ?? 0) TOML files, \(counts[.json] ?? 0) JSON files")
    #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
  }

  /// Every value's bytes alone read as the value, and keys and values lie in the order of the file.
  private func check(_ document: FrontMatterDocument, _ name: String) {
    guard document.isEditable, let format = document.format else { return }
    var place = document.frontMatterRange.lowerBound
    for member in document.members {
      #expect(member.keyRange.lowerBound >= place, "\(name) \(member.key)")
      #expect(member.node.range.lowerBound > member.keyRange.lowerBound, "\(name) \(member.key)")
      #expect(member.node.range.upperBound <= document.frontMatterRange.upperBound)
      if member.node.spelling != .blockTable, member.node.spelling != .blockList {
        place = member.node.range.upperBound
        let literal = Array(document.bytes[member.node.range])
        #expect(format.syntax.value(ofLiteral: literal) == member.node.value, "\(name) \(member.key)")
      }
    }
  }
}
