import FrontMatter
import Postings
import Testing

@testable import PostingsViewModels

@Suite("A draft") struct DraftTests {
  static let text = "---\ntitle: 'One'   # kept\ntags: a , b\nn: 0x10\n---\nBody \u{2028}\r\nend"

  @Test("undo and redo give exactly the bytes of before and after") func undoRedo() throws {
    var draft = Fixtures.draft(Self.text)
    var versions = [draft.document.bytes]
    for change: PostingChange in [.set("title", to: "Two"), .addTag("c"), .unset("n"), .set("title", to: "Three")] {
      try draft.make([change])
      versions.append(draft.document.bytes)
    }
    for version in versions.dropLast().reversed() {
      expect(draft.undo())
      #expect(draft.document.bytes == version)
    }
    expect(!draft.undo())
    #expect(!draft.isChanged)
    for version in versions.dropFirst() {
      expect(draft.redo())
      #expect(draft.document.bytes == version)
    }
    expect(!draft.redo())
  }

  @Test("a change touches only its line") func oneLine() throws {
    var draft = Fixtures.draft(Self.text)
    try draft.set("title", "Two")
    #expect(draft.text.utf8.elementsEqual(Self.text.replacing("'One'", with: "'Two'").utf8))
  }

  @Test("a new change ends what could be redone") func newChange() throws {
    var draft = Fixtures.draft(Self.text)
    try draft.set("title", "Two")
    _ = draft.undo()
    try draft.set("title", "Three")
    #expect(!draft.canRedo)
  }

  @Test("a change to what is there already is no step") func sameValue() throws {
    var draft = Fixtures.draft(Self.text)
    try draft.set("title", "One")
    #expect(!draft.canUndo)
    #expect(!draft.isChanged)
  }

  @Test("taking one field back leaves the others' changes") func undoField() throws {
    var draft = Fixtures.draft(Self.text)
    try draft.set("title", "Two")
    try draft.make([.addTag("c")])
    try draft.set("title", "Three")
    expect(draft.undoField(FieldPath(key: "title")))
    #expect(draft.text.utf8.elementsEqual(Self.text.replacing("a , b", with: "a , b, c").utf8))
    expect(!draft.undoField(FieldPath(key: "title")))
    expect(draft.undoField(FieldPath(key: "tags")))
    #expect(draft.document.bytes == Array(Self.text.utf8))
  }

  @Test("taking back a rename takes it back under the old and the new name", arguments: ["n", "number"])
  func undoRename(key: String) throws {
    var draft = Fixtures.draft(Self.text)
    try draft.make([.rename(FieldPath(key: "n"), to: "number")])
    #expect(draft.text.contains("\nnumber: 0x10\n"))
    expect(draft.undoField(FieldPath(key: key)))
    #expect(draft.document.bytes == Array(Self.text.utf8))
  }

  @Test("a step whose ground was taken away is dropped") func lostGround() throws {
    var draft = Fixtures.draft(Self.text)
    try draft.make([.rename(FieldPath(key: "n"), to: "number")])
    try draft.make([.rename(FieldPath(key: "number"), to: "count")])
    expect(draft.undoField(FieldPath(key: "n")))
    #expect(draft.document.bytes == Array(Self.text.utf8))
  }

  @Test("several changes are made all or not at all") func allOrNothing() throws {
    var draft = Fixtures.draft(Self.text)
    #expect(throws: ChangeError.self) { try draft.make([.set("title", to: "Two"), .addTag(" ")]) }
    #expect(!draft.isChanged)
    #expect(!draft.canUndo)
  }

  @Test("after a save the saved bytes are the ground, with nothing to undo") func rebase() throws {
    var draft = Fixtures.draft(Self.text)
    try draft.set("title", "Two")
    draft.rebase(onto: draft.document)
    #expect(!draft.isChanged && !draft.canUndo)
  }
}

@Suite("A draft and another program's file") struct DraftMergeTests {
  static let base = "---\ntitle: One\ntags: [a]\nlocale: fr\n---\nBody\n"

  struct Row: CustomTestStringConvertible, Sendable {
    var name: String
    var mine: [PostingChange]
    var theirs: String
    var merged: String?
    var changed: [String]
    var contested: [String] = []
    var testDescription: String { name }
  }

  static let rows: [Row] = [
    Row(
      name: "different fields go together", mine: [.set("title", to: "Two")], theirs: base.replacing("fr", with: "en"),
      merged: base.replacing("fr", with: "en").replacing("One", with: "Two"), changed: ["locale"]),
    Row(
      name: "the same field otherwise is contested", mine: [.set("title", to: "Two")],
      theirs: base.replacing("One", with: "Three"),
      merged: nil, changed: ["title"], contested: ["title"]),
    Row(
      name: "the same change on both sides is no contest", mine: [.set("title", to: "Two")],
      theirs: base.replacing("One", with: "Two"),
      merged: base.replacing("One", with: "Two"), changed: ["title"]),
    Row(
      name: "a field that they removed and I changed is contested", mine: [.set("locale", to: "en")],
      theirs: base.replacing("locale: fr\n", with: ""), merged: nil, changed: ["locale"], contested: ["locale"]),
    Row(
      name: "a field that I removed and they changed is contested", mine: [.unset("locale")],
      theirs: base.replacing("fr", with: "en"), merged: nil, changed: ["locale"], contested: ["locale"]),
    Row(
      name: "a field that they added stays", mine: [.set("title", to: "Two")],
      theirs: base.replacing("---\nBody", with: "new: 1\n---\nBody"),
      merged: base.replacing("---\nBody", with: "new: 1\n---\nBody").replacing("One", with: "Two"), changed: ["new"]),
    Row(
      name: "their body stays", mine: [.set("title", to: "Two")], theirs: base.replacing("Body", with: "Other body"),
      merged: base.replacing("Body", with: "Other body").replacing("One", with: "Two"), changed: []),
    Row(
      name: "a title that differs only by composition is their change", mine: [.set("locale", to: "en")],
      theirs: base.replacing("One", with: "e\u{301}"),
      merged: base.replacing("One", with: "e\u{301}").replacing("fr", with: "en"),
      changed: ["title"]),
  ]

  @Test("are compared field by field", arguments: rows) func merge(row: Row) throws {
    var draft = Fixtures.draft(Self.base)
    try draft.make(row.mine)
    let current = FrontMatterDocument(Array(row.theirs.utf8))
    let merge = DraftMerge(draft, current: current)
    #expect(merge.theirs == row.changed)
    #expect(merge.contested == row.contested)
    guard let merged = row.merged else { return }
    #expect(try draft.changesApplied(to: current).bytes == Array(merged.utf8))
  }
}
