internal import FrontMatter

/// What stands in one column of a list, row by row; the name is looked up once.
public struct ColumnValues: Sendable {
  private enum Source: Sendable {
    case path
    case format
    case problems
    case state
    case date
    case tags
    case text(TextColumn)
    case fields(FieldSet)
  }

  private let source: Source

  /// - Parameter name: a role, `path`, `format`, `problems`, or any field (compared as in queries).
  public init(_ name: String, in table: PostingTable) {
    source =
      switch name {
      case "path", "file": .path
      case "format": .format
      case "problems": .problems
      default: Self.source(FieldTarget(name, in: table))
      }
  }

  private static func source(_ target: FieldTarget) -> Source {
    switch target {
    case .state: .state
    case .problems: .problems
    case .date: .date
    case .tags: .tags
    case .title: .text(.title)
    case .locale: .text(.locale)
    case .type: .text(.type)
    case .expiry: .text(.expiryText)
    case .fields(let fields): .fields(fields)
    }
  }

  /// The values of a row as they stand in the file; a date as its day where it can be read. Not cleaned.
  public func texts(_ row: PostingTable.Row, in table: PostingTable) -> [String] {
    switch source {
    case .path: return [String(decoding: table.pathBytes(row), as: UTF8.self)]
    case .format: return table.format(row).map { [$0.rawValue] } ?? []
    case .problems:
      let count = table.problems(row).count
      return count > 0 ? ["\(count)"] : []
    case .state: return [table.state(row).rawValue]
    case .date: return table.dateText(row).map { [PostingDate($0)?.dayText ?? $0] } ?? []
    case .tags: return table.tags(row)
    case .text(let column):
      let value = column.value(in: table.rows[Int(row)])
      return value == PostingTable.noValue ? [] : [table.values.string(value)]
    case .fields(let fields):
      return table.entrySlice(row).filter { $0.hasValue && fields.contains($0.field) }.map {
        table.values.string($0.value)
      }
    }
  }

  /// What the row is grouped under: each of its values, of a date the month; none without one. Not cleaned.
  public func groups(_ row: PostingTable.Row, in table: PostingTable) -> [String] {
    let values = texts(row, in: table).filter { !$0.isEmpty }
    guard case .date = source else { return values }
    return values.map { PostingDate($0) == nil ? $0 : String($0.prefix(7)) }
  }

  /// For each value in ``groups(_:in:)`` a number that rows with the same value share, so that a value need be looked at
  /// once and not once a row.
  ///
  /// - Parameter numbers: is overwritten; one to keep from row to row spares a million small arrays.
  /// - Returns: false where each row has a value of its own, and numbers would say nothing.
  public func groupNumbers(_ row: PostingTable.Row, in table: PostingTable, into numbers: inout [Int]) -> Bool {
    numbers.removeAll(keepingCapacity: true)
    func add(_ value: UInt32?) {
      if let value, value != PostingTable.noValue, !table.values[value].isEmpty { numbers.append(Int(value)) }
    }
    let columns = table.rows[Int(row)]
    switch source {
    case .path: return false
    case .format:
      if let index = columns.format.flatMap({ FrontMatterFormat.allCases.firstIndex(of: $0) }) { numbers.append(index) }
    case .problems:
      let count = table.problems(row).count
      if count > 0 { numbers.append(count) }
    case .state: numbers.append(PostingState.allCases.firstIndex(of: table.state(row))!)
    case .date:
      if let month = month(columns.dateText, in: table) { numbers.append(month) } else { add(columns.dateText) }
    case .tags: for value in table.tagSlice(row) { add(value) }
    case .text(let column): add(column.value(in: columns))
    case .fields(let fields):
      for entry in table.entrySlice(row) where entry.hasValue && fields.contains(entry.field) { add(entry.value) }
    }
    return true
  }

  /// A number of no value: nearly each posting has a moment of its own, but they fall into few months.
  private func month(_ value: UInt32, in table: PostingTable) -> Int? {
    guard value != PostingTable.noValue else { return nil }
    let date = table.values.bytes.withUnsafeBytes {
      PostingDate(UnsafeRawBufferPointer(rebasing: $0[table.values.range(of: value)]))
    }
    guard let date else { return nil }
    let civil = PostingDate.civil(fromDay: date.day)
    return -1 - (civil.year * 12 + civil.month)
  }

  /// Whether the values are dates, of which the latest groups come first.
  public var isDate: Bool { if case .date = source { true } else { false } }
}
