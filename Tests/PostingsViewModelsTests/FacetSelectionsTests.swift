import Postings
import Testing

@testable import PostingsViewModels

@Suite("Facet values that are chosen") struct FacetSelectionsTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var name: String
    var choices: [FacetSelections.Choice]
    var text: String?
    /// Of the postings below, by number.
    var found: [Int]
    var testDescription: String { name }
  }

  static let postings = [
    "---\ntitle: a\ntag: Civic Tech, Affaires publiques\nlocale: fr\n---\n",
    "---\ntitle: b\ntags: [civic tech, 'C++ \"now\" \\ x']\nlocale: en\n---\n",
    "---\ntitle: c\ntags: [Civic]\nlocale: fr\ndraft: true\n---\n",
    "---\ntitle: d\nlocale: de\n---\n",
  ]

  static let rows: [Row] = [
    Row(name: "nothing", choices: [], text: "", found: [0, 1, 2, 3]),
    Row(name: "one value of a word is the whole value", choices: [of("tag", "Civic")], text: "tag=Civic", found: [2]),
    Row(
      name: "a value with a blank is quoted", choices: [of("tag", "Civic Tech")], text: "tag:\"Civic Tech\"",
      found: [0, 1]),
    Row(name: "quotes and backslashes in a value", choices: [of("tag", "C++ \"now\" \\ x")], found: [1]),
    Row(name: "an excluded value", choices: [of("locale", "fr", excluded: true)], found: [1, 3]),
    Row(name: "two values of one facet are either", choices: [of("locale", "en"), of("locale", "de")], found: [1, 3]),
    Row(name: "two facets are both", choices: [of("locale", "fr"), of("tag", "Civic Tech")], found: [0]),
    Row(name: "missing", choices: [.init(name: "tag", label: .missing, isExcluded: false)], text: "no:tag", found: [3]),
    Row(
      name: "missing or a value",
      choices: [.init(name: "tag", label: .missing, isExcluded: false), of("tag", "Civic")], found: [2, 3]),
    Row(name: "a state", choices: [of("state", "draft")], found: [2]),
    Row(name: "not a state", choices: [of("state", "draft", excluded: true)], found: [0, 1, 3]),
  ]

  @Test("keep the postings that they say, and their text as a query keeps the same", arguments: rows)
  func query(row: Row) throws {
    let collection = Fixtures.collection(Self.postings)
    var selections = FacetSelections()
    for choice in row.choices { selections.toggle(choice.name, choice.label, excluding: choice.isExcluded) }
    if let text = row.text { #expect(selections.queryText == text) }
    #expect(Self.found(selections.expression(), collection) == row.found)
    #expect(Self.found(try Query(selections.queryText).expression, collection) == row.found, "\(selections.queryText)")
  }

  @Test("toggling twice drops the value; the other sense replaces it") func toggle() {
    var selections = FacetSelections()
    selections.toggle("tag", .value("a"), excluding: false)
    selections.toggle("tag", .value("a"), excluding: true)
    #expect(selections.choices == [Self.of("tag", "a", excluded: true)])
    selections.toggle("tag", .value("a"), excluding: true)
    #expect(selections.isEmpty)
  }

  @Test("clearing one facet leaves the others") func clear() {
    var selections = FacetSelections()
    selections.toggle("tag", .value("a"), excluding: false)
    selections.toggle("locale", .value("fr"), excluding: false)
    selections.clear("tag")
    #expect(selections.choices == [Self.of("locale", "fr")])
  }

  @Test("the counts of a facet leave its own choices out") func ownChoices() {
    let collection = Fixtures.collection(Self.postings)
    var selections = FacetSelections()
    selections.toggle("locale", .value("fr"), excluding: false)
    selections.toggle("tag", .value("Civic Tech"), excluding: false)
    #expect(Self.found(selections.expression(except: "locale"), collection) == [0, 1])
  }

  private static func of(_ name: String, _ value: String, excluded: Bool = false) -> FacetSelections.Choice {
    .init(name: name, label: .value(value), isExcluded: excluded)
  }

  private static func found(_ expression: QueryExpression, _ collection: CollectionState) -> [Int] {
    var names: [String] = []
    QueryMatcher(collection.table).rows(matching: expression).forEach {
      names.append(collection.shownName(collection.table.path($0)))
    }
    return names.compactMap { Int($0.prefix { $0 != "." }) }.sorted()
  }
}
