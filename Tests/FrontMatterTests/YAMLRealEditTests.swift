import Foundation
import Testing

@testable import FrontMatter

/// 269 commits of public sites that changed one field each: given what was asked, the same bytes must come out.
@Suite("Real edits", .enabled(if: Corpus.isPresent, Comment(rawValue: Corpus.absent)))
struct YAMLRealEditTests {
  struct RealEdit: Decodable {
    var n: Int
    var before: String
    var after: String
    var op: String
    var path: [Component]
    var raw: String?
    var raw_old: String?
    var raw_new: String?
    var index: Int?
    var kind: String

    enum Component: Decodable {
      case key(String)
      case index(Int)

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        self = try (try? container.decode(Int.self)).map { .index($0) } ?? .key(container.decode(String.self))
      }
    }

    var fieldPath: FieldPath {
      FieldPath(
        path.map { component in
          switch component {
          case .key(let key): .key(key)
          case .index(let index): .index(index)
          }
        })
    }
  }

  static let folder = Corpus.shared.appendingPathComponent("corpus/edits")

  static func edits(kind: String) throws -> [RealEdit] {
    let lines = try String(contentsOf: folder.appendingPathComponent("edits.jsonl"), encoding: .utf8)
    return try lines.split(separator: "\n").map { try JSONDecoder().decode(RealEdit.self, from: Data($0.utf8)) }
      .filter { $0.kind == kind }
  }

  /// Edits that cannot come out alike, with the reason.
  static let exceptions: [Int: String] = [
    95: "The key `info sessions` stands twice, and the commit changed the first, which no reader sees."
  ]

  @Test("every real edit of YAML comes out byte for byte")
  func yaml() throws {
    var failures: [String] = []
    let edits = try Self.edits(kind: "yaml")
    for edit in edits where Self.exceptions[edit.n] == nil {
      let before = Corpus.bytes(Self.folder.appendingPathComponent(edit.before))
      let after = Corpus.bytes(Self.folder.appendingPathComponent(edit.after))
      do {
        let document = FrontMatterDocument(before)
        let request = try request(for: edit, in: document, after: FrontMatterDocument(after))
        let result = try applying(request.edit, style: request.style, to: document)
        if result != after {
          failures.append("\(edit.n) \(edit.op) \(edit.fieldPath): other bytes\n\(difference(result, after))")
        }
      } catch {
        failures.append("\(edit.n) \(edit.op) \(edit.fieldPath): \(error)")
      }
    }
    #expect(edits.count == 254)
    #expect(failures.isEmpty, "\(failures.count) failed:\n\(failures.joined(separator: "\n"))")
  }

  private func applying(_ edit: FieldEdit, style: FieldNode.Spelling?, to document: FrontMatterDocument) throws
    -> [UInt8]
  {
    var changed = document
    let undo = changed.apply(try document.edit(for: edit, style: style))
    var restored = changed
    restored.apply(undo)
    #expect(restored.bytes == document.bytes, "the undo gives other bytes")
    return changed.bytes
  }

  /// What a person asked for: the value that stands in the file afterwards.
  private func request(
    for edit: RealEdit, in document: FrontMatterDocument, after: FrontMatterDocument
  ) throws -> (edit: FieldEdit, style: FieldNode.Spelling?) {
    switch edit.op {
    case "set", "add-key-at-end":
      let node = try #require(after.node(at: edit.fieldPath))
      // How a list's items are quoted in a key that is new cannot be known: it is given as written.
      if edit.op == "add-key-at-end", case .list = node.value {
        return (.setLiteral(edit.fieldPath, to: String(decoding: after.bytes[node.range], as: UTF8.self)), nil)
      }
      return (.set(edit.fieldPath, to: node.value), node.spelling)
    case "remove-key": return (.unset(edit.fieldPath), nil)
    case "list-remove": return (.unset(edit.fieldPath.appending(index: try #require(edit.index))), nil)
    default:
      let index = try #require(edit.index)
      let value = try #require(after.value(at: edit.fieldPath.appending(index: index)))
      return (.insertItem(value, of: edit.fieldPath, at: index), nil)
    }
  }
}

/// The first place where two texts differ, with what stands around it.
func difference(_ result: [UInt8], _ expected: [UInt8]) -> String {
  let start = zip(result, expected).prefix { $0 == $1 }.count
  func around(_ bytes: [UInt8]) -> String {
    String(decoding: bytes[max(0, start - 60)..<min(bytes.count, start + 80)], as: UTF8.self).debugDescription
  }
  return "    got      \(around(result))\n    expected \(around(expected))"
}
