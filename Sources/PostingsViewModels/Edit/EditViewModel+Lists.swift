internal import FrontMatter
internal import Postings

/// Lists and tables: going in and out, and what is done to their items.
extension EditViewModel {
  mutating func goIn(_ path: FieldPath, _ collection: CollectionState) {
    focus = path
    rebuild(collection)
    cursor.move(to: 0)
  }

  /// One level up; false at the top.
  mutating func goOut(_ collection: CollectionState) -> Bool {
    guard !focus.isEmpty else { return false }
    let left = focus
    focus = focus.parent
    rebuild(collection)
    show(left)
    return true
  }

  /// Moves the item under the cursor among its fellows; false where there is none that way.
  mutating func moveItem(by step: Int, _ collection: CollectionState) -> Bool {
    guard let row = selected, case .index(let index)? = row.path.last else { return false }
    guard case .list(let items)? = draft.document.value(at: row.path.parent), items.indices.contains(index + step)
    else {
      return false
    }
    let moved = row.path.parent.appending(index: index + step)
    guard make([.moveItem(of: row.path.parent, from: index, to: index + step)], collection) else { return true }
    show(moved)
    return true
  }

  /// Puts a new item after the one under the cursor, with the fields of its fellows; false where no list is open.
  mutating func addItem(_ collection: CollectionState) -> Bool {
    guard !focus.isEmpty, case .list(let items)? = draft.document.value(at: focus) else { return false }
    let depth = focus.components.count
    var place = items.count
    if let path = selected?.path, path.components.count > depth, case .index(let index) = path.components[depth] {
      place = index + 1
    }
    let value = items.last.map(hollow) ?? .text("")
    guard make([.insertItem(value, of: focus, at: place)], collection) else { return true }
    show(focus.appending(index: place))
    if value.singleText != nil { _ = beginEntry(collection) }
    return true
  }

  /// The same fields without their values.
  private func hollow(_ value: FieldValue) -> FieldValue {
    switch value {
    case .table(let entries): .table(entries.map { .init(key: $0.key, value: hollow($0.value)) })
    case .list: .list([])
    case .flag: .flag(false)
    default: draft.document.format == .yaml ? .empty : .text("")
    }
  }

  /// Tags change tag by tag in the form that stands; other lists item by item. Where only the order changed, items move.
  func listChanges(_ editor: TagEditor, at path: FieldPath) -> [PostingChange] {
    guard editor.tags != editor.original else { return [] }
    let isTags = draft.context.roleMap.role(ofKey: path.dottedName)?.role == .tags
    let changes = editor.changes
    let kept = editor.original.filter { old in editor.tags.contains { $0.utf8.elementsEqual(old.utf8) } }
    let added = editor.tags.filter { new in !editor.original.contains { $0.utf8.elementsEqual(new.utf8) } }
    switch draft.document.value(at: path) {
    case .list(let items)?:
      let isPlain =
        items.count == editor.original.count && Set(editor.original.map { Array($0.utf8) }).count == items.count
      guard isPlain else { return [.setValue(path, to: .list(editor.tags.map { Self.item($0, like: items) }))] }
      let standing = kept + added
      return (isTags ? changes : Self.itemChanges(editor, items, added, in: path))
        + Self.moves(from: standing, to: editor.tags, in: path)
    case .text? where isTags: return changes + reordering(editor.tags, after: changes, at: path)
    default:
      if isTags { return changes }
      return [.setValue(path, to: .list(editor.tags.map { .text($0) }))]
    }
  }

  /// Items go and come one by one, so that the others keep their spelling and their comments.
  private static func itemChanges(
    _ editor: TagEditor, _ items: [FieldValue], _ added: [String], in list: FieldPath
  ) -> [PostingChange] {
    let gone = editor.original.indices.filter { index in
      !editor.tags.contains { $0.utf8.elementsEqual(editor.original[index].utf8) }
    }
    let room = items.count - gone.count
    return gone.reversed().map { .unset(list.appending(index: $0)) }
      + added.enumerated().map { .insertItem(item($1, like: items), of: list, at: room + $0) }
  }

  /// The item that reads so, else a new one of the type of the others.
  private static func item(_ text: String, like items: [FieldValue]) -> FieldValue {
    if let same = items.first(where: { $0.singleText?.utf8.elementsEqual(text.utf8) == true }) { return same }
    let types = Set(items.map { FieldType(of: $0) })
    guard types.count == 1, let type = types.first ?? nil else { return .text(text) }
    return type.behavior.read(text) ?? .text(text)
  }

  /// The change that brings the tags of a comma string into another order; none where they stand so.
  private func reordering(_ tags: [String], after changes: [PostingChange], at path: FieldPath) -> [PostingChange] {
    var changed = draft
    guard (try? changed.make(changes)) != nil, case .text(let text)? = changed.document.value(at: path) else {
      return []
    }
    let standing = TagText(text).tags
    let isSame = standing.count == tags.count && zip(standing, tags).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
    return isSame || standing.count != tags.count ? [] : [.setValue(path, to: .text(TagText(text).reordered(as: tags)))]
  }

  /// The moves that bring items into another order.
  private static func moves(from old: [String], to new: [String], in list: FieldPath) -> [PostingChange] {
    var current = old
    var moves: [PostingChange] = []
    for (target, tag) in new.enumerated() where target < current.count && !current[target].utf8.elementsEqual(tag.utf8)
    {
      guard let from = current[target...].firstIndex(where: { $0.utf8.elementsEqual(tag.utf8) }) else { continue }
      current.insert(current.remove(at: from), at: target)
      moves.append(.moveItem(of: list, from: from, to: target))
    }
    return moves
  }
}
