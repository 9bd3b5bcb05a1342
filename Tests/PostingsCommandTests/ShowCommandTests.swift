import Foundation
import Testing

struct ShowCommandTests {
  @Test("text is the fields without their notation, then the body")
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

        # Head

        """)
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
    #expect(run.lines.first?.hasPrefix("a.md:2:8: error: A quote") == true)
    #expect(run.lines.last == "Body.")
  }
}
