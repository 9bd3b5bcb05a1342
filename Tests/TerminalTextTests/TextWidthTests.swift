import Foundation
import Testing

@testable import TerminalText

@Suite("Columns of text")
struct TextWidthTests {
  struct Example: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var text: String
    var columns: Int

    init(_ name: String, _ text: String, _ columns: Int) {
      testDescription = name
      self.text = text
      self.columns = columns
    }
  }

  static let examples = [
    Example("nothing", "", 0),
    Example("ASCII", "Rejoindre l'equipe", 18),
    Example("composed accent", "é", 1),
    Example("decomposed accent", "e\u{301}", 1),
    Example("five marks on one letter", "a\u{300}\u{301}\u{302}\u{303}\u{304}", 1),
    Example("Japanese", "日本語", 6),
    Example("Korean", "한국", 4),
    Example("Hangul jamo", "\u{1112}\u{1161}\u{11AB}", 2),
    Example("Arabic", "مرحبا", 5),
    Example("Thai", "กำ", 2),
    Example("emoji", "👍", 2),
    Example("a skin tone counts nothing", "👍🏽", 2),
    Example("family, its joiners dropped", "👨‍👩‍👧", 6),
    Example("flag", "🇫🇷", 2),
    Example("heart with selector", "❤️", 1),
    Example("zero-width space", "a\u{200B}b", 2),
    Example("soft hyphen", "\u{AD}", 1),
    Example("escape, as ^[", "\u{1B}[31m", 6),
    Example("C1, as <9B>", "\u{9B}31m", 7),
    Example("override, as <U+202E>", "\u{202E}abc", 11),
    Example("tab, as a space", "a\tb", 3),
    Example("CR LF, as one sign", "a\r\nb", 3),
    Example("lone CR, as ^M", "a\rb", 4),
    Example("NUL, as ^@", "\0", 2),
    Example("unassigned, as U+FFFD", "\u{0378}", 1),
    Example("private use", "\u{E000}", 1),
    Example("extension G", "\u{30000}", 2),
    Example("tags", "\u{E0067}", 0),
  ]

  @Test("a text takes the columns that ncurses will move", arguments: examples)
  func width(of example: Example) {
    #expect(example.text.columns == example.columns)
    #expect(Array(example.text.utf8).columnsAsUTF8 == example.columns)
    #expect(example.text.cleaned().columns == example.columns)
    #expect(example.text.fits(in: example.columns))
    #expect(!example.text.fits(in: example.columns - 1))
  }

  @Test("bytes that are not UTF-8 take the columns of their marks")
  func brokenBytes() {
    #expect([UInt8]("caf".utf8 + [0xE9]).columnsAsUTF8 == 7)
    #expect([0xE3, 0x81].columnsAsUTF8 == 8)
  }

  @Test("a character's columns are those of its text", arguments: examples)
  func characters(of example: Example) {
    #expect(example.text.map(\.columns).reduce(0, +) == example.columns)
  }

  #if canImport(Glibc)
    @Test("the table says of every scalar what this machine's wcwidth says")
    func tableMatchesLibrary() throws {
      try #require(setlocale(LC_CTYPE, "C.UTF-8") != nil)
      // The Glibc module leaves wcwidth out.
      let symbol = try #require(dlsym(nil, "wcwidth"))
      let wcwidth = unsafeBitCast(symbol, to: (@convention(c) (wchar_t) -> CInt).self)
      var differences: [String] = []
      for scalar in (UInt32(0)..<0x110000).lazy.compactMap(Unicode.Scalar.init) {
        let widthClass = WidthClass(of: scalar.value)
        if !agrees(widthClass, wcwidth(wchar_t(scalar.value))) {
          differences.append("U+\(String(scalar.value, radix: 16)) \(widthClass) \(wcwidth(wchar_t(scalar.value)))")
        }
      }
      #expect(differences.isEmpty)
    }

    private func agrees(_ widthClass: WidthClass, _ libraryWidth: CInt) -> Bool {
      switch widthClass {
      case .unknown: libraryWidth < 0
      case .dropped, .codePoint: libraryWidth != 1
      case .blank, .caret, .hexByte: libraryWidth <= 0
      default: widthClass.columns == Int(libraryWidth)
      }
    }
  #endif
}
