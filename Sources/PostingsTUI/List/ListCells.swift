internal import Postings
internal import PostingsLanguage
internal import PostingsViewModels
internal import TerminalText
internal import TerminalUI

/// What stands in the cells of the columns that are in view; each column is looked up once a frame.
struct ListCells {
  struct Column {
    var name: String
    var x: Int
    var width: Int
    var kind: Kind
    fileprivate var values: ColumnValues
  }

  enum Kind {
    case title, date, tags, locale, type, state, path, other

    init(_ name: String) {
      self =
        switch name {
        case "title": .title
        case "date": .date
        case "tag", "tags": .tags
        case "locale", "lang": .locale
        case "type": .type
        case "state": .state
        case "path", "file": .path
        default: .other
        }
    }
  }

  let table: PostingTable
  let columns: [Column]

  /// - Parameter rect: of the rows; columns are placed from its left edge.
  init(_ app: AppViewModel, in rect: Rect) {
    table = app.collection.table
    columns = app.list.arrangement.layout(width: rect.width).columns.map { [table] column in
      Column(
        name: column.name, x: rect.x + column.x, width: column.width, kind: Kind(column.name),
        values: ColumnValues(column.name, in: table))
    }
  }

  /// The values of a cell, cleaned.
  func texts(_ column: Column, _ row: PostingTable.Row) -> [String] {
    column.values.texts(row, in: table).map { $0.cleaned() }
  }
}

extension ListCells.Column {
  func head(in language: Language) -> String {
    switch kind {
    case .title: Phrase.columnTitle.text(in: language)
    case .date: Phrase.columnDate.text(in: language)
    case .tags: Phrase.columnTags.text(in: language)
    case .locale: Phrase.columnLocale.text(in: language)
    case .type: Phrase.columnType.text(in: language)
    case .state, .path, .other: Phrase.columnName(name).text(in: language).uppercased()
    }
  }
}
