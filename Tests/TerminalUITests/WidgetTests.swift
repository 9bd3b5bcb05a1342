import TerminalUI
import Testing

@Suite struct WidgetTests {
  private func draw(_ width: Int, _ height: Int = 1, _ draw: (inout Frame, Rect) -> Void) -> Frame {
    var frame = Frame(size: Size(width: width, height: height))
    draw(&frame, frame.bounds)
    return frame
  }

  // MARK: Scroll bars

  @Test("a scroll bar is at its end only when the list is")
  func scrollbar() {
    for (count, height) in [(11, 10), (100, 10), (100_000, 20), (3, 2)] {
      let thumbs = (0...(count - height)).map { ScrollbarWidget(count: count, offset: $0).thumb(height: height) }
      #expect(thumbs.first?.lowerBound == 0 && thumbs.last?.upperBound == height)
      #expect(thumbs.dropLast().allSatisfy { $0.upperBound < height && !$0.isEmpty })
    }
    #expect(ScrollbarWidget(count: 5, offset: 0).thumb(height: 5).isEmpty)
  }

  // MARK: Fields

  @Test(
    "a field shows the part of its text where the cursor is",
    arguments: [
      ("short", 5, "short", 5), ("exactly10!", 0, "exactly10!", 0), ("exactly10!", 10, "…actly10!", 9),
      ("a rather long title", 0, "a rather …", 0), ("a rather long title", 19, "…ng title", 9),
      ("日本語日本語", 6, "…語日本語", 9),
    ])
  func textInput(_ text: String, _ cursor: Int, _ shown: String, _ column: Int) {
    let frame = draw(10) { frame, rect in TextInputWidget(text: text, cursorOffset: cursor).draw(into: &frame, in: rect)
    }
    #expect(frame.cursor != nil && frame.cursor!.x < 10)
    let before = text.prefix(cursor)
    #expect(frame.cursor!.x > 0 || before.isEmpty)
    #expect(frame.lines == [shown])
    #expect(frame.cursor == Position(x: column, y: 0))
  }

  @Test("the cursor of a field is visible at every place and width")
  func cursorIsVisible() {
    let text = "日a語👍🏽e\u{301}bc d日本語日本語"
    for width in 1...30 {
      for cursor in 0...text.count {
        let frame = draw(width) { frame, rect in
          TextInputWidget(text: text, cursorOffset: cursor).draw(into: &frame, in: rect)
        }
        #expect(frame.bounds.contains(frame.cursor!))
      }
    }
  }

  @Test("a field without text shows its placeholder, dim")
  func placeholder() {
    let frame = draw(10) { TextInputWidget(text: "", placeholder: "filter the list").draw(into: &$0, in: $1) }
    #expect(frame.styledText == "{dim}filter th…{}")
  }

  // MARK: Bars

  @Test(
    "hints that do not fit go, the least important and the last of equals first",
    arguments: [
      (40, "q quit  e edit  f facets  ? help"), (31, "q quit  e edit  ? help"), (20, "q quit  ? help"), (13, "q quit"),
      (5, ""),
    ])
  func keyHints(_ width: Int, _ shown: String) {
    let hints = [
      KeyHintsWidget.Hint(key: "q", label: "quit", importance: 3),
      KeyHintsWidget.Hint(key: "e", label: "edit", importance: 1),
      KeyHintsWidget.Hint(key: "f", label: "facets", importance: 1),
      KeyHintsWidget.Hint(key: "?", label: "help", importance: 2),
    ]
    #expect(draw(width) { KeyHintsWidget(hints).draw(into: &$0, in: $1) }.text == shown)
  }

  @Test(
    "the right side of a status bar stays, the left one is cut",
    arguments: [
      (30, "128 of 412            git:main"), (18, "128 of 4… git:main"), (9, " git:main"), (5, "git:…"),
    ])
  func statusBar(_ width: Int, _ shown: String) {
    let frame = draw(width) { StatusBarWidget(left: "128 of 412", right: "git:main").draw(into: &$0, in: $1) }
    #expect(frame.text == shown)
  }

  // MARK: Boxes and text

  @Test("a box frames what it holds, with its title and note")
  func box() {
    let frame = draw(24, 3) { frame, rect in
      frame.fill(rect, with: "x")
      let inside = BoxWidget(title: "tags", note: "1/3", glyphs: .ascii, titleStyle: .plain).draw(
        into: &frame, in: rect)
      frame.put("Civic Tech", at: inside.origin)
    }
    #expect(
      frame.text == """
        +- tags --------- 1/3 -+
        | Civic Tech           |
        +----------------------+
        """)
  }

  @Test(
    "a box of lines, and one without", arguments: [(Glyphs.unicode, "┌─ a ─┐\n│     │\n└─────┘"), (.none, "   a\n\n")])
  func boxGlyphs(_ glyphs: Glyphs, _ shown: String) {
    #expect(draw(7, 3) { BoxWidget(title: "a", glyphs: glyphs).draw(into: &$0, in: $1) }.text == shown)
  }

  @Test("boxes and dividers of every small size stay in their place")
  func smallBoxes() {
    for width in 0...12 {
      for height in 0...4 {
        var frame = Frame(size: Size(width: 14, height: 6))
        let rect = Rect(x: 1, y: 1, width: width, height: height)
        let inside = BoxWidget(title: "long title", note: "note", glyphs: .ascii).draw(into: &frame, in: rect)
        #expect(inside.isEmpty || rect.intersection(inside) == inside)
        #expect(frame.row(0).allSatisfy { $0.text == " " })
        #expect(frame[Position(x: 0, y: 1)].text == " ")
      }
    }
  }

  @Test("styled text is cut in the style that stood there")
  func styledText() {
    var text = StyledText("ab", .bold)
    text.append("cdef", .dim)
    #expect(text.columns == 6)
    #expect(draw(6) { $0.put(text.truncated(to: 4), at: $1.origin) }.styledText == "{bold}ab{dim}c…{}")
    #expect(text.truncated(to: 2).spans.map(\.text).joined() == "a…")
    #expect(text.truncated(to: 6) == text)
  }
}
