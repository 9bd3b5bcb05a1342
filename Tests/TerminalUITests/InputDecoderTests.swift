import PostingsTestSupport
import TerminalUI
import Testing

@Suite struct InputDecoderTests {
  struct Input: CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    var events: [TerminalEvent]
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ events: TerminalEvent...) {
      (self.name, self.bytes, self.events) = (name, Array(text.utf8), events)
    }

    init(_ name: String, bytes: [UInt8], _ events: TerminalEvent...) {
      (self.name, self.bytes, self.events) = (name, bytes, events)
    }
  }

  private static func key(_ notation: String) -> TerminalEvent { .key(Key(notation: notation)!) }
  private static func mouse(_ action: MouseEvent.Action, _ x: Int, _ y: Int, _ modifiers: Key.Modifiers = [])
    -> TerminalEvent
  {
    .mouse(MouseEvent(action, at: Position(x: x, y: y), modifiers: modifiers))
  }

  static let inputs: [Input] = [
    Input("letters", "jG", key("j"), key("G")),
    Input("letters with accents", "é日😀", key("é"), key("日"), key("😀")),
    Input("control letters", "\u{13}\u{1}\u{1A}", key("C-s"), key("C-a"), key("C-z")),
    Input(
      "control signs", "\0\u{1C}\u{1D}\u{1E}\u{1F}", key("<C-Space>"), key("C-\\"), key("C-]"), key("C-^"), key("C-_")),
    Input(
      "enter, tab, line feed, backspace", "\r\t\n\u{7F}\u{8}", key("<Enter>"), key("<Tab>"), key("C-j"), key("<BS>"),
      key("C-h")),
    Input("alt", "\u{1B}f\u{1B}\u{7F}\u{1B}\r\u{1B}é", key("M-f"), key("<M-BS>"), key("<M-Enter>"), key("M-é")),
    Input("arrows, both ways", "\u{1B}[A\u{1B}OB", key("<Up>"), key("<Down>")),
    Input(
      "arrows with modifiers", "\u{1B}[1;2A\u{1B}[1;5D\u{1B}[1;8C", key("<S-Up>"), key("<C-Left>"), key("<C-M-S-Right>")
    ),
    Input(
      "home and end, all ways", "\u{1B}[H\u{1B}OF\u{1B}[1~\u{1B}[4~\u{1B}[7~\u{1B}[8~", key("<Home>"), key("<End>"),
      key("<Home>"), key("<End>"), key("<Home>"), key("<End>")),
    Input(
      "paging and editing", "\u{1B}[5~\u{1B}[6;5~\u{1B}[2~\u{1B}[3;3~", key("<PgUp>"), key("<C-PgDn>"), key("<Ins>"),
      key("<M-Del>")),
    Input(
      "function keys", "\u{1B}OP\u{1B}[15~\u{1B}[24;2~\u{1B}[[A\u{1B}[1;5R", key("<F1>"), key("<F5>"), key("<S-F12>"),
      key("<F1>"), key("<C-F3>")),
    Input("back tab", "\u{1B}[Z", key("<S-Tab>")),
    Input("keypad", "\u{1B}OM\u{1B}Op\u{1B}Ok", key("<Enter>"), key("0"), key("+")),
    Input("alt with an arrow, as rxvt sends it", "\u{1B}\u{1B}[A", key("<M-Up>")),
    Input(
      "other keys, as xterm and kitty report them", "\u{1B}[27;5;44~\u{1B}[97;3u\u{1B}[97;2u", key("C-,"), key("M-a"),
      key("A")),
    Input(
      "mouse far to the right", "\u{1B}[<0;313;60M\u{1B}[<0;313;60m", mouse(.press(.left), 312, 59),
      mouse(.release(.left), 312, 59)),
    Input(
      "wheel, drag, modifiers", "\u{1B}[<64;1;1M\u{1B}[<65;1;1M\u{1B}[<34;3;4M\u{1B}[<20;1;1M", mouse(.wheelUp, 0, 0),
      mouse(.wheelDown, 0, 0), mouse(.drag(.right), 2, 3), mouse(.press(.left), 0, 0, [.shift, .control])),
    Input(
      "mouse of the oldest kind", "\u{1B}[M !!\u{1B}[M#\"#", mouse(.press(.left), 0, 0), mouse(.release(.left), 1, 2)),
    Input("focus", "\u{1B}[I\u{1B}[O", .focus(true), .focus(false)),
    Input(
      "the colour behind the text",
      "\u{1B}]11;rgb:ffff/ffff/eeee\u{1B}\\j\u{1B}]11;rgb:1e/1e/2e\u{7}k\u{1B}]11;#fdf6e3\u{7}\u{1B}]11;rgba:0000/0000/0000/ffff\u{7}",
      .background(isLight: true), key("j"), .background(isLight: false), key("k"), .background(isLight: true),
      .background(isLight: false)),
    Input(
      "answers that mean nothing",
      "\u{1B}]11;rgb:/\u{7}\u{1B}]11;blue\u{7}\u{1B}]4;1;rgb:ff/ff/ff\u{1B}\\\u{1B}]11\u{7}\u{1B}]11;rgb:fffff/0/0\u{7}x",
      key("x")),
    Input("an answer cut short by a key", "\u{1B}]11;rgb:ff\u{1B}[Ax", key("<Up>"), key("x")),
    Input("alt with a bracket", "\u{1B}]x", key("M-]"), key("x")),
    Input("paste", "\u{1B}[200~a\r\nb\rc\n\u{1B}[31m\u{1B}[201~x", .paste("a\nb\nc\n\u{1B}[31m"), key("x")),
    Input("paste of nothing", "\u{1B}[200~\u{1B}[201~", .paste("")),
    Input(
      "paste with the start of its end in it", "\u{1B}[200~\u{1B}[20\u{1B}[201\u{1B}\u{1B}[201~",
      .paste("\u{1B}[20\u{1B}[201\u{1B}")),
    Input(
      "paste of bytes that are no text", bytes: Array("\u{1B}[200~".utf8) + [0xFF, 0xC3] + Array("\u{1B}[201~".utf8),
      .paste("\u{FFFD}\u{FFFD}")),
    Input(
      "bytes that are no text", bytes: [0xFF, 0x61, 0xC3, 0x62], key("\u{FFFD}"), key("a"), key("\u{FFFD}"), key("b")),
    Input("C1 controls", bytes: [0xC2, 0x9B, 0x61], key("a")),
    Input("unknown sequences", "\u{1B}[?1;2c\u{1B}[99~\u{1B}[>0;1$y\u{1B}[1;1x!", key("!")),
    Input("a sequence cut short by another", "\u{1B}[12\u{1B}[Ax", key("<Up>"), key("x")),
    Input("huge numbers", "\u{1B}[<99999999999999999999;1;1M\u{1B}[1;99999999999999999999Ax", key("<Up>"), key("x")),
    Input("a sequence without end", "\u{1B}[" + String(repeating: "1", count: 100) + "A"),
  ]

  private func events(_ decoder: inout InputDecoder) -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    while let event = decoder.next() { events.append(event) }
    return events
  }

  @Test("bytes become events", arguments: inputs)
  func decodes(_ input: Input) {
    var decoder = InputDecoder()
    decoder.feed(input.bytes)
    #expect(events(&decoder) == input.events)
    #expect(decoder.waitingTime == nil)
  }

  @Test(
    "it does not matter where reads split the bytes", arguments: inputs.filter { $0.name != "a sequence without end" })
  func decodesByteByByte(_ input: Input) {
    var decoder = InputDecoder()
    var found: [TerminalEvent] = []
    for byte in input.bytes {
      decoder.feed([byte])
      found += events(&decoder)
    }
    #expect(found == input.events)
  }

  @Test(
    "what is held back is given when nothing follows",
    arguments: [
      ("\u{1B}", ["<Esc>"]), ("\u{1B}\u{1B}", ["<Esc>", "<Esc>"]), ("\u{1B}[", ["M-["]), ("\u{1B}O", ["M-O"]),
      ("\u{1B}[1;", []), ("\u{1B}]", ["M-]"]), ("\u{1B}]11;rgb:ff/f", []), ("a\u{1B}", ["a", "<Esc>"]),
    ])
  func flushes(_ text: String, _ keys: [String]) {
    var decoder = InputDecoder()
    decoder.feed(text.utf8)
    var found = events(&decoder)
    while decoder.waitingTime != nil {
      if let event = decoder.flush() { found.append(event) }
    }
    #expect(found == keys.map { .key(Key(notation: $0)!) })
  }

  @Test("a lone ESC waits shorter than a sequence that has begun")
  func waitingTimes() {
    var decoder = InputDecoder(escapeDelay: .milliseconds(20))
    decoder.feed([0x1B])
    #expect(decoder.next() == nil)
    #expect(decoder.waitingTime == .milliseconds(20))
    decoder.feed([0x5B])
    #expect(decoder.next() == nil)
    #expect(decoder.waitingTime! > .milliseconds(100))
    _ = decoder.flush()
    decoder.feed("\u{1B}]11;".utf8)
    #expect(decoder.next() == nil)
    #expect(decoder.waitingTime! >= .milliseconds(500), "an answer over a slow line must not become keys")
  }

  @Test("a terminal's own sequences come first")
  func ownKeys() {
    var decoder = InputDecoder(keys: [[0x08]: Key(.backspace), Array("\u{1B}[A~x".utf8): Key(.function(9))])
    decoder.feed("\u{8}\u{1B}[A~x".utf8)
    #expect(events(&decoder) == [.key(Key(.backspace)), .key(Key(.function(9)))])
  }

  @Test("a paste without end is given after a while, and keys work again")
  func unfinishedPaste() {
    var decoder = InputDecoder()
    decoder.feed("\u{1B}[200~abc\u{1B}[20".utf8)
    #expect(decoder.next() == nil)
    #expect(decoder.flush() == .paste("abc\u{1B}[20"))
    decoder.feed("j".utf8)
    #expect(decoder.next() == .key(Key("j")))
  }

  @Test("a paste of a megabyte in small pieces takes linear time")
  func largePaste() {
    var decoder = InputDecoder()
    let text = String(repeating: "é\u{1B}[x\n", count: 1 << 17)
    var bytes = Array("\u{1B}[200~\(text)\u{1B}[201~".utf8)[...]
    var found: [TerminalEvent] = []
    while !bytes.isEmpty {
      decoder.feed(bytes.prefix(1000))
      bytes = bytes.dropFirst(1000)
      found += events(&decoder)
    }
    let isWhole = found == [.paste(text)]
    #expect(isWhole)
  }

  @Test("random bytes never trap, and are all taken", arguments: 0..<20)
  func randomBytes(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pieces: [[UInt8]] = ["\u{1B}[", "\u{1B}O", "\u{1B}", "[<", "200~", "201~", ";1", "M", "é", "\u{1B}[M"].map {
      Array($0.utf8)
    }
    var decoder = InputDecoder()
    for _ in 0..<2000 {
      if Bool.random(using: &generator) {
        decoder.feed(pieces.randomElement(using: &generator)!)
      } else {
        decoder.feed(
          (0..<Int.random(in: 0..<8, using: &generator)).map { _ in .random(in: 0...255, using: &generator) })
      }
      while decoder.next() != nil {}
      if Int.random(in: 0..<20, using: &generator) == 0 { while decoder.flush() != nil {} }
    }
    while decoder.waitingTime != nil { _ = decoder.flush() }
    decoder.feed("j".utf8)
    #expect(decoder.next() == .key(Key("j")))
  }
}
