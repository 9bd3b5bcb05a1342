import Postings
import PostingsLanguage
import SystemPackage
import Testing

@testable import PostingsViewModels

@Suite("Finding in a posting") struct DetailFindTests {
  @Test("begins at the first place below the eye, blind to case and accents") func first() {
    var detail = Self.detail()
    detail.beginFinding()
    detail.type("ELEPHANT")
    #expect(detail.matches.count == 3)
    #expect(detail.currentMatch == 0)
    #expect(detail.visible.contains(detail.matches[0].line))
  }

  @Test("goes round in both directions") func round() {
    var detail = Self.detail()
    detail.beginFinding()
    detail.type("éléphant")
    detail.endFinding(keeping: true)
    let places = (0..<4).map { _ in
      detail.findNext(forward: true)
      return detail.currentMatch
    }
    #expect(places == [1, 2, 0, 1])
    detail.findNext(forward: false)
    detail.findNext(forward: false)
    #expect(detail.currentMatch == 2)
    #expect(detail.visible.contains(detail.matches[2].line))
  }

  @Test("giving up goes back to where the eye was, with nothing marked") func giveUp() {
    var detail = Self.detail()
    detail.move(.moveDown, times: 5)
    let top = detail.top
    detail.beginFinding()
    detail.type("elephant")
    detail.endFinding(keeping: false)
    #expect(detail.top == top)
    #expect(detail.matches.isEmpty)
    #expect(detail.input == nil)
  }

  @Test("what is not there leaves the eye where it is") func notThere() {
    var detail = Self.detail()
    detail.beginFinding()
    detail.type("rhinocéros")
    #expect(detail.matches.isEmpty)
    #expect(detail.top == 0)
    detail.findNext(forward: true)
    #expect(detail.currentMatch == nil)
  }

  @Test("columns of a place count cells, not bytes") func columns() throws {
    var detail = Self.detail(body: "求人 éléphant\n")
    detail.beginFinding()
    detail.type("elephant")
    #expect(try #require(detail.matches.last).columns == 5..<13)
  }

  @Test("a narrower screen keeps what is found") func resize() {
    var detail = Self.detail()
    detail.beginFinding()
    detail.type("elephant")
    detail.endFinding(keeping: true)
    detail.resize(columns: 30, page: 5)
    #expect(detail.matches.count == 3)
  }

  private static func detail(
    body: String = "Un éléphant.\n\n" + String(repeating: "mot\n\n", count: 40) + "# Elephant\n"
  ) -> DetailViewModel {
    let title = body.contains("求") ? "Zèbre" : "L’Éléphant"
    let posting = Fixtures.posting("/p/a.md", "---\ntitle: \(title)\n---\n\(body)")
    var detail = DetailViewModel(posting, now: Fixtures.now, roleMap: RoleMap(), language: .english)
    detail.resize(columns: 80, page: 10)
    return detail
  }
}
