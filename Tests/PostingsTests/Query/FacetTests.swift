import SystemPackage
import TerminalText
import Testing

@testable import Postings

@Suite struct FacetTests {
  private func facet(_ name: String, _ table: PostingTable, _ query: String = "") throws -> [String] {
    let rows = QueryMatcher(table).rows(matching: try Query(query).expression)
    return Facet(name, of: rows, in: table).values.map { value in
      let label = if case .value(let text) = value.label { text } else { "(\(value.label))" }
      return "\(label) \(value.count)"
    }
  }

  @Test("values are counted, most first, with what has none at the end")
  func counts() throws {
    let table = table([
      record("a", "tag: CDI, Lyon"), record("b", "tag: CDI"), record("c", "- tags: Lyon\n- tags: CDI"),
      record("d", "tag:"),
      record("e", "tags: ~"), record("f", "title: F"), record("g", "note: n", isBroken: true),
      record("h", "tag: CDI", isBroken: true), record("i", "tag: Ancien"),
    ])
    #expect(try facet("tag", table) == ["CDI 4", "Lyon 2", "Ancien 1", "(missing) 1", "(empty) 2", "(broken) 1"])
    #expect(try facet("tag", table, "tag:lyon") == ["CDI 2", "Lyon 2"])
    #expect(try facet("state", table) == ["live 7", "broken 2"])
    #expect(try facet("nothere", table) == ["(missing) 7", "(broken) 2"])
    #expect(try facet("tag", PostingTable(now: 0)) == [])
  }

  @Test("spellings that differ by case, accents or outer blanks are one value, in the commonest spelling")
  func spellings() throws {
    let table = table([
      record("a", "tag: rédaction"), record("b", "tag: Rédaction"), record("c", "tag:  Rédaction ,REDACTION"),
      record("d", "tag: Rédaction, rédaction"), record("e", "tag: z"), record("f", "tag: Z"),
    ])
    #expect(try facet("tag", table) == ["Rédaction 4", "Z 2"])
  }

  @Test("other fields are counted by value, with what lies below them")
  func fields() throws {
    let table = table([
      record("a", "seo.robots: index\nseo.title: T"), record("b", "- missions.end: 2017\n- missions.end: 2018"),
      record("c", "seo.robots:"),
    ])
    #expect(try facet("seo.robots", table) == ["index 1", "(missing) 1", "(empty) 1"])
    #expect(try facet("seo", table) == ["index 1", "T 1", "(missing) 1", "(empty) 1"])
    #expect(try facet("missions.end", table) == ["2017 1", "2018 1", "(missing) 2"])
  }

  @Test("each value, taken as a filter, finds as many postings as were counted", arguments: 0..<8)
  func expressions(_ seed: UInt64) {
    var random = Seeded(seed)
    let table = table((0..<80).map { random.record($0) })
    let rows = QueryMatcher(table).rows(matching: random.expression(depth: 1))
    for name in ["tag", "locale", "type", "title", "date", "expires", "price", "state", "none"] {
      let facet = Facet(name, of: rows, in: table)
      for value in facet.values {
        var found = QueryMatcher(table).rows(matching: value.label.expression(of: name))
        found.formIntersection(rows)
        if value.label == .broken {
          found.formIntersection(QueryMatcher(table).rows(matching: .no(name)))
        }
        #expect(found.count == value.count, "\(name) \(value.label) \(facet.values.count)")
      }
      #expect(facet.values.map(\.label).count == Set(facet.values.map(\.label)).count)
    }
  }
}
