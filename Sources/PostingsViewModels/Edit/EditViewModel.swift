public import FrontMatter
public import Postings
public import SystemPackage

/// The form of one posting: a row a field, what is being typed, and the draft that all changes go to.
public struct EditViewModel: Sendable {
  /// As it was read; the save compares the disk with it.
  public private(set) var file: PostingFile
  public internal(set) var draft: Draft
  public private(set) var rows: [FormRow] = []
  public internal(set) var cursor = ListCursor()
  /// The list or table that was gone into; empty at the top.
  public internal(set) var focus = FieldPath()
  public internal(set) var entry: Entry?
  /// The type of the field that is being typed in.
  public internal(set) var entryType = FieldType.text
  /// Why the last change was refused.
  public internal(set) var refusal: ChangeError?
  public internal(set) var isSaving = false
  /// What the other postings and lists of fields say; learned once, when the form opens.
  public private(set) var knowledge: FieldKnowledge
  public private(set) var bodySize = BodySize.counted(lines: 0, words: 0)
  private var room = 1
  public private(set) var columns = 80

  /// What is being typed, and where it will go.
  public enum Entry: Sendable, Equatable {
    case text(TextInput, FieldPath)
    /// Text of several lines, or longer than a line.
    case lines(TextBox, FieldPath)
    case choice(TextInput, Suggestions, FieldPath)
    case tags(TagEditor, FieldPath)
    /// The name of a field to be added.
    case newKey(TextInput, Suggestions)
    case rename(TextInput, FieldPath)
    /// How a field is to be without a value.
    case absence(AbsenceMenu, FieldPath)
  }

  init(_ file: PostingFile, document: FrontMatterDocument, context: ChangeContext, collection: CollectionState) {
    self.file = file
    draft = Draft(document, context: context)
    knowledge = FieldKnowledge(
      habits: FieldHabits(learnedFrom: collection.table), rules: collection.fields.rules(for: file.path),
      roleMap: context.roleMap)
    measureBody()
    rebuild(collection)
  }

  private mutating func measureBody() { bodySize = BodySize(draft.document.bytes[draft.document.bodyRange]) }

  public var path: FilePath { file.path }
  /// Where the body begins, counted from 1.
  public var bodyLine: Int { draft.base.position(at: draft.base.bodyRange.lowerBound).line }
  public var selected: FormRow? { rows.indices.contains(cursor.index) ? rows[cursor.index] : nil }
  public var changedPaths: [FieldPath] {
    focus.isEmpty
      ? rows.filter(\.isChanged).map(\.path)
      : FormRow.rows(of: draft, at: FieldPath(), knowledge).filter(\.isChanged).map(\.path)
  }
  /// Whether there is something that a crash would lose.
  public var isUnsaved: Bool { draft.isChanged || entry != nil }

  /// - Parameter page: rows that there is room for; the way in to a list or table takes one.
  mutating func resize(columns: Int, page: Int) {
    self.columns = columns
    room = page
    layOut()
  }

  private mutating func layOut() {
    cursor.resize(count: rows.count, page: max(1, room - (focus.isEmpty ? 0 : 1)))
    fitBox()
  }

  mutating func selectIndex(_ index: Int) { cursor.move(to: index) }
  mutating func scroll(by lines: Int) {
    guard case .lines(var box, let path)? = entry else { return cursor.scroll(by: lines) }
    box.area.scrollView(by: lines)
    entry = .lines(box, path)
  }
  mutating func move(_ command: Command, times: Int) -> Bool { cursor.perform(command, count: times) }

  // MARK: Undo

  mutating func undo(_ collection: CollectionState) -> Bool {
    guard draft.undo() else { return false }
    measureBody()
    rebuild(collection)
    return true
  }

  mutating func redo(_ collection: CollectionState) -> Bool {
    guard draft.redo() else { return false }
    measureBody()
    rebuild(collection)
    return true
  }

  mutating func undoField(_ collection: CollectionState) -> Bool {
    guard let row = selected else { return false }
    return takeBack(row.path, collection)
  }

  /// Takes back all changes of a field that are not saved, and of what is inside it; false when there are none.
  @discardableResult
  mutating func takeBack(_ path: FieldPath, _ collection: CollectionState) -> Bool {
    guard draft.undoField(path) else { return false }
    rebuild(collection)
    return true
  }

  // MARK: The whole text

  /// The draft with what is being typed, as every way out of the field would keep it.
  func bytesWithEntry(_ collection: CollectionState) -> [UInt8] {
    guard entry != nil else { return draft.document.bytes }
    var copy = self
    return copy.commit(collection) ? copy.draft.document.bytes : draft.document.bytes
  }

  /// Takes a whole text as one step that can be undone.
  mutating func take(_ whole: FrontMatterDocument, _ collection: CollectionState) {
    draft.take(whole)
    measureBody()
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
    measureBody()
    rebuild(collection)
  }

  /// Lists of fields have changed.
  mutating func followRules(_ collection: CollectionState) {
    knowledge.rules = collection.fields.rules(for: path)
    rebuild(collection)
  }

  // MARK: Changing

  mutating func finish(_ changes: [PostingChange], _ collection: CollectionState, select path: FieldPath? = nil) -> Bool
  {
    guard make(changes, collection) else { return false }
    let target = path ?? entry?.path
    entry = nil
    if let target { show(target) }
    return true
  }

  /// Moves the cursor to a field, if it has a row.
  mutating func show(_ path: FieldPath) {
    if let index = rows.firstIndex(where: { $0.path == path }) { cursor.reveal(index) }
  }

  @discardableResult
  mutating func make(_ changes: [PostingChange], _ collection: CollectionState) -> Bool {
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

  mutating func rebuild(_ collection: CollectionState) {
    while !focus.isEmpty, !isGroup(focus) { focus = focus.parent }
    rows = FormRow.rows(of: draft, at: focus, knowledge)
    for index in rows.indices where rows[index].type == .reference && rows[index].complaint == nil {
      guard let text = rows[index].text, !text.isEmpty else { continue }
      if collection.table.posting(named: text, from: path) == nil { rows[index].complaint = .noSuchPosting }
    }
    layOut()
  }

  private func isGroup(_ path: FieldPath) -> Bool {
    switch draft.document.value(at: path) {
    case .list?, .table?: true
    default: false
    }
  }
}

extension EditViewModel.Entry {
  /// The field that what is typed goes to; nil for a field that has no name yet.
  public var path: FieldPath? {
    switch self {
    case .text(_, let path), .lines(_, let path), .choice(_, _, let path), .tags(_, let path), .rename(_, let path),
      .absence(_, let path):
      path
    case .newKey: nil
    }
  }

  /// The text of a value as far as it is typed; nil where none is.
  public var typed: String? {
    switch self {
    case .text(let input, _), .choice(let input, _, _): input.text
    case .lines(let box, _): box.text
    case .tags, .newKey, .rename, .absence: nil
    }
  }
}
