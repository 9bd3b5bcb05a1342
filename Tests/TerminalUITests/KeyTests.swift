import TerminalUI
import Testing

@Suite struct KeyTests {
  struct Spelling: CustomTestStringConvertible {
    var text: String
    var key: Key
    var label: String
    var testDescription: String { text }
  }

  static let spellings = [
    Spelling(text: "j", key: Key("j"), label: "j"),
    Spelling(text: "G", key: Key("G"), label: "G"),
    Spelling(text: "é", key: Key("é"), label: "é"),
    Spelling(text: ">", key: Key(">"), label: ">"),
    Spelling(text: "-", key: Key("-"), label: "-"),
    Spelling(text: "C-s", key: Key("s", .control), label: "^S"),
    Spelling(text: "C-_", key: Key("_", .control), label: "^_"),
    Spelling(text: "M-f", key: Key("f", .alt), label: "M-f"),
    Spelling(text: "C-M-f", key: Key("f", [.control, .alt]), label: "C-M-f"),
    Spelling(text: "<Space>", key: Key(" "), label: "Space"),
    Spelling(text: "<C-Space>", key: Key(" ", .control), label: "C-Space"),
    Spelling(text: "<lt>", key: Key("<"), label: "<"),
    Spelling(text: "<Enter>", key: Key(.enter), label: "Enter"),
    Spelling(text: "<M-Enter>", key: Key(.enter, .alt), label: "M-Enter"),
    Spelling(text: "<S-Tab>", key: Key(.backtab), label: "S-Tab"),
    Spelling(text: "<S-Up>", key: Key(.up, .shift), label: "S-Up"),
    Spelling(text: "<C-M-S-Left>", key: Key(.left, [.control, .alt, .shift]), label: "C-M-S-Left"),
    Spelling(text: "<PgDn>", key: Key(.pageDown), label: "PgDn"),
    Spelling(text: "<F1>", key: Key(.function(1)), label: "F1"),
    Spelling(text: "<F12>", key: Key(.function(12)), label: "F12"),
    Spelling(text: "<BS>", key: Key(.backspace), label: "BS"),
    Spelling(text: "<Del>", key: Key(.delete), label: "Del"),
  ]

  @Test("a key is written and read in one notation", arguments: spellings)
  func reads(_ spelling: Spelling) {
    #expect(Key(notation: spelling.text) == spelling.key)
    #expect(spelling.key.notation == spelling.text)
    #expect(spelling.key.label == spelling.label)
  }

  @Test(
    "other spellings of a key are read",
    arguments: [
      ("<enter>", "<Enter>"), ("<CR>", "<Enter>"), ("<Escape>", "<Esc>"), ("<pagedown>", "<PgDn>"),
      ("<BackTab>", "<S-Tab>"), ("<C-s>", "C-s"), ("A-x", "M-x"), ("C-S", "C-s"), (" j ", "j"),
    ])
  func readsOtherSpellings(_ other: String, _ usual: String) {
    #expect(Key(notation: other)?.notation == usual)
  }

  @Test(
    "what is not a key is not read", arguments: ["", " ", "jk", "<Foo>", "<Enter", "C-", "<F0>", "<F99>", "<>", "<j>"])
  func refuses(_ text: String) {
    #expect(Key(notation: text) == nil)
  }

  @Test("keys that a terminal cannot tell apart are one key")
  func canonicalForms() {
    #expect(Key("i", .control) == Key(.tab))
    #expect(Key("M", .control) == Key(.enter))
    #expect(Key("[", .control) == Key(.escape))
    #expect(Key(.tab, .shift) == Key(.backtab))
    #expect(Key("A", .shift) == Key("A"))
    #expect(Key("A", .control) == Key("a", .control))
  }

  struct Sequence: CustomTestStringConvertible {
    var text: String
    var keys: [String]
    var notation: String
    var testDescription: String { text }
  }

  static let sequences = [
    Sequence(text: "gg", keys: ["g", "g"], notation: "gg"),
    Sequence(text: "g t", keys: ["g", "t"], notation: "gt"),
    Sequence(text: "C-x C-e", keys: ["C-x", "C-e"], notation: "C-x C-e"),
    Sequence(text: "j<Enter>e", keys: ["j", "<Enter>", "e"], notation: "j <Enter> e"),
    Sequence(text: "M-<", keys: ["<M-lt>"], notation: "<M-lt>"),
    Sequence(text: "g<Space>", keys: ["g", "<Space>"], notation: "g <Space>"),
    Sequence(text: "C - s", keys: ["C", "-", "s"], notation: "C - s"),
    Sequence(text: "5j", keys: ["5", "j"], notation: "5j"),
  ]

  @Test("a sequence is read key by key", arguments: sequences)
  func readsSequences(_ example: Sequence) {
    let sequence = KeySequence(notation: example.text)
    #expect(sequence?.keys.map(\.notation) == example.keys)
    #expect(sequence?.notation == example.notation)
    #expect(KeySequence(notation: example.notation) == sequence)
  }

  @Test("what is not a sequence is not read", arguments: ["", "  ", "g <Foo>", "C-<Enter>", "j<"])
  func refusesSequences(_ text: String) {
    #expect(KeySequence(notation: text) == nil)
  }

  @Test("only a key without control or alt types its character")
  func typed() {
    #expect(Key("é").typed == "é")
    #expect(Key("x", .alt).typed == nil)
    #expect(Key(.enter).typed == nil)
  }
}
