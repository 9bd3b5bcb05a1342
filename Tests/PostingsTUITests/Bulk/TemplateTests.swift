import Foundation
import PostingsLanguage
import PostingsTUI
import PostingsTestSupport
import PostingsViewModels
import Testing

@MainActor @Suite("New postings from templates, in bundles and linked") struct TemplateTests {
  private func exists(_ name: String, _ session: Session) -> Bool {
    FileManager.default.fileExists(atPath: session.folder.appendingPathComponent(name).path)
  }

  @Test("c offers the collection’s templates, whose fields and body the new posting has") func template() throws {
    let session = try Session([
      ".postings.yml": """
      templates:
        Stage: {folder: _jobs, fields: {layout: job, title: , type: Stage, date: , tag: [a, b]}, body: "## Mission"}
        Elsewhere: {folder: ../../etc, fields: {title: }}

      """,
      "_jobs/a.md": "---\ntitle: A\ndate: 2026-01-01\n---\n", "_posts/b.md": "---\ntitle: B\ndate: 2026-02-01\n---\n",
    ])
    session.press("c")
    #expect(session.screen.contains("Stage"))
    #expect(session.screen.contains("_jobs/"))
    #expect(session.screen.contains("like the others here"))
    session.press("<Enter>")
    session.type("Été")
    #expect(session.screen.contains("→ _jobs/ete.md"))
    session.press("<Enter>")
    #expect(
      try session.text(of: "_jobs/ete.md")
        == "---\nlayout: job\ntitle: Été\ntype: Stage\ndate: 2026-11-24\ntag:\n  - a\n  - b\n---\n\n## Mission\n")
    session.press("<Esc>u")
    #expect(!exists("_jobs/ete.md", session))
    session.press("ggcj<Enter>")
    session.type("Dehors")
    #expect(session.screen.contains("→ _posts/dehors.md"))
  }

  @Test("where postings are folders with an index, new ones are folders too") func bundles() throws {
    let session = try Session([
      "blog/first/index.md": "---\ntitle: First\n---\nText\n", "blog/second/index.md": "---\ntitle: Second\n---\n",
    ])
    session.press("Y")
    session.press("<C-u>")
    session.type("Third one")
    #expect(session.screen.contains("→ blog/third-one/index.md"))
    session.press("<Enter>")
    #expect(try session.text(of: "blog/third-one/index.md").hasPrefix("---\ntitle: Third one\n---\n"))
    session.press("<Esc>c")
    session.type("Third one")
    #expect(session.screen.contains("→ blog/third-one-2/index.md"))
    session.press("<Enter>")
    #expect(exists("blog/third-one-2/index.md", session))
    session.press("<Esc>u")
    #expect(!exists("blog/third-one-2/index.md", session))
  }

  private static let linked = "---\ntitle: A\nlocale: fr\nref: a\n---\n"

  @Test("T links both where the collection links translations, and u takes both back") func linking() throws {
    let single = "---\ntitle: Z\nlocale: fr\ndate: 2026-05-05\n---\nCorps\n"
    let session = try Session([
      "a.fr.md": Self.linked, "a.en.md": Self.linked.replacing("fr", with: "en"), "2026-05-05-z.fr.md": single,
    ])
    session.press("T")
    session.press("<Enter>")
    #expect(session.status.contains("linked by “ref” in both") || session.app.app.context == .form)
    #expect(
      try session.text(of: "2026-05-05-z.fr.md") == single.replacing("locale: fr\n", with: "locale: fr\nref: z\n"))
    #expect(
      try session.text(of: "2026-05-05-z.en.md")
        == single.replacing("locale: fr\n", with: "locale: en\nref: z\n"))
    session.press("<Esc>u")
    #expect(try session.text(of: "2026-05-05-z.fr.md") == single)
    #expect(!exists("2026-05-05-z.en.md", session))
  }

  @Test("a ref that links nothing is the number of an offer, and stays") func numbers() throws {
    let session = try Session([
      "a.md": "---\ntitle: A\nlocale: fr\nref: 17\ndate: 2026-01-01\n---\n",
      "b.md": "---\ntitle: B\nlocale: en\nref: 18\n---\n",
      "c.md": "---\ntitle: C\nlocale: fr\ndate: 2026-03-01\n---\n",
    ])
    session.press("T")
    session.press("<Enter>")
    #expect(try session.text(of: "c.en.md") == "---\ntitle: C\nlocale: en\ndate: 2026-03-01\n---\n")
    #expect(try session.text(of: "c.md") == "---\ntitle: C\nlocale: fr\ndate: 2026-03-01\n---\n")
  }
}
