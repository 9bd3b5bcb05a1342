import FrontMatter
import Postings
import SystemPackage
import Testing

@Suite("Names of new postings") struct NamingTests {
  @Test(
    "a slug has small letters, digits and hyphens",
    arguments: [
      ("Chargé·e d'affaires publiques", "charge-e-d-affaires-publiques"), ("  C++ / Go: 2 posts! ", "c-go-2-posts"),
      ("求人 東京", "求人-東京"), ("!!!", ""), ("Œuvre d’art", "oeuvre-d-art"),
    ])
  func slugs(_ title: String, _ slug: String) { #expect(Slug.text(of: title) == slug) }

  @Test("a slug is bounded and ends with a whole word") func long() {
    let slug = Slug.text(of: String(repeating: "mot ", count: 100))
    #expect(slug.utf8.count <= 80)
    #expect(slug.hasSuffix("mot"))
  }

  @Test("a new name is like those beside it") func patterns() {
    #expect(
      PostingName(like: ["2017-05-23-a.md", "2018-01-01-b.md", "c.md"]).name(slug: "x", day: 0) == "1970-01-01-x.md")
    #expect(PostingName(like: ["a.fr.markdown", "b.en.markdown"]).name(slug: "x", day: 0) == "x.fr.markdown")
    #expect(PostingName(like: []).name(slug: "x", day: 0) == "x.md")
  }

  @Test("a taken name gets a number") func free() {
    let taken: Set<FilePath> = ["/c/a.md", "/c/a-2.md"]
    #expect(PostingName.free("a.md", in: "/c", isTaken: taken.contains) == "/c/a-3.md")
    #expect(PostingName.free("b.md", in: "/c", isTaken: taken.contains) == "/c/b.md")
  }

  @Test("a translation lies where the collection has its languages") func translations() {
    func path(_ path: FilePath, _ old: String?, _ new: String, folders: Set<FilePath> = []) -> FilePath {
      PostingCopy.path(ofTranslation: path, from: old, to: new, isFolder: folders.contains)
    }
    #expect(path("/c/a.fr.md", "fr", "en") == "/c/a.en.md")
    #expect(path("/c/a.md", "fr", "en") == "/c/a.en.md")
    #expect(path("/c/_jobs-fr/a.md", "fr", "en", folders: ["/c/_jobs-en"]) == "/c/_jobs-en/a.md")
    #expect(path("/c/fr/x/a.md", "fr", "en", folders: ["/c/en/x"]) == "/c/en/x/a.md")
    #expect(path("/c/_jobs-fr/a.md", "fr", "de", folders: ["/c/_jobs-en"]) == "/c/_jobs-fr/a.de.md")
  }

  @Test("names that a file system cannot have are refused", arguments: ["", ".", "..", "a/b", "a\nb"])
  func flaws(_ name: String) { #expect(PostingName.flaw(of: name) != nil) }
}
