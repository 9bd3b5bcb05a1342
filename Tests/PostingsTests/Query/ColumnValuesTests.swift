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
    var groups: [Int: String] = [:]
    var numbers: [Int] = []
    for row in 0..<PostingTable.Row(table.rowLimit) {
      guard values.groupNumbers(row, in: table, into: &numbers) else {
        #expect(name == "path")
        continue
      }
      let names = values.groups(row, in: table)
      #expect(numbers.count == names.count)
      for (number, group) in zip(numbers, names) {
        if let known = groups[number] { #expect(known == group) } else { groups[number] = group }
      }
    }
    // Something was compared.
    #expect(name == "path" || groups.count < table.rowLimit)
  }
}
