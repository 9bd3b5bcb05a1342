import Testing

@testable import FrontMatter

/// TOML and JSON made to hurt: slow at worst, never a hang and never a crash.
@Suite("Hostile TOML and JSON", .serialized)
struct TOMLHostileInputTests {
  /// Every run takes enough to tell a line from a square; the full run all that was ever asked for.
  private let count = Corpus.isFullRun ? 100_000 : 20_000

  private func timed(_ text: [UInt8], _ check: (FrontMatterDocument) -> Void = { _ in }) {
    let elapsed = ContinuousClock().measure {
      let document = FrontMatterDocument(text)
      _ = document.warnings
      check(document)
    }
    #expect(elapsed < HostileInputTests.limit)
  }

  private func file(_ fence: String, _ text: some Collection<String>) -> [UInt8] {
    var bytes = Array("\(fence)\n".utf8)
    for part in text { bytes += part.utf8 }
    return bytes + Array("\n\(fence)\nbody\n".utf8)
  }

  @Test("a line of 20 MB and more is refused, one of a few MB is read", arguments: ["+++\na = \"", "{\"a\": \""])
  func longLine(_ start: String) {
    let end = start.hasPrefix("{") ? "\"}\n" : "\"\n+++\n"
    timed(Array(start.utf8) + [UInt8](repeating: 0x78, count: (Corpus.isFullRun ? 50 : 20) << 20) + Array(end.utf8)) {
      document in
      #expect(document.errors.map(\.reason).first == .tooLarge(limit: FrontMatterFences.sizeLimit))
    }
    timed(Array(start.utf8) + [UInt8](repeating: 0x78, count: (Corpus.isFullRun ? 15 : 2) << 20) + Array(end.utf8)) {
      #expect($0.isEditable)
    }
  }

  @Test("very many keys are read, and one of them is set and taken out")
  func manyKeys() {
    let toml = file("+++", (0..<count).map { "key\($0) = \($0)\n" })
    let json =
      Array("{\n".utf8) + (0..<count).map { "\"key\($0)\": \($0)" }.joined(separator: ",\n").utf8 + Array("\n}\n".utf8)
    for text in [toml, json] {
      timed(text) { document in
        #expect(document.members.count == count)
        #expect((try? document.edit(for: .set("key5000", .number("1"))))?.replacement == [0x31])
        #expect((try? document.edit(for: .unset("key5000")))?.replacement == [])
        #expect((try? document.edit(for: .insert("new", .number("1"), at: .after("key7")))) != nil)
      }
    }
  }

  @Test(
    "very many tables are read",
    arguments: ["[t#]\nx = 1\n", "[[t]]\nx = #\n", "[t.a#]\n", "a.b# = 1\n", "[[t]]\n[t.u]\n"])
  func manyTables(_ line: String) {
    let parts = line.split(separator: "#", omittingEmptySubsequences: false)
    timed(file("+++", (0..<count).map { parts.joined(separator: "\($0)") })) { document in
      #expect(document.isEditable)
      #expect((try? document.edit(for: .set("new", .number("1")))) != nil)
    }
  }

  @Test("very many items are read, and one is put in and taken out", arguments: ["+++\na = [", ";;;\n{\"a\": ["])
  func manyItems(_ start: String) {
    let items = (0..<count).map { "\($0)" }.joined(separator: ",\n")
    let text = start + items + (start.hasPrefix("+") ? "]\n+++\n" : "]}\n;;;\n")
    timed(Array(text.utf8)) { document in
      #expect(document.isEditable)
      #expect((try? document.edit(for: .unset("a[9000]"))) != nil)
      #expect((try? document.edit(for: .insertItem(.number("1"), in: "a", at: 9_000))) != nil)
    }
  }

  @Test("very many dotted keys are taken out, renamed and given a neighbour")
  func manyDottedKeys() {
    let keys = (0..<count).map { "b.k\($0) = \($0)" }
    timed(file("+++", ["a = { c = 1, ", keys.joined(separator: ", "), " }"])) { document in
      #expect((try? document.edit(for: .unset("a.b"))) != nil)
      #expect((try? document.edit(for: .rename("a.b", "d"))) != nil)
    }
    timed(file("+++", [keys.joined(separator: "\n")])) { document in
      #expect((try? document.edit(for: .insert("new", .number("1"), at: .after("b")))) != nil)
      #expect((try? document.edit(for: .insert("new", .table([]), at: .first))) != nil)
      #expect((try? document.edit(for: .set("b", .table([.init(key: "x", value: .number("1"))])))) != nil)
    }
  }

  @Test(
    "very many broken lines",
    arguments: [
      "a = [\n", "a = '''\n", "a = \"\"\"\n", "a = \"\"\"'''\n", "[\n", "[[\n", "[a\n", "= 1\n", "a\n", "a = {\n",
      "]\n", "[1],\n", "a = [#\n", "a = [[1],\n",
      "a = 1\n", "[a]\n", "[[a]]\n[a]\n", "\"\n", "<<<<<<<\n", "\u{1}\n", "a.a.a.a = 1\n", "a = \"\"\"\\\n",
    ])
  func brokenTOML(_ line: String) {
    timed(file("+++", repeatElement(line, count: count / 4)))
  }

  @Test(
    "very many broken members",
    arguments: [
      "\"a\": [\n", "\"a\": {\n", "\"a\n", "\"a\"\n", "\"a\": 1\n", ",\n", "/*\n", "//\n", "\"a\": \"\n", "a: 1\n",
      "\"a\": [1,\n", "[\n", "]\n", "}\n", "{\n", "\\\n",
    ])
  func brokenJSON(_ line: String) {
    timed(file(";;;", ["{\n"] + repeatElement(line, count: count / 4)))
    timed(Array("{\"b\": 1,\n".utf8) + Array(repeatElement(Array(line.utf8), count: count / 4).joined()))
  }

  @Test("10,000 levels of nesting are an error", arguments: ["[", "{ a = ", "a.", "[{a="])
  func nestedTOML(_ mark: String) {
    let deep = String(repeating: mark, count: 10_000)
    for start in ["a = ", "", "[", "[["] {
      timed(file("+++", [start, deep])) { #expect(!$0.isEditable) }
      timed(file("+++", [start, deep, "b = 1\n"])) { #expect(!$0.isEditable) }
    }
    timed(file("+++", ["[", deep, "b]\n"]))
  }

  @Test("100 levels are read, and 101 are an error")
  func limit() {
    let fits = String(repeating: "[", count: 99) + String(repeating: "]", count: 99)
    #expect(FrontMatterDocument(file("+++", ["a = \(fits)"])).isEditable)
    #expect(FrontMatterDocument(file("+++", ["a = [[\(fits)]]"])).errors.map(\.reason) == [.tooDeep(limit: 100)])
    #expect(FrontMatterDocument(file(";;;", ["{\"a\": \(fits)}"])).isEditable)
    #expect(FrontMatterDocument(file(";;;", ["{\"a\": [\(fits)]}"])).errors.map(\.reason) == [.tooDeep(limit: 100)])
  }

  @Test("10,000 levels of JSON are an error", arguments: ["[", "{\"a\": ", "[{\"a\": "])
  func nestedJSON(_ mark: String) {
    timed(file(";;;", ["{\"a\": ", String(repeating: mark, count: 10_000)])) { #expect(!$0.isEditable) }
    timed(Array(("{\"a\": " + String(repeating: mark, count: 10_000)).utf8)) { #expect(!$0.isEditable) }
  }

  @Test("random bytes and mutated front matter never crash", arguments: 0..<4)
  func mutations(_ round: Int) {
    var random = SeededRandom(seed: 0x70F2 + UInt64(round))
    let seeds = TOMLRandomEditTests.madeUp.map { Array($0.utf8) }
    let marks = Array("+++\n;;;=#[]{},.\"'\\/*\t \r\u{85}\u{2028}ab1-:_eTZ".utf8)
    for _ in 0..<(Corpus.isFullRun ? 200_000 : 2_000) {
      var bytes = seeds.randomElement(using: &random)!
      for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(marks.randomElement(using: &random)!, at: place)
        case 2: bytes[place] = UInt8.random(in: 0...255, using: &random)
        default:
          bytes.replaceSubrange(
            place..<min(bytes.count, place + 9), with: bytes.suffix(Int.random(in: 0...20, using: &random)))
        }
      }
      let document = FrontMatterDocument(bytes)
      #expect(document.bytes == bytes)
      _ = document.warnings
      for member in document.members.prefix(3) where document.isEditable {
        let path = FieldPath(key: member.key)
        for edit in [
          FieldEdit.set(path, to: .text("x: y")), .unset(path), .rename(path, to: "zz"), .convertToList(path),
          .set(path.appending(key: "n"), to: .list([.text("q")])),
        ] {
          guard let splice = try? document.edit(for: edit) else { continue }
          var changed = document
          changed.apply(changed.apply(splice))
          #expect(changed.bytes == bytes)
        }
      }
    }
  }
}
