import Testing

@testable import FrontMatter

/// Input made to hurt: it is slow at worst, never a hang and never a crash.
@Suite("Hostile input", .serialized)
struct HostileInputTests {
  /// Generous: a debug build on a busy machine; what is not linear takes minutes.
  static let limit = Duration.seconds(120)

  private func timed(_ text: [UInt8], _ check: (FrontMatterDocument) -> Void = { _ in }) {
    let elapsed = ContinuousClock().measure {
      let document = FrontMatterDocument(text)
      _ = document.warnings
      check(document)
    }
    #expect(elapsed < Self.limit)
  }

  private func file(_ lines: String, count: Int = 1) -> [UInt8] {
    let line = Array(lines.utf8)
    var bytes = Array("---\n".utf8)
    bytes.reserveCapacity(line.count * count + 10)
    for _ in 0..<count { bytes += line }
    return bytes + Array("\n---\nbody\n".utf8)
  }

  @Test("a line of 50 MB is refused")
  func longLine() {
    timed(Array("---\na: ".utf8) + [UInt8](repeating: 0x78, count: 50 << 20) + Array("\n---\n".utf8)) { document in
      #expect(document.errors.map(\.reason) == [.tooLarge(limit: FrontMatterFences.sizeLimit)])
    }
  }

  @Test("a body of 50 MB is not looked at")
  func longBody() {
    let bytes = Array("---\na: 1\n---\n".utf8) + [UInt8](repeating: 0x0D, count: 50 << 20)
    let elapsed = ContinuousClock().measure { #expect(FrontMatterDocument(bytes).isEditable) }
    #expect(elapsed < .milliseconds(50))
  }

  @Test("100,000 keys are read, and one of them is set")
  func manyKeys() throws {
    let lines = (0..<100_000).map { "key\($0): value \($0)" }.joined(separator: "\n")
    timed(file(lines)) { document in
      #expect(document.members.count == 100_000)
      #expect((try? document.edit(for: .set("key5000", .text("x"))))?.replacement == [0x78])
    }
  }

  @Test("100,000 items on one line are read, and the field beside them is set")
  func manyItems() {
    timed(file("tags: [" + String(repeating: "a, ", count: 100_000) + "]\ntitle: y")) { document in
      #expect((try? document.edit(for: .set("title", .text("x"))))?.replacement == [0x78])
    }
  }

  @Test("100,000 equal keys are 99,999 warnings")
  func equalKeys() {
    timed(file("a: 1\n", count: 100_000)) { #expect($0.warnings.count == 99_999) }
  }

  @Test(
    "100,000 broken lines",
    arguments: [
      "a: b: c\n", "a\n", "\"\n", "a: [\n", "<\n", "a:b\n", "- \n a: b\n", "\t\n", "&a \n", "*a\n", "? \n", "{\n",
    ])
  func brokenLines(_ line: String) {
    timed(file(line, count: 30_000))
  }

  @Test("10,000 levels of nesting are an error", arguments: ["[", "{a: ", "- ", "? ", "[[{a: ["])
  func nesting(_ mark: String) {
    timed(file("a: " + String(repeating: mark, count: 10_000))) { #expect(!$0.isEditable) }
    timed(file("a:\n" + String(repeating: mark, count: 10_000))) { #expect(!$0.isEditable) }
  }

  @Test("deep indents are an error")
  func indents() {
    let lines = (0..<2_000).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")
    timed(file(lines)) { #expect($0.errors.map(\.reason) == [.tooDeep(limit: 100)]) }
  }

  @Test("deep values are refused, not spelled")
  func deepValue() {
    var value = FieldValue.null
    for _ in 0..<5_000 { value = .list([value]) }
    let document = FrontMatterDocument(Array("---\na: 1\n---\n".utf8))
    #expect(throws: FrontMatterError(.tooDeep(limit: 100))) { try document.edit(for: .set("a", value)) }
    while case .list(let items) = value { value = items[0] }
  }

  @Test("an alias bomb is never expanded")
  func bomb() {
    var lines = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...30 {
      lines += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ") + "]\n"
    }
    timed(file(lines)) { #expect($0.errors.map(\.reason) == [.tooManyAliases(limit: YAMLTreeBuilder.aliasLimit)]) }
  }

  @Test("an alias of what holds it is an error")
  func recursion() {
    timed(file("a: &a [*a]")) { #expect($0.errors.map(\.reason) == [.unknownAlias("a")]) }
  }

  @Test("200,000 lines without a closing fence")
  func neverClosed() {
    timed(Array("---\na: 1\n".utf8) + Array(repeatElement(Array("b: 2\n".utf8), count: 200_000).joined()))
    timed(Array(repeatElement(Array("---\n".utf8), count: 200_000).joined()))
    timed(Array(repeatElement(Array("\n".utf8), count: 1_000_000).joined()))
    timed(Array("{\"a\": ".utf8) + Array(repeatElement(Array("/*\n".utf8), count: 200_000).joined()))
    timed(Array("{\"a\": ".utf8) + Array(repeatElement(Array("\"\n".utf8), count: 200_000).joined()))
  }

  @Test("random bytes and mutated front matter never crash", arguments: 0..<4)
  func mutations(_ round: Int) {
    var random = SeededRandom(seed: 0xF022 + UInt64(round))
    let seeds = RandomEditTests.madeUp.map { Array($0.utf8) }
    let marks = Array("---\n:#[]{},&*!|>'\"%@`?\t \r\u{85}\u{2028}ab1~<=".utf8)
    for _ in 0..<(Corpus.isFullRun ? 200_000 : 1_500) {
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
          .set(path.appending(key: "n"), to: .list([.null])),
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
