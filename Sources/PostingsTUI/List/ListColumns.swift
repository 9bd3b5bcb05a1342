internal import PostingsLanguage
internal import TerminalUI

/// The columns of the list and their places, for a width.
struct ListColumns {
  struct Column {
    var kind: Kind
    var x: Int
    var width: Int
  }

  enum Kind { case mark, state, date, title, tags, locale, type }

  private(set) var columns: [Column] = []

  init(_ rect: Rect) {
    let width = rect.width
    var fixed: [(Kind, Int)] = [(.mark, 1), (.state, 1)]
    if width >= 56 { fixed.append((.date, 10)) }
    var trailing: [(Kind, Int)] = []
    if width >= 76 { trailing.append((.tags, min(26, max(14, width / 5)))) }
    if width >= 36 { trailing.append((.locale, 5)) }
    if width >= 66 { trailing.append((.type, min(14, max(8, width / 10)))) }
    let used = (fixed + trailing).reduce(0) { $0 + $1.1 + 1 }
    let all = fixed + [(.title, max(1, width - used))] + trailing
    var x = rect.x
    for (kind, width) in all {
      columns.append(Column(kind: kind, x: x, width: width))
      x += width + 1
    }
  }
}

extension ListColumns.Kind {
  func head(in language: Language) -> String {
    switch self {
    case .mark, .state: ""
    case .date: Phrase.columnDate.text(in: language)
    case .title: Phrase.columnTitle.text(in: language)
    case .tags: Phrase.columnTags.text(in: language)
    case .locale: Phrase.columnLocale.text(in: language)
    case .type: Phrase.columnType.text(in: language)
    }
  }

  /// What the list is sorted by when the head is clicked.
  var sortName: String? {
    switch self {
    case .mark: nil
    case .state: "state"
    case .date: "date"
    case .title: "title"
    case .tags: "tag"
    case .locale: "locale"
    case .type: "type"
    }
  }
}
