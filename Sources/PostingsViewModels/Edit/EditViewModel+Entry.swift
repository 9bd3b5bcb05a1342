internal import FrontMatter
internal import Postings

/// Typing in a field: how it begins, what keys do, and how it ends.
extension EditViewModel {
  /// Opens the row for typing, or goes in; false for rows that only an editor can change.
  mutating func beginEntry(_ collection: CollectionState) -> Bool {
    guard let row = selected else { return false }
    refusal = nil
    entryType = row.type
    if row.presence != .inFile {
      beginValue(at: row.path, row.type, text: row.text ?? "", collection)
      return true
    }
    switch row.kind {
    case .flag: toggleFlag(row, collection)
    case .text, .longText: entry = textEntry(row)
    case .number, .date: entry = .text(TextInput(row.text ?? ""), row.path)
    case .choice:
      var suggestions = suggestions(for: row.path, collection)
      suggestions.highlight(row.text ?? "")
      entry = .choice(TextInput(), suggestions, row.path)
      cursor.makeRoomBelow()
    case .tags, .list:
      entry = .tags(TagEditor(row.tags, suggestions: suggestions(for: row.path, collection)), row.path)
      cursor.makeRoomBelow()
    case .group: goIn(row.path, collection)
    case .fixed: return false
    }
    return true
  }

  /// The values that lists name, with their counts, else those in use. Counted only now, since that takes the longer
  /// the larger the collection is.
  func suggestions(for path: FieldPath, _ collection: CollectionState) -> Suggestions {
    let isTags = draft.context.roleMap.role(ofKey: path.dottedName)?.role == .tags
    let used = Suggestions.values(of: isTags ? "tag" : path.dottedName, in: collection)
    let ruled = knowledge.rules[path.dottedName].choices
    guard !ruled.isEmpty else { return Suggestions(used) }
    let counts = Dictionary(used.map { (Array($0.text.utf8), $0.count) }, uniquingKeysWith: { first, _ in first })
    return Suggestions(ruled.map { .init(text: $0.value, count: counts[Array($0.value.utf8)] ?? 0, label: $0.label) })
  }

  mutating func beginRenaming() {
    guard let row = selected, row.presence == .inFile, case .key(let key)? = row.path.last else { return }
    entry = .rename(TextInput(key), row.path)
  }

  /// Asks how the field is to be without a value; false for one that is not there.
  mutating func beginAbsence() -> Bool {
    guard let row = selected, row.presence == .inFile else { return false }
    refusal = nil
    entry = .absence(AbsenceMenu(draft.document.format), row.path)
    return true
  }

  // MARK: Typing

  mutating func type(_ text: String, _ collection: CollectionState) {
    refusal = nil
    switch entry {
    case .text(var input, let path):
      input.insert(text)
      entry = .text(input, path)
    case .lines(var box, let path):
      box.area.type(text)
      entry = .lines(box, path)
      fitBox()
    case .choice(var input, var suggestions, let path):
      input.insert(text)
      suggestions.narrow(to: input.text)
      entry = .choice(input, suggestions, path)
    case .tags(var editor, let path):
      editor.type(text)
      entry = .tags(editor, path)
    case .newKey(var input, var suggestions):
      input.insert(text)
      suggestions.narrow(to: input.text)
      entry = .newKey(input, suggestions)
    case .rename(var input, let path):
      input.insert(text)
      entry = .rename(input, path)
    case .absence(var menu, let path):
      guard menu.choose(text) else { return }
      entry = .absence(menu, path)
      _ = commit(collection)
    case nil: break
    }
  }

  /// Whether the command is one of typing and did something.
  mutating func edit(_ command: Command) -> Bool {
    switch entry {
    case .text(var input, let path):
      guard input.perform(command) else { return false }
      entry = .text(input, path)
    case .lines(var box, let path):
      guard box.area.perform(command) else { return false }
      entry = .lines(box, path)
      fitBox()
    case .rename(var input, let path):
      guard input.perform(command) else { return false }
      entry = .rename(input, path)
    case .choice(var input, var suggestions, let path):
      guard Self.edit(command, &input, &suggestions) else { return false }
      entry = .choice(input, suggestions, path)
    case .newKey(var input, var suggestions):
      guard Self.edit(command, &input, &suggestions) else { return false }
      entry = .newKey(input, suggestions)
    case .tags(var editor, let path):
      guard editor.perform(command) else { return false }
      entry = .tags(editor, path)
    case .absence(var menu, let path):
      guard command == .nextChoice || command == .previousChoice || command == .complete else { return false }
      menu.move(forward: command != .previousChoice)
      entry = .absence(menu, path)
    case nil: return false
    }
    return true
  }

  private static func edit(_ command: Command, _ input: inout TextInput, _ suggestions: inout Suggestions) -> Bool {
    switch command {
    case .nextChoice: suggestions.move(forward: true)
    case .previousChoice: suggestions.move(forward: false)
    case .complete:
      guard let completion = suggestions.completion, !completion.utf8.elementsEqual(input.text.utf8) else {
        return false
      }
      input.replace(with: completion)
      suggestions.narrow(to: completion)
    default:
      guard input.perform(command) else { return false }
      suggestions.narrow(to: input.text)
    }
    return true
  }

  // MARK: The end

  /// Every way out of a field keeps what was typed. False when it was refused, and typing goes on.
  mutating func commit(_ collection: CollectionState, addingTags: Bool = false) -> Bool {
    guard let entry else { return true }
    switch entry {
    case .text(let input, let path): return finish(text: input.text, at: path, collection)
    case .lines(let box, let path): return finish(text: box.text, at: path, collection)
    case .choice(let input, let suggestions, let path):
      guard let text = suggestions.highlightedText ?? (input.isEmpty ? nil : input.text) else {
        return finish([], collection)
      }
      return finish(text: text, at: path, collection)
    case .tags(var editor, let path):
      if addingTags, editor.addCurrent() {
        self.entry = .tags(editor, path)
        return true
      }
      editor.addTyped()
      return finish(listChanges(editor, at: path), collection)
    case .newKey(let input, let suggestions): return addField(suggestions.highlightedText ?? input.text, collection)
    case .rename(let input, let path):
      guard case .key(let key)? = path.last, !input.isEmpty, !input.text.utf8.elementsEqual(key.utf8) else {
        return finish([], collection)
      }
      return finish([.rename(path, to: input.text)], collection, select: path.parent.appending(key: input.text))
    case .absence(let menu, let path): return finish([Self.change(menu.selected, at: path)], collection)
    }
  }

  /// What Escape does: it keeps what was typed, but a menu is only left.
  mutating func leaveEntry(_ collection: CollectionState) {
    if case .absence? = entry { cancelEntry() } else { _ = commit(collection) }
  }

  mutating func cancelEntry() {
    entry = nil
    refusal = nil
  }

  private static func change(_ absence: AbsenceMenu.Absence, at path: FieldPath) -> PostingChange {
    switch absence {
    case .removed: .unset(path)
    case .empty: .setValue(path, to: .empty)
    case .null: .setValue(path, to: .null)
    case .emptyText: .setValue(path, to: .text(""))
    }
  }

  mutating func finish(text: String, at path: FieldPath, _ collection: CollectionState) -> Bool {
    let change = textChange(text, at: path)
    if finish(change.map { [$0] } ?? [], collection) { return true }
    // Not every notation has dates, and none has all spellings of them.
    guard case .setValue(_, .date)? = change else { return false }
    return finish([.setValue(path, to: .text(text))], collection)
  }

  private func textChange(_ text: String, at path: FieldPath) -> PostingChange? {
    let old = draft.document.value(at: path)
    if let old, (old.singleText ?? "").utf8.elementsEqual(text.utf8) { return nil }
    switch old {
    case nil where text.isEmpty: return .setValue(path, to: draft.document.format == .yaml ? .empty : .text(""))
    case nil, .empty?, .null?: return .setValue(path, to: knowledge.value(of: text, named: path.dottedName))
    default: return .set(path, to: text)
    }
  }

  private mutating func toggleFlag(_ row: FormRow, _ collection: CollectionState) {
    let isOn = row.text == "true"
    if case .text = row.value, row.text?.isEmpty == false {
      // `'true'` in quotes stays text.
      make([.set(row.path, to: isOn ? "false" : "true")], collection)
    } else {
      make([.setValue(row.path, to: .flag(!isOn))], collection)
    }
  }
}
