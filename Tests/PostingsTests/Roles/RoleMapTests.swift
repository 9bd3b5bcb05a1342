import Postings
import Testing

@Suite struct RoleMapTests {
  @Test(
    "the usual keys carry their roles, whatever their case, hyphens and underscores",
    arguments: [
      ("title", Role.title), ("Title", .title), ("job_title", .title), ("date", .date), ("pubDate", .date),
      ("published_at", .date), ("tag", .tags), ("tags", .tags), ("keywords", .tags), ("labels", .tags),
      ("taxonomies.tags", .tags), ("locale", .locale), ("lang", .locale), ("language", .locale), ("type", .type),
      ("published", .state), ("draft", .state), ("available-when", .availability), ("available_when", .availability),
      ("availableWhen", .availability), ("expires", .expiry), ("expiryDate", .expiry), ("valid-through", .expiry),
      ("validThrough", .expiry), ("closing-date", .expiry),
    ])
  func usual(key: String, role: Role) { #expect(RoleMap().role(ofKey: key)?.role == role) }

  @Test("other keys carry none", arguments: ["", "titles", "subtitle", "seo.title", "params.tags", "tag.x", "é", "-"])
  func none(key: String) { #expect(RoleMap().role(ofKey: key) == nil) }

  @Test("settings replace the usual keys of one role, and leave the others")
  func overrides() {
    let map = RoleMap(overrides: [.title: ["headline"], .tags: []])
    #expect(map.role(ofKey: "Headline")?.role == .title)
    #expect(map.role(ofKey: "title") == nil)
    #expect(map.role(ofKey: "tags") == nil)
    #expect(map.role(ofKey: "date")?.role == .date)
    #expect(map.keys(of: .title) == ["headline"])
    #expect(map.keys(of: .date) == Role.date.usualKeys)
  }

  @Test("a key named in settings may be taken from another role")
  func taken() { #expect(RoleMap(overrides: [.title: ["name", "type"]]).role(ofKey: "type")?.role == .title) }

  @Test("of several keys the likelier one has the lower rank")
  func ranks() throws {
    let map = RoleMap()
    #expect(try #require(map.role(ofKey: "date")).rank < #require(map.role(ofKey: "created")).rank)
  }
}
