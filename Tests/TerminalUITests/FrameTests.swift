import TerminalText
import TerminalUI
import Testing

@Suite struct FrameTests {
  private func frame(_ width: Int, _ height: Int = 1) -> Frame {
    Frame(size: Size(width: width, height: height))
  }

  private func row(_ text: String, width: Int, x: Int = 0) -> String {
    var frame = frame(width)
    frame.put(text, at: Position(x: x, y: 0))
    return frame.row(0).map(\.text).joined(separator: "|")
  }

  @Test("text lands in cells, a wide character in two")
  func cells() {
    #expect(row("a日b", width: 6) == "a|日||b| | ")
  }

  @Test("marks share the cell of their character, and at most four do")
  func marks() {
    #expect(Array(row("e\u{301}x", width: 3).utf8) == Array("e\u{301}|x| ".utf8))
    let zalgo = "a" + String(repeating: "\u{301}", count: 50) + "b"
    #expect(Array(row(zalgo, width: 2).utf8) == Array("a\u{301}\u{301}\u{301}\u{301}|b".utf8))
  }

  @Test("a million marks without a character end")
  func floodOfMarks() {
    var frame = frame(10)
    #expect(frame.put(String(repeating: "\u{301}", count: 1_000_000), at: Position(x: 0, y: 0)) == 0)
  }

  @Test(
    "the columns that are used are those of the text",
    arguments: [
      "", "abc", "日本語", "e\u{301}", "👨‍👩‍👧", "👍🏽", "❤\u{FE0F}", "กำ", "a\tb", "a\r\nb", "\u{1B}[31m", "\u{9B}1m", "\u{202E}x",
      "\0",
    ])
  func usedColumns(_ text: String) {
    var frame = frame(80)
    #expect(frame.put(text, at: Position(x: 0, y: 0)) == text.columns)
    #expect(Array(frame.lines[0].utf8) == Array(text.cleaned().utf8))
  }

  @Test("nothing that a terminal obeys can be in a cell")
  func hostileText() {
    var generator = SystemRandomNumberGenerator()
    var frame = frame(200, 50)
    for y in 0..<50 {
      let scalars = (0..<300).map { _ in Unicode.Scalar(UInt32.random(in: 0..<0xD800, using: &generator))! }
      frame.put(String(String.UnicodeScalarView(scalars)), at: Position(x: .random(in: -9..<9), y: y))
    }
    for scalar in frame.text.unicodeScalars where scalar != "\n" {
      #expect(scalar.properties.generalCategory != .control)
      #expect(scalar.properties.generalCategory != .format || scalar.columns <= 1)
      #expect(!scalar.properties.isBidiControl)
    }
  }

  @Test("text is cut at the edges, a wide character never in half")
  func clipping() {
    #expect(row("日本語", width: 5) == "日||本|| ")
    #expect(row("日本語", width: 4, x: -1) == " |本|| ")
    #expect(row("abc", width: 3, x: 5) == " | | ")
    var clipped = frame(6)
    clipped.fill(clipped.bounds, with: ".")
    clipped.clipped(to: Rect(x: 1, y: 0, width: 3, height: 1)) { $0.put("日本語", at: Position(x: 0, y: 0)) }
    #expect(clipped.lines == [". 本.."])
  }

  @Test("a width limit holds, and tells how much was used")
  func maxWidth() {
    var frame = frame(10)
    #expect(frame.put("日本語", at: Position(x: 0, y: 0), maxWidth: 5) == 4)
    #expect(frame.put("abc", at: Position(x: 6, y: 0), maxWidth: -1) == 0)
    #expect(frame.lines == ["日本"])
  }

  @Test("writing over half of a wide character blanks the other half")
  func overwriting() {
    var left = frame(4)
    left.put("日本", at: Position(x: 0, y: 0))
    left.put("x", at: Position(x: 1, y: 0))
    #expect(left.lines == [" x本"])
    left.put("y", at: Position(x: 2, y: 0))
    #expect(left.lines == [" xy"])
    left.put("語", at: Position(x: 1, y: 0))
    #expect(left.lines == [" 語"])
    #expect(left.row(0).map(\.columns) == [1, 2, 0, 1])
  }

  @Test("every cell is as wide as the frame thinks, whatever is written where")
  func consistency() {
    var generator = SystemRandomNumberGenerator()
    var frame = frame(20, 3)
    for _ in 0..<5000 {
      let text = ["日本", "a", "e\u{301}", "👍🏽", "xyz", "語"].randomElement(using: &generator)!
      let place = Position(x: .random(in: -3..<23), y: .random(in: -1..<4))
      let clip = Rect(x: .random(in: -2..<20), y: 0, width: .random(in: 0..<20), height: 3)
      frame.clipped(to: clip) { $0.put(text, at: place) }
    }
    for y in 0..<3 {
      let cells = Array(frame.row(y))
      for (x, cell) in cells.enumerated() {
        #expect(cell.text.columns == Int(cell.columns))
        if cell.columns == 2 { #expect(x + 1 < cells.count && cells[x + 1].columns == 0) }
        if cell.columns == 0 { #expect(x > 0 && cells[x - 1].columns == 2) }
      }
    }
  }

  @Test("styles show in the dump for tests")
  func styledText() {
    var frame = frame(12, 2)
    let used = frame.put("ab", at: Position(x: 0, y: 0), style: Style(foreground: .red, attributes: .bold))
    frame.put("cd", at: Position(x: used, y: 0))
    frame.restyle(Rect(x: 0, y: 1, width: 2, height: 1)) { Style.reverse.over($0) }
    frame.cursor = Position(x: 1, y: 1)
    #expect(frame.styledText == "{bold red}ab{}cd\n{reverse}  {}\ncursor 1,1")
  }

  @Test("a frame of no cells can be drawn on")
  func emptyFrame() {
    var frame = frame(0, 0)
    frame.fill(Rect(x: -5, y: -5, width: 10, height: 10), with: "x")
    #expect(frame.put("abc", at: Position(x: 0, y: 0)) == 0)
    #expect(frame.text == "")
  }
}

@Suite struct GeometryTests {
  @Test("parts of a rectangle lie within it, even of none")
  func parts() {
    for size in [0, 1, 2, 7] {
      let rect = Rect(x: 3, y: 4, width: size, height: size)
      let parts = [
        rect.top(3), rect.bottom(3), rect.left(3), rect.right(3), rect.inset(top: 2, left: 1, bottom: 3, right: 4),
        rect.row(2), rect.centered(Size(width: 5, height: 2)), rect.top(-1), rect.right(-1), rect.inset(top: -2),
      ]
      for part in parts { #expect(part.isEmpty || rect.intersection(part) == part) }
    }
  }

  @Test("rectangles that do not meet have nothing in common")
  func disjoint() {
    let rect = Rect(x: 0, y: 0, width: 2, height: 2)
    #expect(rect.intersection(Rect(x: 5, y: 5, width: 2, height: 2)).isEmpty)
  }
}

@Suite struct ColorTests {
  @Test(
    "a colour becomes the nearest that the terminal has",
    arguments: [
      (Color.default, 256, nil), (.red, 0, nil), (.red, 8, 1), (.brightRed, 8, 1), (.brightRed, 16, 9),
      (.palette(196), 256, 196), (.palette(196), 16, 9), (.palette(196), 8, 1), (.palette(232), 16, 0),
      (.palette(244), 16, 8), (.palette(255), 16, 15), (.palette(21), 16, 12), (.ansi(200), 256, 8),
    ])
  func number(_ color: Color, _ colors: Int, _ number: Int?) {
    #expect(color.number(ofColors: colors) == number)
  }
}

@Suite struct WindowTitleTests {
  @Test("a title cannot end its sequence or be without end")
  func sequence() {
    #expect(WindowTitle.sequence(for: "jobs") == Array("\u{1B}]2;jobs\u{07}".utf8))
    let hostile = WindowTitle.sequence(for: "a\u{07}\u{1B}\\\u{9C}" + String(repeating: "x", count: 9999))
    #expect(hostile.dropFirst().dropLast().allSatisfy { $0 >= 0x20 && $0 != 0x7F })
    #expect(!String(decoding: hostile, as: UTF8.self).unicodeScalars.contains("\u{9C}"))
    #expect(hostile.count < 300)
  }
}
