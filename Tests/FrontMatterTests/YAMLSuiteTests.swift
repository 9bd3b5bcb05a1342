import Foundation
import Testing

@testable import FrontMatter

/// The public suite (github.com/yaml/yaml-test-suite): what libyaml reads right, we read right.
@Suite("yaml-test-suite", .enabled(if: Corpus.isPresent, Comment(rawValue: Corpus.absent)))
struct YAMLSuiteTests {
  static let folder = Corpus.shared.appendingPathComponent("suites/yaml-test-suite")

  static var cases: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { name in
      FileManager.default.fileExists(atPath: folder.appendingPathComponent("\(name)/in.yaml").path)
    }.sorted()
  }

  @Test("every case gives the suite's events, or is one that libyaml, and so Jekyll, sees otherwise")
  func score() {
    var passed = 0
    var outcomes: [String: String] = [:]
    for name in Self.cases {
      let outcome = outcome(of: name)
      if outcome == nil { passed += 1 } else { outcomes[name] = outcome }
    }
    print("yaml-test-suite: \(passed) of \(Self.cases.count)")
    for name in Set(outcomes.keys).union(Self.known.keys).sorted() where outcomes[name] != Self.known[name] {
      Issue.record("\(name): now \(outcomes[name] ?? "passes"), listed as \(Self.known[name] ?? "passing")")
    }
    #expect(passed == Self.cases.count - Self.known.count)
  }

  /// Nil when it passes.
  private func outcome(of name: String) -> String? {
    let folder = Self.folder.appendingPathComponent(name)
    let bytes = Corpus.bytes(folder.appendingPathComponent("in.yaml"))
    let start = bytes.hasByteOrderMark ? 3 : 0
    let isInvalid = FileManager.default.fileExists(atPath: folder.appendingPathComponent("error").path)
    let reading = YAMLReading(bytes, in: start..<bytes.count)
    if let failure = reading.failure { return isInvalid ? nil : "refused: \(failure.problem)" }
    if isInvalid { return "accepted" }
    let events = String(decoding: Corpus.bytes(folder.appendingPathComponent("test.event")), as: UTF8.self)
    let wanted = events.split(separator: "\n").map { simplified(String($0)) }.filter { !$0.isEmpty }
    var writer = EventWriter(bytes: bytes)
    for document in reading.documents { writer.write(document) }
    if let problem = writer.problem { Issue.record("\(name): \(problem)") }
    return writer.lines == wanted ? nil : "other events"
  }

  /// An event without its tag, and without the marks of documents and collections that a node does not keep.
  private func simplified(_ event: String) -> String {
    if event.hasPrefix("+STR") || event.hasPrefix("-STR") || event.contains("DOC") { return "" }
    var parts = event.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let textStart =
      parts.dropFirst().firstIndex { part in
        [":", "'", "\"", "|", ">"].contains { part.hasPrefix($0) }
      } ?? parts.count
    parts = parts.enumerated().filter { index, part in
      !(index > 0 && index < textStart && part.hasPrefix("<")) && !(index < textStart && (part == "{}" || part == "[]"))
    }.map(\.element)
    return parts.joined(separator: " ")
  }
}

/// Writes nodes as the suite's events, and checks that ranges nest.
private struct EventWriter {
  let bytes: [UInt8]
  var lines: [String] = []
  var problem: String?
  private var end = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func write(_ node: FieldNode) {
    check(node.properties)
    switch node.spelling {
    case .alias:
      lines.append("=ALI \(string(node.range))")
      check(node.range)
    case .flowList, .blockList:
      lines.append("+SEQ" + anchor(of: node))
      for item in node.items { write(item) }
      close("-SEQ", node)
    case .flowTable, .blockTable:
      lines.append("+MAP" + anchor(of: node))
      for member in node.members {
        writeKey(member)
        write(member.node)
      }
      close("-MAP", node)
    default:
      lines.append("=VAL" + anchor(of: node) + " " + mark(node) + escaped(text(of: node)))
      check(node.range)
    }
  }

  /// A complex key is kept as the bytes that spell it: read again here.
  private mutating func writeKey(_ member: FieldMember) {
    switch member.keySpelling {
    case .flowList, .blockList, .flowTable, .blockTable:
      // What stands before it on its line becomes blanks, so that its own lines keep their indent.
      var text = bytes
      let start = bytes.lineStart(of: member.keyRange.lowerBound)
      for index in start..<member.keyRange.lowerBound { text[index] = .space }
      var writer = EventWriter(bytes: text)
      let reading = YAMLReading(text, in: start..<member.keyRange.upperBound)
      if let key = reading.root { writer.write(key) }
      if let properties = properties(before: member.keyRange), let first = writer.lines.first {
        writer.lines[0] = first + " " + string(properties).split(separator: " ")[0]
      }
      lines += writer.lines
    case .alias: lines.append("=ALI \(string(member.keyRange))")
    default:
      var node = FieldNode(value: .text(member.key), spelling: member.keySpelling, range: member.keyRange)
      node.properties = properties(before: member.keyRange)
      lines.append("=VAL" + anchor(of: node) + " " + mark(node) + escaped(member.key))
    }
    check(member.keyRange)
  }

  private func properties(before range: Range<Int>) -> Range<Int>? {
    let start = min(max(end, bytes.lineStart(of: range.lowerBound)), range.lowerBound)
    guard let mark = (start..<range.lowerBound).first(where: { bytes[$0] == UInt8(ascii: "&") }) else { return nil }
    return mark..<range.lowerBound
  }

  private mutating func close(_ event: String, _ node: FieldNode) {
    lines.append(event)
    if node.range.upperBound < end { problem = "a collection ends before its last child" }
    end = max(end, node.range.upperBound)
  }

  private mutating func check(_ range: Range<Int>?) {
    guard let range else { return }
    if range.lowerBound < end { problem = "\(range) begins before \(end)" }
    end = max(end, range.upperBound)
  }

  private func mark(_ node: FieldNode) -> String {
    switch node.spelling {
    case .singleQuoted: "'"
    case .doubleQuoted: "\""
    case .literalBlock: "|"
    case .foldedBlock: ">"
    default: ":"
    }
  }

  private func text(of node: FieldNode) -> String { node.value.plainText ?? string(node.range) }

  private func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private func anchor(of node: FieldNode) -> String {
    guard let properties = node.properties else { return "" }
    let words = string(properties).split(whereSeparator: \.isWhitespace)
    return words.first { $0.hasPrefix("&") }.map { " " + $0 } ?? ""
  }

  private func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\r": escaped += "\\r"
      case "\t": escaped += "\\t"
      case "\u{8}": escaped += "\\b"
      case "\0": escaped += "\\0"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
