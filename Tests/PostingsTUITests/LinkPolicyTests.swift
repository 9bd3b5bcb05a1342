import Foundation
import PostingsTestSupport
import Testing

@MainActor @Suite("Links that lead out of the folders") struct LinkPolicyTests {
  private func session() throws -> (Session, URL) {
    let outside = FileManager.default.temporaryDirectory.appendingPathComponent("outside-\(UUID().uuidString).md")
    try Data("---\ntitle: A\n---\nx\n".utf8).write(to: outside)
    let session = try Session(["b.md": "---\ntitle: B\n---\n"])
    try FileManager.default.createSymbolicLink(
      at: session.folder.appendingPathComponent("a.md"), withDestinationURL: outside)
    session.press("R")
    return (session, outside)
  }

  private func text(_ file: URL) throws -> String { String(decoding: try Data(contentsOf: file), as: UTF8.self) }

  @Test("are written only after a yes, which names the real file, and then without asking") func asks() throws {
    let (session, outside) = try session()
    defer { try? FileManager.default.removeItem(at: outside) }
    session.press("/")
    session.type("path:a.md")
    session.press("<Enter>B")
    session.type("y")
    session.press("C-s")
    #expect(session.screen.contains("This is a link to a file outside of"))
    #expect(session.screen.contains("outside-"))
    #expect(try text(outside) == "---\ntitle: A\n---\nx\n")
    session.press("<Esc>")
    #expect(try text(outside) == "---\ntitle: A\n---\nx\n")
    session.press("C-sy")
    #expect(try text(outside) == "---\ntitle: A\n---\nyx\n")
    session.type("z")
    session.press("C-s")
    #expect(try text(outside) == "---\ntitle: A\n---\nyzx\n")
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: session.folder.appendingPathComponent("a.md").path)
        == outside.path)
  }

  @Test("u takes such a write back") func undo() throws {
    let (session, outside) = try session()
    defer { try? FileManager.default.removeItem(at: outside) }
    session.press("/")
    session.type("path:a.md")
    session.press("<Enter>B")
    session.type("y")
    session.press("C-sy<Esc>u")
    #expect(try text(outside) == "---\ntitle: A\n---\nx\n")
  }

  @Test("may be written by acts on many too, once the yes was given") func bulk() throws {
    let (session, outside) = try session()
    defer { try? FileManager.default.removeItem(at: outside) }
    session.press("/")
    session.type("path:a.md")
    session.press("<Enter>m")
    session.type("title=C")
    session.press("<Enter>y")
    #expect(try text(outside) == "---\ntitle: A\n---\nx\n")
    session.press("<Esc>B")
    session.type("y")
    session.press("C-sy<Esc>m")
    session.type("title=C")
    session.press("<Enter>y")
    #expect(try text(outside) == "---\ntitle: C\n---\nyx\n")
  }
}
