import Testing

@testable import Postings

@Suite struct SearchBlockTests {
  private func parts(_ texts: String...) -> [UInt8] {
    var parts: [UInt8] = []
    for text in texts { Array(text.utf8).withUnsafeBytes { SearchBlock.add($0, to: &parts) } }
    return parts
  }

  private func rows(_ block: SearchBlock, _ needle: String) -> [PostingTable.Row] {
    var rows: [PostingTable.Row] = []
    block.forEachRow(containing: Array(needle.utf8)) { rows.append($0) }
    return rows
  }

  @Test("each row is found once, by any of its parts, and never across two")
  func find() {
    var block = SearchBlock()
    block.set(parts("stage stage", "cdi"), row: 0)
    block.set(parts(), row: 1)
    block.set(parts("rails", "stage"), row: 2)
    #expect(rows(block, "stage") == [0, 2])
    #expect(rows(block, "cdi") == [0])
    #expect(rows(block, "ecdi") == [])
    #expect(rows(block, "e\nc") == [])
    #expect(rows(block, "railss") == [])
    #expect(rows(block, "") == [])
  }

  @Test("a line end in a value is a blank to whoever searches")
  func lineEnd() {
    var block = SearchBlock()
    block.set(parts("two\nlines"), row: 0)
    #expect(rows(block, "two lines") == [0])
    #expect(rows(block, "two\nlines") == [0])
  }

  @Test("a changed row is found by its new text only, whether it has shrunk or grown")
  func change() {
    var block = SearchBlock()
    block.set(parts("first text"), row: 0)
    block.set(parts("other"), row: 1)
    block.set(parts("new"), row: 0)
    #expect(rows(block, "first") == [])
    #expect(rows(block, "text") == [])
    #expect(rows(block, "new") == [0])
    block.set(parts("a much longer text than before"), row: 0)
    #expect(rows(block, "new") == [])
    #expect(rows(block, "longer") == [0])
    #expect(rows(block, "other") == [1])
  }

  @Test("a dropped row is found no more, until it is set again")
  func drop() {
    var block = SearchBlock()
    block.drop(row: 3)
    block.set(parts("text"), row: 0)
    block.drop(row: 0)
    block.drop(row: 0)
    #expect(rows(block, "text") == [])
    block.set(parts("text"), row: 0)
    #expect(rows(block, "text") == [0])
  }
}
