import Testing

@testable import Postings

private func roles(
  _ lines: String, file: String = "offre.md", folders: [String] = [], map: RoleMap = RoleMap()
) -> PostingRoles {
  PostingRoles(
    fields: [RecordField](lines: lines), fileName: Array(file.utf8), folders: folders.map { Array($0.utf8) }, map: map)
}

@Suite struct PostingRolesTests {
  @Test("each role takes its field, whatever its key is called")
  func all() {
    let found = roles(
      """
      job_title: Développeur·se
      pubDate: 2017-05-23 16:02
      keywords: CDI, Civic Tech
      lang: fr
      contract: Stage
      published: true
      available_when: Dès que possible
      closing-date: 2017-08-31
      """)
    #expect(found.title == "Développeur·se")
    #expect(found.dateText == "2017-05-23 16:02")
    #expect(found.date == PostingDate("2017-05-23 16:02"))
    #expect(found.tags == ["CDI", "Civic Tech"])
    #expect(found.tagsKey == "keywords")
    #expect(found.locale == "fr")
    #expect(found.type == "Stage")
    #expect(found.isPublished == true)
    #expect(found.availability == "Dès que possible")
    #expect(found.expiryText == "2017-08-31")
    #expect(found.expiry == PostingDate("2017-08-31"))
  }

  @Test("the likelier key wins, wherever it stands")
  func ranks() {
    #expect(roles("name: N\ntitle: T").title == "T")
    #expect(roles("title: T\nname: N").title == "T")
    #expect(roles("created: 2016-01-01\ndate: 2017-01-01").dateText == "2017-01-01")
    #expect(roles("tags: a\ntag: b").tags == ["b"])
  }

  @Test("an empty or null field leaves its role to the next key", arguments: ["title:", "title: ~"])
  func empty(_ line: String) {
    #expect(roles(line).title == nil)
    #expect(roles(line + "\nname: N").title == "N")
  }

  @Test("tags come from a comma string, trimmed, or from the items of a list, with their commas")
  func tagForms() {
    #expect(
      roles("tag: Rédaction article, Affaires publiques , ,Civic Tech,").tags == [
        "Rédaction article", "Affaires publiques", "Civic Tech",
      ])
    #expect(roles("- tags: CDI\n- tags: Lyon, France").tags == ["CDI", "Lyon, France"])
    #expect(roles("- taxonomies.tags: rust\n- taxonomies.tags: web").tagsKey == "taxonomies.tags")
    #expect(roles("tags: 42").tags == ["42"])
    #expect(roles("tags:").tagsKey == nil)
  }

  @Test("a list of titles or dates counts by its first")
  func lists() {
    #expect(roles("- title: A\n- title: B").title == "A")
    #expect(roles("- date: 2017-01-01\n- date: 2018-01-01").dateText == "2017-01-01")
  }

  @Test("a date that is none is kept as text, and the file name is not asked")
  func brokenDate() {
    let found = roles("date: 2017-13-40", file: "2016-01-02-offre.md")
    #expect(found.dateText == "2017-13-40")
    #expect(found.date == nil)
  }

  @Test(
    "a day at the start of the file name is the date when no field has one",
    arguments: [
      ("2017-05-23-offre.md", "2017-05-23"), ("2017-05-23-.md", "2017-05-23"), ("2017-05-23.md", nil),
      ("2017-05-23_offre.md", nil), ("2017.05.23-offre.md", nil), ("2017-13-23-offre.md", nil), ("2017-5-23-x.md", nil),
      ("offre.md", nil), ("", nil), ("2017-05-2", nil),
    ] as [(String, String?)])
  func fileNameDate(file: String, day: String?) { #expect(roles("title: T", file: file).dateText == day) }

  @Test(
    "the locale is the field’s, else the file name’s, else the innermost folder’s",
    arguments: [
      ("lang: en", "offre.fr.md", ["de"], "en"), ("lang:", "offre.fr.md", ["de"], "fr"),
      ("title: T", "offre.pt-br.md", [], "pt-br"), ("title: T", "offre.md", ["de", "jobs"], "de"),
      ("title: T", "offre.md", ["en", "fr"], "fr"), ("title: T", "offre.md", ["jobs"], nil),
      ("title: T", ".fr.md", [], nil), ("title: T", "fr.md", [], nil), ("title: T", "a.min.js", [], nil),
      ("title: T", "", [], nil),
    ] as [(String, String, [String], String?)])
  func locale(lines: String, file: String, folders: [String], expected: String?) {
    #expect(roles(lines, file: file, folders: folders).locale == expected)
  }

  @Test("settings say which keys carry a role")
  func overrides() {
    let map = RoleMap(overrides: [.title: ["headline"], .state: ["visible"]])
    #expect(roles("title: T\nheadline: H", map: map).title == "H")
    #expect(roles("visible: false", map: map).isPublished == false)
    #expect(roles("draft: true", map: map).isPublished == nil)
  }
}

@Suite struct PostingStateTests {
  static let now = instant("2017-06-15T12:00:00Z")

  static let states: [(String, [String], PostingState)] = [
    ("title: T", [], .live),
    ("published: true", [], .live),
    ("published: false", [], .draft),
    ("published: 'false'", [], .live),  // a text of that spelling, quotes included
    ("published: False", [], .draft),
    ("published: no", [], .draft),
    ("published: off", [], .draft),
    ("published: true ", [], .live),
    ("published: soon", [], .live),
    ("draft: true", [], .draft),
    ("Draft: true", [], .draft),
    ("draft: false", [], .live),
    ("published: true\ndraft: true", [], .draft),
    ("draft: false\npublished: false", [], .draft),
    ("title: T", ["_drafts"], .draft),
    ("title: T", ["_drafts", "2017"], .draft),
    ("published: true", ["_drafts"], .draft),
    ("title: T", ["drafts"], .live),
    ("date: 2017-06-15", [], .live),
    ("date: 2017-06-16", [], .scheduled),
    ("date: 2017-06-15T12:00:00Z", [], .live),
    ("date: 2017-06-15T12:00:01Z", [], .scheduled),
    ("date: 2017-06-15T13:30:00+02:00", [], .live),
    ("date: 2017-06-15T11:30:00-02:00", [], .scheduled),
    ("date: 2018-01-01\ndraft: true", [], .draft),
    ("expires: 2017-06-14", [], .expired),
    ("expires: 2017-06-15", [], .live),
    ("expires: 2017-06-15T12:00:00Z", [], .expired),
    ("expires: 2017-06-15T12:00:01Z", [], .live),
    ("expires: soon", [], .live),
    ("valid-through: 2016-01-01", [], .expired),
    ("open: false", [], .closed),
    ("open: true", [], .live),
    ("closed: true", [], .closed),
    ("status: Pourvu", [], .closed),
    ("status: fermée", [], .closed),
    ("state: open", [], .live),
    ("open: false\nstatus: new", [], .closed),
    ("status: closed\nexpires: 2016-01-01", [], .closed),
    ("status: closed\npublished: false", [], .draft),
  ]

  @Test("the state follows from flags, folder, dates and the clock", arguments: states)
  func state(lines: String, folders: [String], expected: PostingState) {
    #expect(roles(lines, folders: folders).state(at: Self.now) == expected)
  }

  @Test("a file named by a future day is scheduled")
  func fileName() { #expect(roles("title: T", file: "2017-06-16-offre.md").state(at: Self.now) == .scheduled) }

  @Test("every state but live has a letter of its own")
  func letters() {
    let letters = PostingState.allCases.map(\.letter)
    #expect(Set(letters).count == PostingState.allCases.count)
    #expect(PostingState.live.letter == " ")
  }
}
