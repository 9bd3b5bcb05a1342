import Foundation
import Testing

@testable import FrontMatter

/// The public suite of TOML 1.0, each value compared by type.
@Suite("toml-test", .enabled(if: Corpus.isPresent, Comment(rawValue: Corpus.absent)))
struct TOMLSuiteTests {
  static let folder = Corpus.shared.appendingPathComponent("suites/toml-test")

  /// Cases of TOML 1.0.0 by kind, `valid` or `invalid`.
  static func cases(_ kind: String) throws -> [String] {
    let index = try String(contentsOf: folder.appendingPathComponent("index.tsv"), encoding: .utf8)
    return index.split(separator: "\n").dropFirst().compactMap { line in
      let columns = line.split(separator: "\t").map(String.init)
      return columns[1] == kind && columns[2] == "yes" ? columns[0] : nil
    }
  }

  private func parse(_ name: String) -> ParsedFrontMatter {
    let bytes = Corpus.bytes(Self.folder.appendingPathComponent("\(name)/in.toml"))
    return TOMLSyntax.parse(FrontMatterSource(bytes: bytes, range: (bytes.hasByteOrderMark ? 3 : 0)..<bytes.count))
  }

  @Test("every valid case gives the values that the suite expects")
  func valid() throws {
    let names = try Self.cases("valid")
    var failures: [String] = []
    for name in names {
      let parsed = parse(name)
      let data = try Data(contentsOf: Self.folder.appendingPathComponent("\(name)/expected.json"))
      let expected = try JSONSerialization.jsonObject(with: data)
      let value = FieldValue.table(parsed.members.map { .init(key: $0.key, value: $0.node.value) })
      if !parsed.errors.isEmpty {
        failures.append("\(name): \(parsed.errors)")
      } else if let difference = TypedValue.difference(value, expected) {
        failures.append("\(name): \(difference)")
      }
    }
    print("toml-test 1.0.0: \(names.count - failures.count) of \(names.count) valid cases read right")
    #expect(names.count == 210)
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  @Test("every invalid case is refused, with a place inside it")
  func invalid() throws {
    let names = try Self.cases("invalid")
    var accepted: [String] = []
    for name in names {
      let parsed = parse(name)
      let count = Corpus.bytes(Self.folder.appendingPathComponent("\(name)/in.toml")).count
      if !parsed.errors.contains(where: { 0...count ~= $0.offset }) { accepted.append(name) }
    }
    print("toml-test 1.0.0: \(names.count - accepted.count) of \(names.count) invalid cases refused")
    #expect(names.count == 499)
    #expect(accepted.isEmpty, "\(accepted.joined(separator: "\n"))")
  }

  @Test("the ranges of keys and values spell them, in every valid case")
  func ranges() throws {
    for name in try Self.cases("valid") {
      let bytes = Corpus.bytes(Self.folder.appendingPathComponent("\(name)/in.toml"))
      for member in parse(name).members { check(member, in: bytes, name) }
    }
  }

  private func check(_ member: FieldMember, in bytes: [UInt8], _ name: String) {
    var scanner = TOMLScanner(bytes, in: member.keyRange)
    #expect((try? scanner.keys().map(\.text)) == [member.key], "\(name)")
    check(member.node, in: bytes, name)
  }

  private func check(_ node: FieldNode, in bytes: [UInt8], _ name: String) {
    if node.spelling != .blockTable, node.spelling != .blockList {
      #expect(TOMLSyntax.value(ofLiteral: Array(bytes[node.range])) == node.value, "\(name)")
    }
    for member in node.members { check(member, in: bytes, name) }
    for item in node.items { check(item, in: bytes, name) }
  }
}

/// The suite's notation of a value: `{"type": "integer", "value": "42"}` for each scalar.
enum TypedValue {
  /// What differs, nil when nothing does.
  static func difference(_ value: FieldValue, _ expected: Any, at path: String = "") -> String? {
    switch (value, expected) {
    case (.table(let entries), let wanted as [String: Any]):
      guard Set(entries.map { Array($0.key.utf8) }) == Set(wanted.keys.map { Array($0.utf8) }), entries.count == wanted.count else {
        return "\(path): keys \(entries.map(\.key)) for \(wanted.keys)"
      }
      for entry in entries {
        if let found = difference(entry.value, wanted[entry.key]!, at: "\(path).\(entry.key)") { return found }
      }
      return nil
    case (.list(let items), let wanted as [Any]):
      guard items.count == wanted.count else { return "\(path): \(items.count) items for \(wanted.count)" }
      for (index, item) in items.enumerated() {
        if let found = difference(item, wanted[index], at: "\(path)[\(index)]") { return found }
      }
      return nil
    case (_, let wanted as [String: String]):
      let type = wanted["type"] ?? ""
      let text = wanted["value"] ?? ""
      return isSame(value, type, text) ? nil : "\(path): \(value) for \(type) \(text)"
    default: return "\(path): \(value) for \(expected)"
    }
  }

  private static func isSame(_ value: FieldValue, _ type: String, _ text: String) -> Bool {
    switch (value, type) {
    case (.text(let read), "string"): read.utf8.elementsEqual(text.utf8)
    case (.flag(let read), "bool"): text == "\(read)"
    case (.number(let read), "integer"): integer(read) == Int(text)
    case (.number(let read), "float"): isSameFloat(read, text)
    case (.date(let read), _): normalDate(read) == normalDate(text) && dateType(read) == type
    default: false
    }
  }

  private static func integer(_ text: String) -> Int? {
    let digits = text.replacingOccurrences(of: "_", with: "")
    let bases = ["0x": 16, "0o": 8, "0b": 2]
    if let base = bases[String(digits.prefix(2))] { return Int(digits.dropFirst(2), radix: base) }
    return Int(digits)
  }

  private static func isSameFloat(_ read: String, _ text: String) -> Bool {
    let number = Double(read.replacingOccurrences(of: "_", with: "").replacingOccurrences(of: "+", with: ""))
    if text.hasSuffix("nan") { return number?.isNaN == true }
    let wanted = Double(text.replacingOccurrences(of: "+", with: ""))
    return number != nil && number == wanted
  }

  /// `T` and `Z` in capitals, no zeros at the end of a fraction.
  private static func normalDate(_ text: String) -> String {
    var text = text.uppercased().replacingOccurrences(of: " ", with: "T").replacingOccurrences(of: "+00:00", with: "Z")
    guard let dot = text.firstIndex(of: ".") else { return text }
    let fraction = text[text.index(after: dot)...].prefix { $0.isNumber }
    var digits = fraction.prefix(6)
    while digits.last == "0" { digits.removeLast() }
    text.replaceSubrange(dot..<fraction.endIndex, with: digits.isEmpty ? "" : ".\(digits)")
    return text
  }

  private static func dateType(_ text: String) -> String {
    if text.dropFirst(2).first == ":" { return "time-local" }
    if text.count == 10 { return "date-local" }
    let time = text.dropFirst(11).uppercased()
    return time.contains { "Z+-".contains($0) } ? "datetime" : "datetime-local"
  }
}
