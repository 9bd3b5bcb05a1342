import Foundation
import Testing

@testable import FrontMatter

/// toml-test, the suite that all TOML readers are measured by: every case of TOML 1.0.
@Suite("toml-test", .enabled(if: TOMLSuite.isPresent, "toml-test is not beside the project: ../shared/suites"))
struct TOMLSuiteTests {
  private func parse(_ bytes: [UInt8]) -> ParsedFrontMatter {
    let start = bytes.hasByteOrderMark ? 3 : 0
    return TOMLSyntax.parse(FrontMatterSource(bytes: bytes, range: start..<bytes.count))
  }

  @Test("every valid and invalid case of TOML 1.0 is right")
  func all() throws {
    var right = (valid: 0, invalid: 0)
    var wrong: [String] = []
    let cases = try TOMLSuite.cases()
    for example in cases {
      let folder = TOMLSuite.folder.appendingPathComponent(example.name)
      let bytes = Corpus.bytes(folder.appendingPathComponent("in.toml"))
      let parsed = parse(bytes)
      if !example.isValid {
        if parsed.errors.isEmpty { wrong.append("\(example.name): accepted") } else { right.invalid += 1 }
        continue
      }
      let expected = try JSONSerialization.jsonObject(
        with: Data(contentsOf: folder.appendingPathComponent("expected.json")))
      if let problem = parsed.errors.first {
        wrong.append("\(example.name): \(problem)")
      } else if let difference = TypedTOML.difference(parsed.members, expected, "") {
        wrong.append("\(example.name): \(difference)")
      } else {
        right.valid += 1
        check(parsed.members, in: bytes, example.name)
      }
    }
    print(
      "toml-test, TOML 1.0: \(right.valid) of \(cases.count { $0.isValid }) valid cases,",
      "\(right.invalid) of \(cases.count { !$0.isValid }) invalid cases")
    #expect(cases.count == 709)
    #expect(wrong.isEmpty, "\(wrong.count) wrong:\n\(wrong.joined(separator: "\n"))")
  }

  /// The range of each value holds just this value.
  private func check(_ members: [FieldMember], in bytes: [UInt8], _ name: String) {
    for member in members { check(member.node, in: bytes, name) }
  }

  private func check(_ node: FieldNode, in bytes: [UInt8], _ name: String) {
    #expect(node.range.upperBound <= bytes.count)
    if node.spelling != .blockTable, node.spelling != .blockList {
      #expect(TOMLSyntax.value(ofLiteral: Array(bytes[node.range])) == node.value, "\(name) \(node.range)")
    }
    check(node.members, in: bytes, name)
    for item in node.items { check(item, in: bytes, name) }
  }
}

private enum TOMLSuite {
  static let folder = Corpus.shared.appendingPathComponent("suites/toml-test")
  static var isPresent: Bool { FileManager.default.fileExists(atPath: folder.path) }

  struct Case {
    var name: String
    var isValid: Bool
  }

  /// The cases of TOML 1.0: the names in `index.tsv` that say yes in its column.
  static func cases() throws -> [Case] {
    let index = try String(contentsOf: folder.appendingPathComponent("index.tsv"), encoding: .utf8)
    return index.split(separator: "\n").dropFirst().compactMap { line in
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      return columns[2] == "yes" ? Case(name: String(columns[0]), isValid: columns[1] == "valid") : nil
    }
  }
}

/// Fields beside the suite's `{"type": …, "value": …}`.
private enum TypedTOML {
  static func difference(_ members: [FieldMember], _ expected: Any, _ path: String) -> String? {
    guard let table = expected as? [String: Any] else { return "\(path): a table" }
    guard table.count == members.count else { return "\(path): \(members.map(\.key)) for \(table.keys.sorted())" }
    for member in members {
      guard let wanted = table[member.key] else { return "\(path).\(member.key): not expected" }
      if let found = difference(member.node, wanted, "\(path).\(member.key)") { return found }
    }
    return nil
  }

  private static func difference(_ node: FieldNode, _ expected: Any, _ path: String) -> String? {
    switch node.value {
    case .table: return difference(node.members, expected, path)
    case .list:
      guard let list = expected as? [Any], list.count == node.items.count else { return "\(path): a list" }
      for (index, (item, wanted)) in zip(node.items, list).enumerated() {
        if let found = difference(item, wanted, "\(path)[\(index)]") { return found }
      }
      return nil
    default:
      guard let typed = expected as? [String: String], let type = typed["type"], let value = typed["value"] else {
        return "\(path): \(node.value) for \(expected)"
      }
      return isEqual(node.value, type, value) ? nil : "\(path): \(node.value) for \(type) \(value.debugDescription)"
    }
  }

  private static func isEqual(_ value: FieldValue, _ type: String, _ expected: String) -> Bool {
    switch (type, value) {
    case ("string", .text(let text)): text.utf8.elementsEqual(expected.utf8)
    case ("bool", .flag(let flag)): "\(flag)" == expected
    case ("integer", .number(let text)): integer(text) == Int(expected)
    case ("float", .number(let text)): isEqual(float(text), float(expected))
    case ("datetime", .date(let text)), ("datetime-local", .date(let text)), ("date-local", .date(let text)),
      ("time-local", .date(let text)):
      kind(ofDate: text) == type && normal(text) == normal(expected)
    default: false
    }
  }

  private static func integer(_ text: String) -> Int? {
    let digits = text.replacingOccurrences(of: "_", with: "")
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where digits.hasPrefix(prefix) {
      return Int(digits.dropFirst(2), radix: radix)
    }
    return Int(digits)
  }

  private static func float(_ text: String) -> Double? { Double(text.replacingOccurrences(of: "_", with: "")) }

  private static func isEqual(_ a: Double?, _ b: Double?) -> Bool {
    guard let a, let b else { return false }
    return a == b || (a.isNaN && b.isNaN)
  }

  private static func kind(ofDate text: String) -> String {
    let hasDay = text.contains("-") && !text.dropFirst(2).hasPrefix(":")
    guard text.contains(":") else { return "date-local" }
    guard hasDay else { return "time-local" }
    let time = text.dropFirst(11)
    return time.contains { "zZ+-".contains($0) } ? "datetime" : "datetime-local"
  }

  /// One spelling for one moment's text: `T` between, zeros at the end of a fraction left out.
  private static func normal(_ text: String) -> String {
    var text = text.uppercased().replacingOccurrences(of: " ", with: "T")
    guard let dot = text.firstIndex(of: ".") else { return text }
    let end = text[text.index(after: dot)...].firstIndex { !$0.isNumber } ?? text.endIndex
    var fraction = String(text[dot..<end])
    while fraction.hasSuffix("0") || fraction.hasSuffix(".") { fraction.removeLast() }
    text.replaceSubrange(dot..<end, with: fraction)
    return text
  }
}
