@testable import Postings

extension Seeded {
  static let words = [
    "Stage", "stage", " Stage ", "STAGE", "Rédaction", "redaction", "Civic Tech", "civic", "Lyon", "a-b", "日本語",
    "développeur·se",
    "l’été", "12", "7", "3.5", "2017", "x",
  ]
  static let days = [
    "2017-06-14", "2017-06-15", "2017-06-16", "2017-05-01", "2016-12-31", "2017-06-15T11:00:00Z", "2017-06-15 13:00",
    "soon",
    "2017-05-31", "2018-01-01",
  ]

  mutating func record(_ number: Int) -> PostingRecord {
    var lines: [String] = []
    func add(_ line: String, _ random: inout Seeded, _ percent: Int) {
      if random.chance(percent) { lines.append(line) }
    }
    add("title: " + pick(Self.words), &self, 80)
    add("title:", &self, 10)
    add("tag: " + pick(Self.words) + ", " + pick(Self.words), &self, 40)
    if chance(30) { for _ in 0..<2 { lines.append("- tags: " + pick(Self.words)) } }
    add("tag:", &self, 5)
    add("lang: " + pick(["fr", "FR", "en", "~"]), &self, 50)
    add("type: " + pick(["CDI", "cdi", "Stage", "~"]), &self, 40)
    add("date: " + pick(Self.days), &self, 60)
    add("expires: " + pick(Self.days), &self, 30)
    add("draft: " + pick(["true", "false"]), &self, 20)
    add("price: " + pick(Self.words), &self, 50)
    add("state: " + pick(["closed", "open", "new"]), &self, 15)
    let folder = pick(["", "_drafts/", "fr/", "jobs/", "jobs/é/"])
    let isBroken = chance(5)
    let path = folder + "p\(number)" + pick([".md", ".en.md", "-Été.md"])
    return PostingsTests.record(path, lines.joined(separator: "\n"), isBroken: isBroken)
  }

  mutating func expression(depth: Int = 3) -> QueryExpression {
    if depth > 0, chance(50) {
      switch Int.random(in: 0..<3, using: &self) {
      case 0: return .not(expression(depth: depth - 1))
      case 1: return .and((0..<Int.random(in: 0...3, using: &self)).map { _ in expression(depth: depth - 1) })
      default: return .or((0..<Int.random(in: 0...3, using: &self)).map { _ in expression(depth: depth - 1) })
      }
    }
    let name = pick(["title", "tag", "locale", "type", "date", "expires", "price", "state", "none"])
    switch Int.random(in: 0..<12, using: &self) {
    case 0, 1: return query(pick(["st", "tage", "p1", "civ", "a-b", "日", "ete", "t", "\"e t\""]))
    case 2: return .field(name, [.exact(pick(Self.words + Self.days + ["draft"]))])
    case 3, 4:
      return .field(
        name, [.wordPrefix(pick(["st", "Civic T", "tech", "20", "cd", "日本", "é", "b", "s", ""])), .exact("7")])
    case 5: return .field(name, [.range(bound(), chance(50) ? bound() : nil)])
    case 6: return .compare(name, pick([.less, .lessOrEqual, .greater, .greaterOrEqual]), bound())
    case 7: return .state(pick(PostingState.allCases))
    case 8: return pick([.no(name), .has(name), .missing(name), .empty(name)])
    case 9: return .duplicate
    case 10: return .body(Array(pick(["alpha", "beta"]).utf8))
    default: return .path(pick(["jobs", "p2", "É", "/p", "md"]))
    }
  }

  private func query(_ text: String) -> QueryExpression { (try? Query(text).expression) ?? .all }

  private mutating func bound() -> QueryExpression.Bound {
    QueryBound.read(pick(["2017", "2017-05", "2017-06-15", "3", "10", "3.5", "1d", "30d", "1y", "2016-12-31"]))!
  }
}
