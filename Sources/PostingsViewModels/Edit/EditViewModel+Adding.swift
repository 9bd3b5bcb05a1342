internal import FrontMatter
public import Postings

/// Fields that are not there yet.
extension EditViewModel {
  mutating func beginAdding(_ collection: CollectionState) {
    refusal = nil
    if addItem(collection) { return }
    let table = focus.isEmpty ? draft.document.members : draft.document.node(at: focus)?.members ?? []
    let present = Set(table.map { Array($0.key.utf8) })
    let uses = focus.isEmpty ? collection.table.fieldUses : []
    let used = uses.filter { !present.contains(Array($0.name.utf8)) }
    let listed =
      focus.isEmpty
      ? knowledge.rules.names.filter { name in
        !present.contains(Array(name.utf8)) && !used.contains { $0.name.utf8.elementsEqual(name.utf8) }
      } : []
    let names =
      used.map { Suggestions.Value(text: $0.name, count: $0.count) } + listed.map { .init(text: $0, count: 0) }
    entry = .newKey(TextInput(), Suggestions(names))
  }

  /// Goes on to the value of a new field, as its type wants it.
  mutating func addField(_ name: String, _ collection: CollectionState) -> Bool {
    let key = name.trimmingBlanks()
    guard !key.isEmpty else { return finish([], collection) }
    let path = focus.appending(key: key)
    if let index = rows.firstIndex(where: { $0.path == path && $0.presence == .inFile }) {
      entry = nil
      cursor.move(to: index)
      return true
    }
    let initial = knowledge.rules[path.dottedName].initial
    let type = knowledge.type(of: initial, named: path.dottedName)
    beginValue(at: path, type, text: initial?.singleText ?? "", collection)
    return true
  }

  /// The first value of a field that is not in the file.
  mutating func beginValue(at path: FieldPath, _ type: FieldType, text: String, _ collection: CollectionState) {
    entryType = type
    switch FieldKind(single: type) {
    case .flag:
      entry = nil
      _ = finish([.setValue(path, to: .flag(text != "false"))], collection, select: path)
    case .tags, .list: entry = .tags(TagEditor([], suggestions: suggestions(for: path, collection)), path)
    case .group:
      entry = nil
      _ = finish([.setValue(path, to: .table([]))], collection, select: path)
    case .choice:
      var suggestions = suggestions(for: path, collection)
      suggestions.highlight(text)
      entry = .choice(TextInput(), suggestions, path)
    case .longText: entry = .lines(TextBox(text, holdsLines: true), path)
    default: entry = .text(TextInput(text), path)
    }
  }

  /// What the text that is typed for a new field of an unknown name will be; nil where a type is known.
  public var offeredType: FieldType? {
    guard case .text(let input, let path)? = entry, !input.isEmpty, draft.document.node(at: path) == nil else {
      return nil
    }
    return knowledge.isUnknown(path.dottedName) ? FieldType.guess(input.text) : nil
  }

  /// Whether what is typed goes to a field that has no row of its own.
  public var isEntryNew: Bool {
    guard let entry else { return false }
    guard let path = entry.path else { return true }
    return !rows.contains { $0.path == path }
  }

  /// What is odd about what is typed, else about the selected field.
  public var complaint: FieldComplaint? {
    guard let entry else { return selected?.complaint }
    guard let text = entry.typed, let path = entry.path, !text.isEmpty else { return nil }
    return knowledge.complaint(text, entryType, named: path.dottedName)
  }

  /// Turns text into the number, boolean or date that it reads as, and such a value into text; false where there is
  /// nothing to turn.
  mutating func changeType(_ collection: CollectionState) -> Bool {
    guard let row = selected, row.presence == .inFile, let text = row.text, !text.isEmpty else { return false }
    switch row.value {
    case .number, .flag, .date: make([.setValue(row.path, to: .text(text))], collection)
    default:
      let type = FieldType.guess(text)
      guard type != .text, let value = type.behavior.read(text) else { return false }
      make([.setValue(row.path, to: value)], collection)
    }
    return true
  }
}
