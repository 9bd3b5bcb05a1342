import Testing

@testable import Postings

/// What the list groups its rows by.
struct ColumnValuesTests {
  @Test(
    "rows that share a number have the same group",
    arguments: ["title", "date", "tag", "locale", "type", "state", "format", "problems", "price", "path", "expires"])
  func numbers(_ name: String) {
    var random = Seeded(11)
    let table = table((0..<300).map { random.record($0) })
    let values = ColumnValues(name, in: table)
    var groups: [Int: String?] = [:]
    for row in 0..<PostingTable.Row(table.rowLimit) {
      let group = values.group(row, in: table)
      guard let number = values.groupNumber(row, in: table) else {
        #expect(name == "path")
        continue
      }
      if let known = groups[number] { #expect(known == group) } else { groups[number] = .some(group) }
    }
    // Something was compared.
    #expect(name == "path" || groups.count < table.rowLimit)
  }
}
