public import FrontMatter
public import Postings
public import SystemPackage

/// The form of one posting: a row a field, what is being typed, and the draft that all changes go to.
public struct EditViewModel: Sendable {
  /// As it was read; the save compares the disk with it.
  public private(set) var file: PostingFile
  public private(set) var draft: Draft
  public private(set) var rows: [FormRow] = []
  public private(set) var cursor = ListCursor()
  public private(set) var entry: Entry?
  /// Why the last change was refused.
  public private(set) var refusal: ChangeError?
  public internal(set) var isSaving = false

  /// What is being typed, and where it will go.
  public enum Entry: Sendable, Equatable {
    case text(TextInput, FieldPath)
    case choice(TextInput, Suggestions, FieldPath)
    case tags(TagEditor, FieldPath)
    /// The name of a field to be added.
    case newKey(TextInput, Suggestions)
    case rename(TextInput, FieldPath)
  }

  init(_ file: PostingFile, document: FrontMatterDocument, context: ChangeContext, collection: CollectionState) {
    self.file = file
    draft = Draft(document, context: context)
    rebuild(collection)
  }

  public var path: FilePath { file.path }
  /// Where the body begins, counted from 1.
  public var bodyLine: Int { draft.base.position(at: draft.base.bodyRange.lowerBound).line }
  public var selected: FormRow? { rows.indices.contains(cursor.index) ? rows[cursor.index] : nil }
  public var changedPaths: [FieldPath] { rows.filter(\.isChanged).map(\.path) }

  mutating func resize(page: Int) { cursor.resize(count: rows.count, page: page) }
  mutating func selectIndex(_ index: Int) { cursor.move(to: index) }
  mutating func scroll(by lines: Int) { cursor.scroll(by: lines) }

  // MARK: Row focus

  mutating func move(_ command: Command, times: Int) -> Bool { cursor.perform(command, count: times) }

  /// Opens the row for typing; false for rows that only an editor can change.
  mutating func beginEntry(_ collection: CollectionState) -> Bool {
    guard let row = selected else { return false }
    refusal = nil
    switch row.kind {
    case .flag: toggleFlag(row, collection)
    case .text, .number, .date: entry = .text(TextInput(row.text ?? ""), row.path)
    case .choice:
      var suggestions = Suggestions(Suggestions.values(of: row.path.dottedName, in: collection))
      suggestions.highlight(row.text ?? "")
      entry = .choice(TextInput(), suggestions, row.path)
    case .tags, .list: entry = .tags(tagEditor(row, collection), row.path)
    case .longText, .group, .fixed: return false
    }
    return true
  }

  mutating func toggle(_ collection: CollectionState) -> Bool { beginEntry(collection) }

  mutating func beginAdding(_ collection: CollectionState) {
    refusal = nil
    let present = draft.document.members.map(\.key)
    let names = collection.table.fieldUses.filter { use in !present.contains { $0.utf8.elementsEqual(use.name.utf8) } }
    entry = .newKey(TextInput(), Suggestions(names.map { Suggestions.Value(text: $0.name, count: $0.count) }))
  }

  mutating func beginRenaming() {
    guard let row = selected, case .key(let key)? = row.path.last else { return }
    entry = .rename(TextInput(key), row.path)
  }

  mutating func unset(_ collection: CollectionState) {
    guard let row = selected else { return }
    make([.unset(row.path)], collection)
  }

  mutating func undo(_ collection: CollectionState) -> Bool {
    guard draft.undo() else { return false }
    rebuild(collection)
    return true
  }

  mutating func redo(_ collection: CollectionState) -> Bool {
    guard draft.redo() else { return false }
    rebuild(collection)
    return true
  }

  mutating func undoField(_ collection: CollectionState) -> Bool {
    guard let row = selected, draft.undoField(row.path) else { return false }
    rebuild(collection)
    return true
  }

  /// Whether there is something that a crash would lose.
  public var isUnsaved: Bool { draft.isChanged || entry != nil }

  /// The draft with what is being typed, as every way out of the field would keep it.
  func bytesWithEntry(_ collection: CollectionState) -> [UInt8] {
    guard entry != nil else { return draft.document.bytes }
    var copy = self
    return copy.commit(collection) ? copy.draft.document.bytes : draft.document.bytes
  }

  /// Takes a whole text as one step that can be undone.
  mutating func take(_ whole: FrontMatterDocument, _ collection: CollectionState) {
    draft.take(whole)
    rebuild(collection)
  }

  /// Another program's file is what the draft is made on now, and both sides put together are the draft.
  mutating func take(_ merged: FrontMatterDocument, on current: PostingFile, _ collection: CollectionState) {
    file = current
    isSaving = false
    draft.rebase(onto: FrontMatterDocument(current.bytes))
    take(merged, collection)
  }

  mutating func rebase(onto saved: PostingFile, _ collection: CollectionState) {
    file = saved
    draft.rebase(onto: FrontMatterDocument(saved.bytes))
    isSaving = false
    rebuild(collection)
  }

  // MARK: Typing

  mutating func type(_ text: String) {
    refusal = nil
    switch entry {
    case .text(var input, let path):
      input.insert(text)
      entry = .text(input, path)
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
    case nil: break
    }
  }

  /// Whether the command is one of typing and did something.
  mutating func edit(_ command: Command) -> Bool {
    switch entry {
    case .text(var input, let path):
      guard input.perform(command) else { return false }
      entry = .text(input, path)
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
    case nil: return false
    }
    return true
  }

  private static func edit(_ command: Command, _ input: inout TextInput, _ suggestions: inout Suggestions) -> Bool {
    switch command {
    case .nextChoice: suggestions.move(forward: true)
    case .previousChoice: suggestions.move(forward: false)
    case .complete:
      guard let completion = suggestions.completion, !completion.utf8.elementsEqual(input.text.utf8) else { return false }
      input.replace(with: completion)
      suggestions.narrow(to: completion)
    default:
      guard input.perform(command) else { return false }
      suggestions.narrow(to: input.text)
    }
    return true
  }

  /// Every way out of a field keeps what was typed. False when it was refused, and typing goes on.
  mutating func commit(_ collection: CollectionState, addingTags: Bool = false) -> Bool {
    guard let entry else { return true }
    switch entry {
    case .text(let input, let path): return finish(textChange(input.text, at: path), collection)
    case .choice(let input, let suggestions, let path):
      guard let text = suggestions.highlightedText ?? (input.isEmpty ? nil : input.text) else { return finish([], collection) }
      return finish(textChange(text, at: path), collection)
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
      return finish([.rename(path, to: input.text)], collection)
    }
  }

  mutating func cancelEntry() {
    entry = nil
    refusal = nil
  }

  // MARK: Changing

  private func textChange(_ text: String, at path: FieldPath) -> [PostingChange] {
    let old = draft.document.value(at: path)
    if let old, (old.singleText ?? "").utf8.elementsEqual(text.utf8) { return [] }
    if old == nil && text.isEmpty { return [.setValue(path, to: draft.document.format == .yaml ? .empty : .text(""))] }
    return [.set(path, to: text)]
  }

  /// Tags change tag by tag in the form that stands; other lists item by item.
  private func listChanges(_ editor: TagEditor, at path: FieldPath) -> [PostingChange] {
    if FieldKind.role(of: path, draft.context.roleMap) == .tags { return editor.changes }
    guard editor.tags != editor.original else { return [] }
    return [.setValue(path, to: .list(editor.tags.map { .text($0) }))]
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

  private mutating func addField(_ name: String, _ collection: CollectionState) -> Bool {
    let key = name.trimmingBlanks()
    guard !key.isEmpty else { return finish([], collection) }
    let path = FieldPath(key: key)
    if let index = rows.firstIndex(where: { $0.path == path }) {
      entry = nil
      cursor.move(to: index)
      return true
    }
    switch FieldKind.role(of: path, draft.context.roleMap) {
    case .state: return finish([.setValue(path, to: .flag(true))], collection, select: path)
    case .tags: entry = .tags(TagEditor([], suggestions: Suggestions(Suggestions.values(of: "tag", in: collection))), path)
    default:
      let values = Suggestions.values(of: key, in: collection)
      entry = values.count <= 20 && !values.isEmpty
        ? .choice(TextInput(), Suggestions(values), path) : .text(TextInput(), path)
    }
    return true
  }

  private mutating func finish(_ changes: [PostingChange], _ collection: CollectionState, select path: FieldPath? = nil) -> Bool {
    guard make(changes, collection) else { return false }
    let target = path ?? entry?.path
    entry = nil
    if let target, let index = rows.firstIndex(where: { $0.path == target }) { cursor.reveal(index) }
    return true
  }

  @discardableResult
  private mutating func make(_ changes: [PostingChange], _ collection: CollectionState) -> Bool {
    refusal = nil
    do {
      try draft.make(changes)
    } catch {
      refusal = error
      return false
    }
    rebuild(collection)
    return true
  }

  private func tagEditor(_ row: FormRow, _ collection: CollectionState) -> TagEditor {
    let name = row.kind == .tags ? "tag" : row.path.dottedName
    return TagEditor(row.tags, suggestions: Suggestions(Suggestions.values(of: name, in: collection)))
  }

  private mutating func rebuild(_ collection: CollectionState) {
    rows = FormRow.rows(of: draft, in: collection)
    cursor.resize(count: rows.count, page: cursor.page)
  }
}

extension EditViewModel.Entry {
  /// The field that what is typed goes to; nil for a field that has no name yet.
  public var path: FieldPath? {
    switch self {
    case .text(_, let path), .choice(_, _, let path), .tags(_, let path), .rename(_, let path): path
    case .newKey: nil
    }
  }
}
