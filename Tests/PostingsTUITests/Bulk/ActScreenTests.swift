import PostingsLanguage
import PostingsTUI
import PostingsTestSupport
import PostingsViewModels
import Testing

/// A screen of the acts: the keys that lead to it, and what is typed then.
struct ActScreen: CustomTestStringConvertible, Sendable {
  var name: String
  var keys: String
  var text = ""
  var isBroken = false
  var testDescription: String { name }

  static let all = [
    ActScreen(name: "marks", keys: "<Space><Space>"), ActScreen(name: "tags", keys: "*t"),
    ActScreen(name: "modify", keys: "*m", text: "tag+=ci"), ActScreen(name: "publishing", keys: "*P"),
    ActScreen(name: "problems", keys: "gp", isBroken: true), ActScreen(name: "taxonomy", keys: "gt~"),
  ]
}

@MainActor @Suite("The screens of the acts") struct ActScreenTests {
  @Test(
    "look as they should", arguments: ActScreen.all,
    [(80, 24, Language.english), (140, 40, .french), (40, 12, .english)])
  func screens(_ screen: ActScreen, _ place: (columns: Int, rows: Int, language: Language)) throws {
    let session = try BulkFixtures.session(
      columns: place.columns, rows: place.rows, language: place.language, broken: screen.isBroken)
    session.press(screen.keys)
    session.type(screen.text)
    try expect(session, matches: "acts-\(screen.name)-\(place.columns)x\(place.rows)-\(place.language.rawValue)")
  }
}
