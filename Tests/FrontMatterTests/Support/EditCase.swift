import FrontMatter
import Testing

/// Given this front matter, this edit gives exactly that one.
struct EditCase: CustomTestStringConvertible, Sendable {
  var name: String
  var before: String
  var edit: FieldEdit
  var style: FieldNode.Spelling?
  var after: String

  init(_ name: String, _ before: String, _ edit: FieldEdit, style: FieldNode.Spelling? = nil, gives after: String) {
    self.name = name
    self.before = before
    self.edit = edit
    self.style = style
    self.after = after
  }

  var testDescription: String { name }

  /// Runs it between two fences and a body, and takes it back.
  func check(fence: String = "---") throws {
    var document = FrontMatterDocument(wrapped(before, fence))
    let undo = document.apply(try document.edit(for: edit, style: style))
    #expect(shown(document.bytes) == shown(wrapped(after, fence)))
    document.apply(undo)
    #expect(document.bytes == wrapped(before, fence))
  }

  private func wrapped(_ text: String, _ fence: String) -> [UInt8] {
    let lineEnd = text.utf8.contains(UInt8(ascii: "\r")) ? "\r\n" : "\n"
    return Array("\(fence)\(lineEnd)\(text)\(fence)\(lineEnd)# The body\u{FF}\n".utf8)
  }

  /// Line ends in sight, since to `String` CRLF is one character.
  private func shown(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.flatMap { $0 == 13 ? Array("\\r".utf8) : [$0] }, as: UTF8.self)
  }
}

extension FieldEdit {
  static func set(_ path: String, _ value: FieldValue) -> FieldEdit { .set(FieldPath(path)!, to: value) }
  static func literal(_ path: String, _ text: String) -> FieldEdit { .setLiteral(FieldPath(path)!, to: text) }
  static func unset(_ path: String) -> FieldEdit { .unset(FieldPath(path)!) }
  static func rename(_ path: String, _ name: String) -> FieldEdit { .rename(FieldPath(path)!, to: name) }
  static func insert(_ key: String, _ value: FieldValue, in path: String = "", at place: Place = .last) -> FieldEdit {
    .insertKey(key, of: FieldPath(path)!, to: value, at: place)
  }
  static func insertItem(_ value: FieldValue, in path: String, at index: Int) -> FieldEdit {
    .insertItem(value, of: FieldPath(path)!, at: index)
  }
  static func move(_ path: String, from: Int, to: Int) -> FieldEdit {
    .moveItem(of: FieldPath(path)!, from: from, to: to)
  }
  static func toList(_ path: String) -> FieldEdit { .convertToList(FieldPath(path)!) }
}
