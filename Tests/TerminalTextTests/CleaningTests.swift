import Testing

@testable import TerminalText

@Suite("Text from a file is made harmless")
struct CleaningTests {
  struct Example: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var bytes: [UInt8]
    var screen: String
    var outputLine: String
    var output: String

    init(_ name: String, _ bytes: [UInt8], screen: String, outputLine: String? = nil, output: String? = nil) {
      testDescription = name
      self.bytes = bytes
      self.screen = screen
      self.outputLine = outputLine ?? screen
      self.output = output ?? self.outputLine
    }

    init(_ name: String, _ text: String, screen: String, outputLine: String? = nil, output: String? = nil) {
      self.init(name, Array(text.utf8), screen: screen, outputLine: outputLine, output: output)
    }
  }

  static let examples = [
    Example("plain text", "Rédaction d’article 日本 👍", screen: "Rédaction d’article 日本 👍"),
    Example("colour", "\u{1B}[31mred\u{1B}[0m", screen: "^[[31mred^[[0m"),
    Example("window title", "\u{1B}]0;owned\u{7}", screen: "^[]0;owned^G"),
    Example("C1 control sequence", "\u{9B}31m", screen: "<9B>31m"),
    Example("next line", "a\u{85}b", screen: "a<85>b"),
    Example("delete", "\u{7F}", screen: "^?"),
    Example("NUL", "a\0b", screen: "a^@b"),
    Example("carriage return", "good\revil", screen: "good^Mevil"),
    Example("tab", "a\tb", screen: "a b", output: "a\tb"),
    Example("line feed", "a\nb", screen: "a⏎b", output: "a\nb"),
    Example("CR LF", "a\r\nb", screen: "a⏎b", output: "a\nb"),
    Example("right-to-left override", "\u{202E}gpj.exe", screen: "<U+202E>gpj.exe"),
    Example("isolate", "\u{2066}x\u{2069}", screen: "<U+2066>x<U+2069>"),
    Example("Arabic letter mark", "\u{61C}", screen: "<U+061C>"),
    Example("left-to-right mark", "\u{200E}", screen: "<U+200E>"),
    Example("line separator", "a\u{2028}b", screen: "a<U+2028>b"),
    Example("Latin-1", [0x63, 0x61, 0x66, 0xE9], screen: "caf<E9>"),
    Example("cut UTF-8", [0x61, 0xE2, 0x80], screen: "a<E2><80>"),
    Example("overlong slash", [0xC0, 0xAF], screen: "<C0><AF>"),
    Example("overlong escape of three bytes", [0xE0, 0x80, 0x9B], screen: "<E0><80><9B>"),
    Example("surrogate", [0xED, 0xA0, 0x80], screen: "<ED><A0><80>"),
    Example("beyond Unicode", [0xF4, 0x90, 0x80, 0x80], screen: "<F4><90><80><80>"),
    Example("skin tone", "👍🏽", screen: "👍", outputLine: "👍🏽"),
    Example("joiner", "👨‍👩‍👧", screen: "👨👩👧", outputLine: "👨‍👩‍👧"),
    Example("selector", "❤️", screen: "❤", outputLine: "❤️"),
    Example("unassigned", "\u{378}", screen: "\u{FFFD}", outputLine: "\u{378}"),
  ]

  @Test("controls, overrides and broken bytes become marks", arguments: examples)
  func cleaning(_ example: Example) {
    #expect(String(cleaning: example.bytes).unicodeScalars.elementsEqual(example.screen.unicodeScalars))
    #expect(
      String(cleaning: example.bytes, for: .outputLine).unicodeScalars
        .elementsEqual(example.outputLine.unicodeScalars))
    #expect(String(cleaning: example.bytes, for: .output).unicodeScalars.elementsEqual(example.output.unicodeScalars))
    if let text = String(validating: example.bytes, as: UTF8.self) {
      #expect(text.cleaned().unicodeScalars.elementsEqual(example.screen.unicodeScalars))
    }
  }

  @Test("no byte and no scalar comes out as a control", arguments: [CleaningPurpose.screen, .outputLine, .output])
  func everyScalar(_ purpose: CleaningPurpose) {
    var offenders: [UInt32] = []
    let scalars = (UInt32(0)..<0x110000).lazy.compactMap(Unicode.Scalar.init)
    for scalar in scalars where Character(scalar).columns != 1 || scalar.value < 0x3000 {
      let cleaned = String(scalar).cleaned(for: purpose)
      if cleaned.unicodeScalars.contains(where: { isHarmful($0, purpose) }) { offenders.append(scalar.value) }
    }
    for byte in UInt8.min...UInt8.max {
      let cleaned = String(cleaning: [byte], for: purpose)
      if cleaned.unicodeScalars.contains(where: { isHarmful($0, purpose) }) { offenders.append(UInt32(byte)) }
    }
    #expect(offenders.isEmpty)
  }

  private func isHarmful(_ scalar: Unicode.Scalar, _ purpose: CleaningPurpose) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: purpose != .output
    case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  @Test("random bytes come out harmless, measured right, and the same when cleaned again")
  func randomBytes() {
    var generator = SplitMix(state: 7)
    let alphabet: [[UInt8]] = [
      [0x1B], [0x9B], [0xC2, 0x9B], [0xE2, 0x80, 0xAE], [0xE2, 0x80, 0x8D], [0x0D], [0x0A], [0x09], [0x61], [0xE3],
      [0x81], [0xF0, 0x9F, 0x91, 0x8D], [0xC3, 0xA9], [0xCC, 0x81], [0xFF], [0x00],
    ]
    for _ in 0..<3_000 {
      let bytes = (0..<Int.random(in: 0..<12, using: &generator))
        .flatMap { _ in alphabet.randomElement(using: &generator)! }
      let cleaned = String(cleaning: bytes)
      #expect(!cleaned.unicodeScalars.contains { isHarmful($0, .screen) })
      #expect(cleaned.cleaned().utf8.elementsEqual(cleaned.utf8))
      #expect(cleaned.columns == bytes.columnsAsUTF8)
    }
  }
}

/// A seeded generator, so that a failure comes again.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
