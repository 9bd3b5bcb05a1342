import Foundation
import Testing

@testable import FrontMatter

/// Edits drawn at random on TOML and JSON: each is proven or refused, and its inverse gives the first bytes.
@Suite("Random edits of TOML and JSON")
struct TOMLRandomEditTests {
  static let madeUp: [String] = [
    "+++\ntitle = \"A\"\ntags = ['a', 'b', 'c',]\nlist = [\n  1, # one\n  # two\n  2\n]\n+++\nbody\n",
    "+++\n# head\ntitle = 'A' # tail\n\n[author]\n  name = \"B\"\n  links = { x = 1, \"y\" = [2, 3], z.w = 'q' }\n\n# about notes\n[[notes]]\nt = '''\none\n'''\n[notes.more]\nx=1\n[[notes]]\n+++\n",
    "+++\r\ntitle = \"A\"\r\nlist = [\r\n  \"a\",\r\n  \"b\",\r\n]\r\nempty = []\r\n+++\r\nbody\r\n",
    "+++\na.b.c = 1\na.b.d = 2\na.e = 1979-05-27 07:32:00Z\n[x.y]\n[x.z.w]\nk = {}\n[v]\n[x.u]\n+++\n",
    "+++\n+++\n",
    "+++\n# only a comment\n+++\n",
    "\u{FEFF}+++\n\"日本語\" = \"値\" # コメント\n'é' = [ [ 1, 2 ], { a = 1 } ]\nt = \"\"\"\\\n   x\n\"\"\"\n+++\nbody",
    "{\n  \"title\": \"A\",\n  \"tags\": [\"a\", \"b\"], // c\n  \"author\": {\n    \"name\": \"B\", /* d */\n    \"links\": {}\n  }\n}\nbody\n",
    "{\"a\":1,\"b\":[1,{\"c\":null}],\"a\":2}\n",
    ";;;\n{\n\t\"a\" : [\n\t\t1,\n\t\t2, // two\n\t],\n\t// end\n}\n;;;\n",
    ";;;\r\n{\r\n  \"a\": [],\r\n  \"b\": {\"c\": true}\r\n}\r\n;;;\r\nbody",
    ";;;\n;;;\n",
    "{}",
  ]

  @Test("an edit is proven or refused, and undone byte for byte", arguments: 0..<4)
  func edits(_ round: Int) {
    var random = SeededRandom(seed: 0x70ED + UInt64(round))
    let source = RandomEditTests()
    let real = random.sample(Corpus.isFullRun ? 300 : 12, of: Corpus.isPresent ? TOMLCorpusTests.files : [])
    let documents =
      Self.madeUp.map { FrontMatterDocument(Array($0.utf8)) } + real.map { FrontMatterDocument(Corpus.bytes($0)) }
    var (done, refused) = (0, 0)
    var failed: [String: String] = [:]
    for document in documents where document.isEditable {
      for _ in 0..<(Corpus.isFullRun ? 200 : 24) {
        var changed = document
        var undos: [TextEdit] = []
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          guard let edit = source.edit(in: changed, &random) else { continue }
          do {
            let splice = try changed.edit(for: edit, style: source.style(&random))
            let body = changed.bytes[changed.bodyRange]
            undos.append(changed.apply(splice))
            done += 1
            #expect(changed.isEditable)
            #expect(changed.bytes[changed.bodyRange].elementsEqual(body))
          } catch {
            refused += 1
            if case .checkFailed = error.reason {
              failed["\(edit)"] = String(decoding: changed.bytes[changed.frontMatterRange], as: UTF8.self)
            }
          }
        }
        for undo in undos.reversed() { changed.apply(undo) }
        #expect(changed.bytes == document.bytes)
        #expect(changed.bodyRange == document.bodyRange)
      }
    }
    print("random edits of TOML and JSON: \(done) done, \(refused) refused, \(failed.count) of them by the check")
    #expect(done > refused)
    #expect(
      failed.count * 5000 < done, "\(failed.prefix(30).map { "\($0.key)\n\($0.value)" }.joined(separator: "\n\n"))")
  }
}
