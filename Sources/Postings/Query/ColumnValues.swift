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
      return table.entrySlice(row).filter { $0.hasValue && fields.contains($0.field) }.map { table.values.string($0.value) }
    }
  }

  /// What the row is grouped under: its first value, of a date the month; nil without one.
  public func group(_ row: PostingTable.Row, in table: PostingTable) -> String? {
    guard let text = texts(row, in: table).first(where: { !$0.isEmpty }) else { return nil }
    guard case .date = source, PostingDate(text) != nil else { return text }
    return String(text.prefix(7))
  }

  /// A number that rows with the same first value share, so that a value need be looked at once and not once a row; nil
  /// where each row has a value of its own.
  public func groupNumber(_ row: PostingTable.Row, in table: PostingTable) -> Int? {
    func number(_ value: UInt32?) -> Int { value.map { $0 == PostingTable.noValue ? -1 : Int($0) } ?? -1 }
    let columns = table.rows[Int(row)]
    switch source {
    case .path: return nil
    case .format: return number(columns.format.flatMap { FrontMatterFormat.allCases.firstIndex(of: $0) }.map { UInt32($0) })
    case .problems: return table.problems(row).count
    case .state: return PostingState.allCases.firstIndex(of: table.state(row))
    case .date:
      // Nearly each posting has a moment of its own, but they fall into few months.
      guard columns.dateText != PostingTable.noValue else { return -1 }
      let date = table.values.bytes.withUnsafeBytes {
        PostingDate(UnsafeRawBufferPointer(rebasing: $0[table.values.range(of: columns.dateText)]))
      }
      guard let date else { return Int(columns.dateText) }
      let civil = PostingDate.civil(fromDay: date.day)
      return -2 - (civil.year * 12 + civil.month)
    case .tags: return number(table.tagSlice(row).first { !table.values[$0].isEmpty })
    case .text(let column): return number(column.value(in: columns))
    case .fields(let fields):
      return number(
        table.entrySlice(row).first {
          $0.hasValue && fields.contains($0.field) && !table.values[$0.value].isEmpty
        }?.value)
    }
  }

  /// Whether the values are dates, of which the latest groups come first.
  public var isDate: Bool { if case .date = source { true } else { false } }
}
