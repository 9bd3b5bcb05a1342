internal import FrontMatter
internal import Postings
internal import PostingsLanguage
internal import PostingsViewModels
internal import TerminalText

/// The words of one row of the conflict screen, clean for a terminal.
struct ConflictRowText {
  let row: ConflictViewModel.Row
  let merge: FieldMerge
  let language: Language

  var name: String {
    switch row.subject {
    case .field(let field): field.path.description.cleaned()
    case .body: language("(body)", "(corps)")
    case .frontMatter: language("(all fields)", "(en-tête)")
    }
  }

  var base: String { value { $0.base } }

  var mine: String {
    if case .field(let field) = row.subject, field.mine == field.base { return asOpened }
    return value { $0.mine }
  }

  var theirs: String {
    if case .field(let field) = row.subject, field.theirs == field.base { return asOpened }
    return value { $0.theirs }
  }

  var keep: String {
    switch row.choice {
    case nil: "?"
    case .mine?: row.isAutomatic ? language("mine auto", "le mien auto") : language("m mine", "m le mien")
    case .theirs?: row.isAutomatic ? language("disk auto", "disque auto") : language("d disk", "d disque")
    case .both?: language("b both", "b les deux")
    case .custom(let value)?: "e " + (value.singleText ?? "").cleaned()
    }
  }

  /// In a column that has no room for more than the word.
  var keepShort: String {
    switch row.choice {
    case nil: "?"
    case _? where row.isAutomatic: "auto"
    case .mine?: language("mine", "mien")
    case .theirs?: language("disk", "disque")
    case .both?: language("both", "deux")
    case .custom(let value)?: (value.singleText ?? "").cleaned()
    }
  }

  /// What both sides and the base begin with.
  var sharedStart: SharedStart {
    guard case .field(let field) = row.subject else { return SharedStart([]) }
    return SharedStart([field.base, field.mine, field.theirs].compactMap(\.self).map { ShownValue($0, language).line })
  }

  private var asOpened: String { language("(as opened)", "(inchangé)") }

  private func value(_ side: (FieldConflict) -> FieldValue?) -> String {
    switch row.subject {
    case .field(let field): ShownValue(side(field), language).line
    case .body: bodySummary
    case .frontMatter: language("changed", "changé")
    }
  }

  private var bodySummary: String {
    guard let count = merge.bodyMerge?.conflictCount else { return "" }
    return count == 0
      ? language("other lines", "d’autres lignes")
      : language("\(count) place\(count == 1 ? "" : "s") clash", "\(count) conflit\(count == 1 ? "" : "s")")
  }
}

/// Any value on one line.
struct ShownValue {
  let value: FieldValue?
  let language: Language

  init(_ value: FieldValue?, _ language: Language) {
    self.value = value
    self.language = language
  }

  /// Clean for a terminal; at most some hundred characters.
  var line: String { text(value, depth: 0).cleaned() }

  private func text(_ value: FieldValue?, depth: Int) -> String {
    switch value {
    case nil: language("(missing)", "(absent)")
    case .empty?: Phrase.emptyField.text(in: language)
    case .null?: "null"
    case .text(let text)?: text.isEmpty ? Phrase.emptyText.text(in: language) : String(text.prefix(400))
    case .list(let items)?:
      depth > 3 ? "[…]" : items.prefix(20).map { text($0, depth: depth + 1) }.joined(separator: ", ")
    case .table(let entries)?:
      depth > 3
        ? "{…}"
        : entries.prefix(20).map { "\($0.key): \(text($0.value, depth: depth + 1))" }.joined(separator: ", ")
    case let single?: single.singleText ?? ""
    }
  }
}
