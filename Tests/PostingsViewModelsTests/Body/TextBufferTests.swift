import PostingsTestSupport
import Testing

@testable import PostingsViewModels

@Suite("The lines of the built-in editor") struct TextBufferTests {
  private func place(_ line: Int, _ offset: Int) -> TextBuffer.Place { .init(line: line, offset: offset) }

  @Test(
    "any bytes come back as they were",
    arguments: [
      "", "a", "a\n", "a\r\nb\n\nc", "\r\n\r\n", "\r\r\n\n\r", "é\u{0}\n",
    ]) func roundTrip(text: String)
  {
    let buffer = TextBuffer(Array(text.utf8))
    #expect(buffer.bytes == Array(text.utf8))
    #expect(buffer.byteCount == text.utf8.count)
  }

  @Test("an edit changes its own lines and no line end elsewhere") func edits() {
    var buffer = TextBuffer(Array("one\r\ntwo\nthree\r\nlast".utf8))
    let change = buffer.replace(place(1, 1)..<place(1, 2), with: Array("X\nY".utf8))
    #expect(buffer.bytes == Array("one\r\ntX\r\nYo\nthree\r\nlast".utf8))
    #expect(change.cursorAfter == place(2, 1))
    buffer.revert(change)
    #expect(buffer.bytes == Array("one\r\ntwo\nthree\r\nlast".utf8))
    buffer.apply(change)
    #expect(buffer.bytes == Array("one\r\ntX\r\nYo\nthree\r\nlast".utf8))
  }

  @Test("random edits and their undoing give back each text, with its size and words") func randomEdits() {
    var generator = SeededGenerator(seed: 7)
    var buffer = TextBuffer(Array("un deux\r\ntrois\n\nquatre".utf8))
    var texts: [[UInt8]] = []
    var changes: [TextBuffer.Change] = []
    for _ in 0..<500 {
      texts.append(buffer.bytes)
      func random() -> TextBuffer.Place {
        let line = Int.random(in: 0..<buffer.lines.count, using: &generator)
        return place(line, Int.random(in: 0...buffer.lines[line].bytes.count, using: &generator))
      }
      let (one, other) = (random(), random())
      let text = ["", "x", "a b\nc", "\r\n", "é\r", "\n\n"].randomElement(using: &generator)!
      changes.append(buffer.replace(min(one, other)..<max(one, other), with: Array(text.utf8)))
      #expect(buffer.byteCount == buffer.bytes.count)
      #expect(buffer.wordCount == buffer.bytes.split(whereSeparator: { $0 <= 0x20 }).count)
    }
    for (change, text) in zip(changes.reversed(), texts.reversed()) {
      buffer.revert(change)
      #expect(buffer.bytes == text)
    }
  }

  @Test("lines are found wherever they end, beside bytes that differ from a line feed by one bit or by one")
  func lines() {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<300 {
      let bytes = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
        [0x0A, 0x0B, 0x09, 0x0D, 0x8A, 0x61, 0x00].randomElement(using: &generator)! as UInt8
      }
      let buffer = TextBuffer(bytes)
      #expect(buffer.bytes == bytes)
      #expect(buffer.lines.count == bytes.count { $0 == 0x0A } + 1)
    }
  }

  @Test("a text of megabytes has no count of words, before and after edits") func large() {
    var buffer = TextBuffer(Array(repeating: UInt8(ascii: "a"), count: 3 << 20))
    #expect(buffer.wordCount == nil)
    _ = buffer.replace(place(0, 1)..<place(0, 1), with: Array(" x".utf8))
    #expect(buffer.wordCount == nil)
  }

  @Test("what is remembered of a long line is what it is broken into anew, after each edit") func longLine() {
    var generator = SeededGenerator(seed: 9)
    let words = (0..<2000).map { _ in ["un", "求人情報", "e\u{301}té", "👩‍💻", "\t", "mot"].randomElement(using: &generator)! }
    var area = TextArea(Array(words.joined(separator: " ").utf8))
    area.resize(columns: 40, page: 10)
    for _ in 0..<60 {
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: area.type(["a", "é", "\u{301}", "求"].randomElement(using: &generator)!)
      case 1: _ = area.perform(.deleteBackward)
      case 2: _ = area.perform([.moveDown, .pageDown, .moveUp, .wordRight].randomElement(using: &generator)!)
      case 3:
        area.place(atRow: Int.random(in: 0..<10, using: &generator), column: Int.random(in: 0..<40, using: &generator))
      default: _ = area.perform([.undo, .charRight, .lineEnd, .newLine].randomElement(using: &generator)!)
      }
      var anew = area
      anew.longLines = LongLines()
      #expect(area.view.rows == anew.view.rows)
      #expect(area.view.cursor?.x == anew.view.cursor?.x && area.view.cursor?.y == anew.view.cursor?.y)
      let line = area.buffer.lines[area.cursor.line].bytes
      let starts = Graphemes(line).items.map(\.range.lowerBound) + [line.count]
      #expect(starts.contains(area.cursor.offset))
    }
  }

  @Test(
    "characters are what people see; broken bytes stand alone",
    arguments: [
      ("abc", [1, 1, 1]), ("e\u{301}a", [3, 1]), ("👩‍💻!", [11, 1]), ("日本", [3, 3]), ("🇫🇷🇩🇪", [8, 8]), ("a\tb", [1, 1, 1]),
    ]) func characters(text: String, lengths: [Int])
  {
    #expect(Graphemes(Array(text.utf8)).items.map(\.range.count) == lengths)
  }

  @Test("Latin-1 bytes are characters of their own, of the width of their marks") func latin1() {
    let graphemes = Graphemes(Array("caf".utf8) + [0xE9] + Array(" né".utf8))
    #expect(graphemes.items.map(\.range.count) == [1, 1, 1, 1, 1, 1, 2])
    #expect(graphemes.items.map(\.columns) == [1, 1, 1, 4, 1, 1, 1])
  }

  @Test("rows hold the line whole, none wider than it may be", arguments: [4, 5, 8, 20, 200]) func wrapping(width: Int)
  {
    let line = Array("Une phrase assez longue, 求人情報がここにあります et\tdes👩‍💻emoji sansaucunblancpourcouper".utf8)
    let wrap = LineWrap(line, width: width)
    #expect(wrap.rows.indices.flatMap { Array(wrap.bytes(ofRow: $0)) } == line)
    for row in wrap.rows {
      #expect(wrap.graphemes.items[row].reduce(0) { $0 + $1.columns } <= max(4, width))
    }
    for item in wrap.graphemes.items {
      let (row, column) = wrap.place(of: item.range.lowerBound)
      #expect(wrap.offset(row: row, column: column) == item.range.lowerBound)
    }
  }
}
