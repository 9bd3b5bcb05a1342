import TerminalText
import Testing

@Suite("Text folded for matching")
struct FoldingTests {
  struct Example: CustomTestStringConvertible, Sendable {
    var text: String
    var folded: String
    var testDescription: String { "\(text) is found as \(folded)" }

    init(_ text: String, _ folded: String) {
      self.text = text
      self.folded = folded
    }
  }

  static let examples = [
    Example("Rédaction article", "redaction article"),
    Example("Re\u{301}daction", "redaction"),
    Example("ÉCŒURÉ", "ecoeure"),
    Example("Straße STRASSE ẞ", "strasse strasse ss"),
    Example("Ærø Łódź Đà Nẵng", "aero lodz da nang"),
    Example("İstanbul ılık", "istanbul ilik"),
    Example("l’offre", "l'offre"),
    Example("10\u{202F}000\u{A0}€", "10 000 €"),
    Example("ΆΛΦΑ ὈΔΥΣΣΕΎΣ ς", "αλφα οδυσσευσ σ"),
    Example("ВАКАНСИЯ Ёлка Й", "вакансия елка и"),
    Example("И\u{306}", "и"),
    Example("ԵՐԵՎԱՆ", "երեվան"),
    Example("ＡＢＣ", "ａｂｃ"),
    Example("日本語 한국어 مرحبا 👍", "日本語 한국어 مرحبا 👍"),
    Example("Ⱥ Ⱦ Ǆ ŉ", "a t dz 'n"),
    Example("", ""),
  ]

  @Test("folding is blind to case and accents", arguments: examples)
  func folding(_ example: Example) {
    #expect(Folding.fold(example.text) == Array(example.folded.utf8))
    #expect(Folding.fold(Array(example.text.utf8)) == Array(example.folded.utf8))
  }

  @Test("folding twice is folding once, and never grows, for every scalar")
  func everyScalar() {
    var offenders: [Unicode.Scalar] = []
    for scalar in (UInt32(0)..<0x20000).lazy.compactMap(Unicode.Scalar.init) {
      let folded = Folding.fold(String(scalar))
      if Folding.fold(folded) != folded || folded.count > String(scalar).utf8.count { offenders.append(scalar) }
    }
    #expect(offenders.isEmpty)
  }

  @Test("bytes that are not UTF-8 stay")
  func brokenBytes() {
    #expect(Folding.fold([0x41, 0xE9, 0x42, 0xC3]) == [0x61, 0xE9, 0x62, 0xC3])
  }

  @Test("blanks around a text go, those inside stay")
  func trimming() {
    #expect(Folding.trimmed(Array(" \t a b\r\n".utf8)) == Array("a b".utf8))
    #expect(Folding.trimmed(Array("  ".utf8)) == [])
  }
}
