import Foundation
import Testing

struct ShowCommandTests {
  @Test("text is the fields without their notation, then the body laid out")
  func text() throws {
    let folder = try TestFolder()
    try folder.write(
      "a.md",
      "---\ntitle: 'It''s'\ntags: [x, 'y z']\nauthor: {name: Ana}\nmissions:\n- end: 1\n- end: 2\nempty:\nlong: |\n  one\n  two\n---\n\n# Head\n"
    )
    let run = try folder.run("show", "a.md")
    #expect(run.status == 0)
    #expect(
      run.text == """
        title: It's
        tags: x, y z
        author.name: Ana
        missions[0].end: 1
        missions[1].end: 2
        empty:
        long:
          one
          two

        Head
        ════

        """)
    #expect(try folder.run("show", "a.md", "--raw").text.hasSuffix("\n\n# Head\n"))
  }

  @Test("the body fits the width, its links are numbered and listed at the end")
  func layout() throws {
    let folder = try TestFolder()
    let words = String(repeating: "word ", count: 30)
    try folder.write(
      "a.md",
      "---\ntitle: x\n---\n\n\(words)\n\n- a [link](https://e.org/x)\n  * two\n\n| a | b |\n|--|--|\n| 1 | 2 |\n")
    let narrow = try folder.run("show", "a.md", environment: ["COLUMNS": "32"])
    #expect(narrow.lines.allSatisfy { $0.count <= 32 })
    #expect(narrow.text.contains("• a link[1]\n"))
    #expect(narrow.text.contains("[1] https://e.org/x"))
    #expect(!narrow.text.contains(" \n"))
    #expect(try folder.run("show", "a.md").lines.map(\.count).max() == 80)
  }

  @Test("colours are only shown where they are asked for, and their escapes all end")
  func colors() throws {
    let folder = try TestFolder()
    try folder.write("a.md", "---\ntitle: x\n---\n## Head\n**bold** `code` [l](https://e.org)\n")
    #expect(!(try folder.run("show", "a.md").text.contains("\u{1B}")))
    let colored = try folder.run("show", "a.md", "--color", "always").text
    #expect(colored.contains("\u{1B}[1mtitle:\u{1B}[m x"))
    #expect(colored.contains("\u{1B}[1;34mHead\u{1B}[m"))
    #expect(colored.contains("\u{1B}[1mbold\u{1B}[m"))
    let plain = colored.replacing(/\u{1B}\[[0-9;]*m/, with: "")
    #expect(plain == (try folder.run("show", "a.md").text))
  }

  @Test("json adds the body, byte for byte")
  func json() throws {
    let folder = try TestFolder()
    try folder.write("a.md", "---\ntitle: x\n---\r\n\tline \u{1B}[31m\n\nno end")
    let object = try folder.run("show", "a.md", "--format", "json").object()
    #expect(object["body"] as? String == "\tline \u{1B}[31m\n\nno end")
    #expect(object["format"] as? String == "yaml")
  }

  @Test("a file without front matter has format none and a body")
  func plain() throws {
    let folder = try TestFolder()
    try folder.write("a.md", "Only text.\n")
    let object = try folder.run("show", "a.md", "--format", "json").object()
    #expect(object["format"] as? String == "none")
    #expect(object["body"] as? String == "Only text.\n")
    #expect(object["title"] is NSNull)
    #expect(try folder.run("show", "a.md").text == "Only text.\n")
  }

  @Test("a broken posting is shown with its problem and its text")
  func broken() throws {
    let folder = try TestFolder()
    try folder.write("a.md", "---\ntitle: \"open\n---\nBody.\n")
    let run = try folder.run("show", "a.md")
    #expect(run.status == 0)
    #expect(run.lines.first?.hasPrefix("a.md:2:8: error: The quote") == true)
    #expect(run.lines.last == "Body.")
  }
}
