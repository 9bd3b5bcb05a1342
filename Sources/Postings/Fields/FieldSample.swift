/// Some values of one field, from postings spread over the collection.
struct FieldSample {
  /// Dotted.
  var name: String
  var values: [Value] = []
  /// Whether a posting has two or more of them.
  var hasSeveral = false
  /// Whether a text names another posting, seen from a row.
  var namesPosting: (String, PostingTable.Row) -> Bool = { _, _ in false }

  struct Value {
    var kind: RecordField.Kind
    var text: String
    var row: PostingTable.Row
  }

  /// Whether there is a value, and all are so.
  func all(_ test: (String) -> Bool) -> Bool { !values.isEmpty && values.allSatisfy { test($0.text) } }
  func all(kind: RecordField.Kind) -> Bool { !values.isEmpty && values.allSatisfy { $0.kind == kind } }

  /// Different texts, byte by byte.
  var distinctCount: Int { Set(values.map { Array($0.text.utf8) }).count }
}

extension PostingTable {
  /// The values of all fields in at most so many postings, spread evenly.
  ///
  /// - Complexity: linear in the values of those postings, whatever the size of the collection.
  func fieldSamples(postings limit: Int) -> [String: FieldSample] {
    var samples: [UInt32: FieldSample] = [:]
    let step = max(1, rowLimit / max(1, limit))
    for row in stride(from: 0, to: rowLimit, by: step) where isPresent(Row(row)) {
      var previous: UInt32?
      for entry in entrySlice(Row(row)) where entry.hasValue {
        var sample = samples[entry.field] ?? FieldSample(name: fieldNames.string(entry.field))
        if previous == entry.field { sample.hasSeveral = true }
        previous = entry.field
        // Of a text that long, only that it is long matters.
        let bytes = values[entry.value].prefix(1000)
        sample.values.append(.init(kind: entry.kind, text: String(decoding: bytes, as: UTF8.self), row: Row(row)))
        samples[entry.field] = sample
      }
    }
    return Dictionary(samples.values.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
