import FrontMatter
import Postings
import SystemPackage
import Testing

@Suite("Links from posting to posting, and siblings in other languages") struct LinkedPostingTests {
  static func table(_ files: [(String, String)]) -> PostingTable {
    var table = PostingTable(now: 0)
    for (path, fields) in files {
      let document = FrontMatterDocument(Array("---\n\(fields)\n---\nText\n".utf8))
      table.upsert(PostingRecord(Posting(path: FilePath(path), root: "/site", document: document, roleMap: RoleMap())))
    }
    return table
  }

  static let site = table([
    ("/site/_jobs/stage.md", "title: Stage"),
    ("/site/_jobs/dev.md", "title: Dev"),
    ("/site/_posts/2017-05-23-news.md", "title: News"),
    ("/site/content/about/index.md", "title: About"),
    ("/site/content/legal.md", "title: Legal\npermalink: /mentions-legales/"),
    ("/site/en/jobs/only-here.md", "title: Only"),
  ])

  @Test(
    "a path, a page of the site, a permalink and a name find their posting",
    arguments: [
      ("dev.md", "/site/_jobs/dev.md"),
      ("./dev.md", "/site/_jobs/dev.md"),
      ("../_posts/2017-05-23-news.md", "/site/_posts/2017-05-23-news.md"),
      ("/jobs/dev", "/site/_jobs/dev.md"),
      ("/jobs/dev/", "/site/_jobs/dev.md"),
      ("/jobs/Dev.html", "/site/_jobs/dev.md"),
      ("/_jobs/dev.md", "/site/_jobs/dev.md"),
      ("/about/", "/site/content/about/index.md"),
      ("/mentions-legales", "/site/content/legal.md"),
      ("{% post_url 2017-05-23-news %}", "/site/_posts/2017-05-23-news.md"),
      ("/2017/05/23/news.html", "/site/_posts/2017-05-23-news.md"),
      ("{{< ref \"only-here.md\" >}}", "/site/en/jobs/only-here.md"),
    ]) func found(link: String, path: String) throws
  {
    guard case .file(let file) = LinkTarget(link) else {
      Issue.record("\(link) names no file")
      return
    }
    let row = try #require(Self.site.row(of: file, from: "/site/_jobs/stage.md", roots: ["/site"]))
    #expect(Self.site.path(row) == FilePath(path))
  }

  @Test(
    "what is not there is not found",
    arguments: ["nowhere.md", "/jobs/nowhere", "../../../etc/passwd", "{% post_url x %}"])
  func notFound(link: String) {
    guard case .file(let file) = LinkTarget(link) else {
      Issue.record("\(link) names no file")
      return
    }
    #expect(Self.site.row(of: file, from: "/site/_jobs/stage.md", roots: ["/site"]) == nil)
  }

  @Test("of equal pages the one in the posting's own language is meant") func ownLanguage() throws {
    let table = Self.table([
      ("/site/en/a.md", "title: A"), ("/site/fr/a.md", "title: A"), ("/site/fr/b.md", "title: B"),
    ])
    let row = try #require(table.row(of: .onSite(Array("/a/".utf8)), from: "/site/fr/b.md", roots: ["/site"]))
    #expect(table.path(row) == "/site/fr/a.md")
  }

  @Test(
    "siblings are found by suffix, by folder and by a shared key",
    arguments: [
      [("/site/a.fr.md", ""), ("/site/a.en.md", ""), ("/site/b.es.md", "")],
      [("/site/fr/a.md", ""), ("/site/en/a.md", ""), ("/site/es/b.md", "")],
      [
        ("/site/x.md", "lang: fr\ntranslationKey: k"), ("/site/y.md", "lang: en\ntranslationKey: k"),
        ("/site/z.md", "lang: es\ntranslationKey: j"),
      ],
      [("/site/x.md", "lang: fr\nslug: k"), ("/site/y.md", "lang: en\nslug: k"), ("/site/z.md", "lang: es\nslug: j")],
    ]) func siblings(files: [(String, String)])
  {
    let table = Self.table(files)
    let siblings = table.localeSiblings(of: FilePath(files[0].0))
    #expect(siblings.own == "fr")
    #expect(siblings.others.map(\.path) == [FilePath(files[1].0)])
    #expect(siblings.others.map(\.locale) == ["en"])
    #expect(siblings.missing == ["es"])
  }

  @Test("a file without a suffix is a sibling, and an older date shows") func older() {
    let table = Self.table([("/site/a.md", "date: 2020-01-01"), ("/site/a.fr.md", "date: 2021-01-01")])
    let siblings = table.localeSiblings(of: "/site/a.fr.md")
    #expect(siblings.others.map(\.path) == ["/site/a.md"])
    #expect(siblings.others.map(\.isOlder) == [true])
    #expect(table.localeSiblings(of: "/site/a.md").others.map(\.isOlder) == [false])
  }

  @Test("postings of one language, or that share nothing, have none") func alone() {
    let table = Self.table([
      ("/site/a.md", "lang: fr\nslug: s"), ("/site/b.md", "lang: fr\nslug: s"), ("/site/c.md", "lang: en\nslug: t"),
    ])
    #expect(table.localeSiblings(of: "/site/a.md") == .none)
    #expect(table.localeSiblings(of: "/site/nowhere.md") == .none)
  }
}
