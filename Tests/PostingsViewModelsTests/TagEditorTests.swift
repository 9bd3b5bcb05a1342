import Postings
import Testing

@testable import PostingsViewModels

@Suite("Tags being edited") struct TagEditorTests {
  struct Row: CustomTestStringConvertible, Sendable {
    enum Step: Sendable { case type(String), press(Command), enter }
    var name: String
    var steps: [Step]
    var tags: [String]
    var changes: [PostingChange]
    var testDescription: String { name }
  }

  static let start = ["Civic Tech", "Rails"]

  static let rows: [Row] = [
    Row(name: "nothing done is nothing changed", steps: [], tags: start, changes: []),
    Row(
      name: "Enter adds what is typed", steps: [.type("Swift"), .enter], tags: start + ["Swift"],
      changes: [.addTag("Swift")]),
    Row(
      name: "blanks around it go", steps: [.type("  Swift "), .enter], tags: start + ["Swift"],
      changes: [.addTag("Swift")]),
    Row(
      name: "a comma ends a tag, a pasted line of them too", steps: [.type("Swift, Données,"), .enter],
      tags: start + ["Swift", "Données"], changes: [.addTag("Swift"), .addTag("Données")]),
    Row(
      name: "a tag that is there, blind to case, is not added twice", steps: [.type("rails"), .enter], tags: start,
      changes: []),
    Row(
      name: "Tab completes from the tags in use, blind to accents", steps: [.type("redac"), .press(.complete)],
      tags: start + ["Rédaction article"], changes: [.addTag("Rédaction article")]),
    Row(
      name: "a highlighted choice is what Enter adds",
      steps: [.type("a"), .press(.nextChoice), .press(.nextChoice), .enter],
      tags: start + ["Rédaction article"], changes: [.addTag("Rédaction article")]),
    Row(
      name: "backspace in an empty place removes the last", steps: [.press(.deleteBackward)], tags: ["Civic Tech"],
      changes: [.removeTag("Rails")]),
    Row(
      name: "left selects a chip, delete removes it",
      steps: [.press(.charLeft), .press(.charLeft), .press(.deleteForward)],
      tags: ["Rails"], changes: [.removeTag("Civic Tech")]),
    Row(
      name: "typing leaves the selected chip alone", steps: [.press(.charLeft), .type("x"), .enter],
      tags: start + ["x"],
      changes: [.addTag("x")]),
    Row(
      name: "removed and added again is nothing changed", steps: [.press(.deleteBackward), .type("Rails"), .enter],
      tags: start,
      changes: []),
    Row(
      name: "another spelling of a removed tag is a change", steps: [.press(.deleteBackward), .type("rails"), .enter],
      tags: ["Civic Tech", "rails"], changes: [.removeTag("Rails"), .addTag("rails")]),
  ]

  @Test("end as these changes", arguments: rows) func edit(row: Row) {
    var editor = Self.editor()
    for step in row.steps {
      switch step {
      case .type(let text): editor.type(text)
      case .press(let command): expect(editor.perform(command))
      case .enter: _ = editor.addCurrent()
      }
    }
    #expect(editor.tags == row.tags)
    #expect(editor.changes == row.changes)
  }

  @Test("Enter with nothing typed or highlighted has nothing to add") func nothingToAdd() {
    var editor = Self.editor()
    expect(!editor.addCurrent())
  }

  @Test("tags that are on already are not offered") func offers() {
    #expect(Self.editor().suggestions.shown.map(\.text) == ["Affaires publiques", "Rédaction article", "civic-data"])
  }

  @Test("a spelling that differs by a hyphen is pointed out") func lookAlike() {
    var editor = Self.editor()
    editor.type("Civic Data")
    #expect(editor.lookAlike == nil || editor.lookAlike == "civic-data")
    editor = Self.editor()
    editor.type("civic-Data")
    #expect(editor.lookAlike == "civic-data")
  }

  private static func editor() -> TagEditor {
    let values = ["Rails", "Civic Tech", "Affaires publiques", "Rédaction article", "civic-data"]
    return TagEditor(start, suggestions: Suggestions(values.map { Suggestions.Value(text: $0, count: 1) }))
  }
}
