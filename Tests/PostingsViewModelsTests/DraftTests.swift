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

  @Test("after a save the saved bytes are the ground, and what was saved can be taken back") func rebase() throws {
    var draft = Fixtures.draft(Self.text)
    try draft.set("title", "Two")
    draft.rebase(onto: draft.document)
    #expect(!draft.isChanged && draft.canUndo)
    try draft.set("n", "1")
    expect(draft.undoField(FieldPath(key: "title")) == false)
    expect(draft.undoField(FieldPath(key: "n")))
    #expect(!draft.isChanged)
    expect(draft.undo())
    #expect(draft.document.bytes == Array(Self.text.utf8) && draft.isChanged)
    expect(draft.redo())
    #expect(!draft.isChanged)
  }

  @Test("after a save that merged, there is nothing to undo") func rebaseOntoMerge() throws {
    var draft = Fixtures.draft(Self.text)
    try draft.set("title", "Two")
    draft.rebase(onto: FrontMatterDocument(Array(Self.text.replacing("0x10", with: "3").utf8)))
    #expect(!draft.isChanged && !draft.canUndo)
  }

  @Test("a whole text is one step, and its fields can be taken back one by one") func whole() throws {
    var draft = Fixtures.draft(Self.text)
    let whole = Self.text.replacing("One", with: "Two").replacing("0x10", with: "3")
    draft.take(FrontMatterDocument(Array(whole.utf8)))
    try draft.make([.addTag("c")])
    expect(draft.undoField(FieldPath(key: "n")))
    #expect(
      draft.text.utf8.elementsEqual(whole.replacing("n: 3", with: "n: 0x10").replacing("a , b", with: "a , b, c").utf8))
    for _ in 0..<3 { expect(draft.undo()) }
    #expect(draft.document.bytes == Array(Self.text.utf8))
  }

  @Test("a field that a whole text changed, and a step after it, is taken back at once") func wholeAndStep() throws {
    var draft = Fixtures.draft(Self.text)
    draft.take(FrontMatterDocument(Array(Self.text.replacing("0x10", with: "3").utf8)))
    try draft.set("n", "4")
    expect(draft.undoField(FieldPath(key: "n")))
    #expect(!draft.isChanged)
  }
}
