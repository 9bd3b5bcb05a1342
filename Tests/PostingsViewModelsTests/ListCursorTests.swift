import Testing

@testable import PostingsViewModels

@Suite("The cursor of a list") struct ListCursorTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var name: String
    var start = 0
    var command: Command
    var times = 1
    var index: Int
    var top: Int
    var testDescription: String { name }
  }

  /// 100 rows, 10 in view.
  static let rows: [Row] = [
    Row(name: "down", command: .moveDown, index: 1, top: 0),
    Row(name: "down out of view moves the window by one", start: 9, command: .moveDown, index: 10, top: 1),
    Row(name: "up at the first stays", command: .moveUp, index: 0, top: 0),
    Row(name: "a count", command: .moveDown, times: 25, index: 25, top: 16),
    Row(name: "down at the last stays", start: 99, command: .moveDown, index: 99, top: 90),
    Row(name: "a page down keeps the row's place", start: 3, command: .pageDown, index: 13, top: 10),
    Row(name: "a page down at the end goes to the last", start: 95, command: .pageDown, index: 99, top: 90),
    Row(name: "a page up", start: 99, command: .pageUp, index: 89, top: 80),
    Row(name: "half a page", command: .halfPageDown, index: 5, top: 5),
    Row(name: "the last", command: .moveLast, index: 99, top: 90),
    Row(name: "the first", start: 50, command: .moveFirst, index: 0, top: 0),
    Row(name: "a count beyond the end", command: .moveDown, times: 99_999, index: 99, top: 90),
  ]

  @Test("moves", arguments: rows) func move(row: Row) {
    var cursor = Self.cursor(at: row.start)
    expect(cursor.perform(row.command, count: row.times))
    #expect(cursor.index == row.index)
    #expect(cursor.top == row.top)
    #expect(cursor.visible.contains(cursor.index))
  }

  @Test("a list that shrinks takes the cursor along") func shrink() {
    var cursor = Self.cursor(at: 99)
    cursor.resize(count: 4, page: 10)
    #expect(cursor.index == 3)
    #expect(cursor.visible == 0..<4)
  }

  @Test("an empty list has nothing in view and takes every command") func empty() {
    var cursor = ListCursor()
    cursor.resize(count: 0, page: 10)
    for command in [Command.moveDown, .moveUp, .pageDown, .pageUp, .halfPageDown, .halfPageUp, .moveFirst, .moveLast] {
      cursor.perform(command, count: 3)
      cursor.scroll(by: 3)
    }
    #expect(cursor.index == 0)
    #expect(cursor.visible.isEmpty)
  }

  @Test("scrolling moves the row only as far as it must") func scroll() {
    var cursor = Self.cursor(at: 5)
    cursor.scroll(by: 3)
    #expect((cursor.index, cursor.top) == (5, 3))
    cursor.scroll(by: 10)
    #expect((cursor.index, cursor.top) == (13, 13))
    cursor.scroll(by: -1000)
    #expect((cursor.index, cursor.top) == (9, 0))
  }

  @Test("a row out of view is revealed in the middle, one in view moves nothing") func reveal() {
    var cursor = Self.cursor(at: 0)
    cursor.reveal(50)
    #expect((cursor.index, cursor.top) == (50, 45))
    cursor.reveal(47)
    #expect((cursor.index, cursor.top) == (47, 45))
  }

  private static func cursor(at index: Int) -> ListCursor {
    var cursor = ListCursor()
    cursor.resize(count: 100, page: 10)
    cursor.move(to: index)
    return cursor
  }
}
