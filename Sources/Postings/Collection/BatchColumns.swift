/// A batch that is being taken in, looked into directly: no copy and no count of references a value.
///
/// Valid only within ``RecordBatch/withColumns(_:)``.
struct BatchColumns {
  let bytes: UnsafeRawBufferPointer
  let values: UnsafeBufferPointer<RecordBatch.Value>
  let tags: UnsafeBufferPointer<UInt32>
  let records: UnsafeBufferPointer<RecordBatch.Record>

  func path(of record: Int) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[records[record].path]) }

  func text(ofValue position: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[values[position].range])
  }

  /// The positions of all values of some records, which stand one after the other.
  func positions(of numbers: Range<Int>) -> Range<Int> {
    guard let first = numbers.first, let last = numbers.last else { return 0..<0 }
    return records[first].values.lowerBound..<records[last].values.upperBound
  }
}

extension RecordBatch {
  func withColumns(_ body: (BatchColumns) -> Void) {
    text.withUnsafeBytes { bytes in
      values.withUnsafeBufferPointer { values in
        tags.withUnsafeBufferPointer { tags in
          records.withUnsafeBufferPointer { records in
            body(BatchColumns(bytes: bytes, values: values, tags: tags, records: records))
          }
        }
      }
    }
  }
}
