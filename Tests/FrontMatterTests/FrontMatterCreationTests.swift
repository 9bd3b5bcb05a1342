import FrontMatter
import Testing

@Suite("New front matter")
struct FrontMatterCreationTests {
  @Test(
    "goes before the text, in the text's line ends",
    arguments: [
      ("# Text\n", FrontMatterFormat.yaml, "---\n---\n# Text\n"),
      ("# Text\r\n", .yaml, "---\r\n---\r\n# Text\r\n"),
      ("\u{FEFF}Text", .toml, "\u{FEFF}+++\n+++\nText"),
      ("", .yaml, "---\n---\n"),
      ("---\n\nA rule.\n", .yaml, "---\n---\n---\n\nA rule.\n"),
      ("Text\n", .json, "{\n}\nText\n"),
    ])
  func add(_ text: String, _ format: FrontMatterFormat, _ result: String) throws {
    var document = FrontMatterDocument(Array(text.utf8))
    let undo = document.apply(try document.editAddingFrontMatter(format))
    #expect(document.bytes == Array(result.utf8))
    #expect(document.format == format)
    document.apply(undo)
    #expect(document.bytes == Array(text.utf8))
  }

  @Test("and then takes fields")
  func fields() throws {
    var document = FrontMatterDocument(Array("Text\n".utf8))
    document.apply(try document.editAddingFrontMatter(.yaml))
    document.apply(try document.edit(for: .set(FieldPath(key: "title"), to: .text("A"))))
    #expect(document.bytes == Array("---\ntitle: A\n---\nText\n".utf8))
  }

  @Test("is refused where there is some, and in what is no text")
  func refused() {
    #expect(throws: FrontMatterError.self) {
      try FrontMatterDocument(Array("---\na: 1\n---\n".utf8)).editAddingFrontMatter(.yaml)
    }
    #expect(throws: FrontMatterError.self) {
      try FrontMatterDocument([0xFF, 0xFE, 0x41, 0]).editAddingFrontMatter(.yaml)
    }
  }
}
