import Foundation
import Testing

@testable import FrontMatter

/// Edits drawn at random on real and made-up front matter: each is proven or refused, and its inverse gives the first bytes.
@Suite("Random edits")
struct RandomEditTests {
  static let madeUp: [String] = [
    "---\ntitle: A\ntags: [a, b, c]\nlist:\n- x\n- y: 1\n  z: 2\n---\nbody\n",
    "---\n# head\ntitle: 'A' # tail\n\nauthor:\n  name: \"B\"\n  links: {x: 1, \"y\": [2, 3]}\nnote: |\n  one\n  two\n\nlast: >-\n  folded\n  text\n# end\n---\n",
    "---\r\ntitle: A\r\nlist:\r\n  - a\r\n  - b\r\nempty:\r\n---\r\nbody\r\n",
    "---\nbase: &b\n  x: 1\nuse:\n  <<: *b\n  y: !!str 2\nalias: *b\n- : 1\n---\n",
    "---\n? complex\n: value\nplain over\n  lines: x\n\"q\": \"over\n  lines\"\nseq:\n  - - a\n    - b\n  -\n    c: d\n  - {}\n---\n",
    "---\n{a: 1, b: [x, {y: z}], }\n---\n",
    "---\n---\n",
    "---\n# only a comment\n---\n",
    "---\na: 1\na: 2\nb: {c: , d}\ne: [ ]\nf:   \ng: |+\n  keep\n\n\nh: >\n\n  x\n   y\n  z\n---\n",
    "\u{FEFF}---\n日本語: 値 # コメント\nliste:\n    - é\n    - 🙂\n...\nbody",
  ]

  @Test("an edit is proven or refused, and undone byte for byte", arguments: 0..<4)
  func edits(_ round: Int) {
    var random = SeededRandom(seed: 0xED17 + UInt64(round))
    let documents = Self.madeUp.map { FrontMatterDocument(Array($0.utf8)) } + Self.real(&random)
    var (done, refused) = (0, 0)
    for document in documents where document.isEditable {
      for _ in 0..<(Corpus.isFullRun ? 200 : 24) {
        var changed = document
        var undos: [TextEdit] = []
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          guard let edit = edit(in: changed, &random) else { continue }
          guard let splice = try? changed.edit(for: edit, style: style(&random)) else {
            refused += 1
            continue
          }
          let body = changed.bytes[changed.bodyRange]
          undos.append(changed.apply(splice))
          done += 1
          #expect(changed.isEditable)
          #expect(changed.bytes[changed.bodyRange].elementsEqual(body))
        }
        for undo in undos.reversed() { changed.apply(undo) }
        #expect(changed.bytes == document.bytes)
        #expect(changed.bodyRange == document.bodyRange)
      }
    }
    print("random edits: \(done) done, \(refused) refused")
    #expect(done > refused)
  }

  private static func real(_ random: inout SeededRandom) -> [FrontMatterDocument] {
    let files = random.sample(Corpus.isFullRun ? 1000 : 40, of: Corpus.files)
    return files.map { FrontMatterDocument(Corpus.bytes($0)) }.filter {
      $0.format == .yaml && $0.frontMatterRange.count < 20_000
    }
  }

  func style(_ random: inout SeededRandom) -> FieldNode.Spelling? {
    [nil, nil, .plain, .doubleQuoted, .singleQuoted, .flowList, .blockList, .flowTable, .literalBlock].randomElement(
      using: &random)!
  }

  func edit(in document: FrontMatterDocument, _ random: inout SeededRandom) -> FieldEdit? {
    var paths: [(FieldPath, FieldNode)] = []
    collect(document.members, FieldPath(), &paths)
    let (path, node) =
      paths.randomElement(using: &random) ?? (
        FieldPath(), FieldNode(value: .table([]), spelling: .blockTable, range: 0..<0)
      )
    switch Int.random(in: 0..<9, using: &random) {
    case 0, 1: return path.isEmpty ? nil : .set(path, to: value(&random))
    case 2: return path.isEmpty ? nil : .unset(path)
    case 3: return path.isEmpty ? nil : .rename(path, to: key(&random))
    case 4:
      let table = if case .table = node.value { path } else { FieldPath() }
      let neighbours = table.isEmpty ? document.members.map(\.key) : node.members.map(\.key)
      let places: [FieldEdit.Place] = [.first, .last] + neighbours.map { .after($0) } + neighbours.map { .before($0) }
      return .insertKey(key(&random), of: table, to: value(&random), at: places.randomElement(using: &random)!)
    case 5:
      return .insertItem(value(&random), of: path, at: Int.random(in: 0...max(0, node.items.count), using: &random))
    case 6:
      guard node.items.count > 1 else { return nil }
      return .moveItem(
        of: path, from: Int.random(in: node.items.indices, using: &random),
        to: Int.random(in: node.items.indices, using: &random))
    case 7: return path.isEmpty ? nil : .convertToList(path)
    default:
      return path.isEmpty
        ? nil
        : .setLiteral(
          path,
          to: [
            "x", "[1, 2]", "'q'", "|\n  a\n  b", "k: v", "- 1\n- 2", "2020-01-01", "\"d\"", "{ a = 1 }", "{\"a\": [1]}",
          ].randomElement(using: &random)!)
    }
  }

  private func collect(_ members: [FieldMember], _ path: FieldPath, _ paths: inout [(FieldPath, FieldNode)]) {
    for member in members { collect(member.node, path.appending(key: member.key), &paths) }
  }

  private func collect(_ node: FieldNode, _ path: FieldPath, _ paths: inout [(FieldPath, FieldNode)]) {
    paths.append((path, node))
    collect(node.members, path, &paths)
    for (index, item) in node.items.enumerated() { collect(item, path.appending(index: index), &paths) }
  }

  private func key(_ random: inout SeededRandom) -> String {
    ["new", "a b", "yes", "x:y", "#k", "é", "1", "", "title", "- k", "{k"].randomElement(using: &random)!
  }

  private func value(_ random: inout SeededRandom, depth: Int = 0) -> FieldValue {
    switch Int.random(in: 0..<(depth < 3 ? 11 : 8), using: &random) {
    case 0: .null
    case 1: .flag(Bool.random(using: &random))
    case 2: .number(["1", "-2.5", "0x1F"].randomElement(using: &random)!)
    case 3: .date("2024-02-29")
    case 4: .empty
    case 8: .list((0..<Int.random(in: 0..<4, using: &random)).map { _ in value(&random, depth: depth + 1) })
    case 9, 10:
      .table(
        (0..<Int.random(in: 0..<4, using: &random)).map {
          .init(key: "k\($0)", value: value(&random, depth: depth + 1))
        })
    default: .text(YAMLNastyValueTests.values.randomElement(using: &random)!)
    }
  }
}
