public import FrontMatter
internal import TerminalText

/// Tags change in the form that stands: a comma string stays one with its own blanks, a list keeps its items.
extension FrontMatterDocument {
  mutating func addTag(_ tag: String, _ context: ChangeContext) throws(ChangeError) -> [TextEdit] {
    let tag = TagText.trim(tag)
    guard !tag.isEmpty else { throw .emptyTag }
    let key = tagsKey(context)
    let path = path(ofKey: key)
    let isSame = Self.isSame(as: tag)
    switch value(at: path) {
    case .list(let items):
      if items.contains(where: { $0.singleText.map(isSame) ?? false }) { return [] }
      return try perform(.insertItem(.text(tag), of: path, at: items.count), context)
    case .table: throw .isATable(path)
    case .empty, .null, nil: return try setFirstTag(tag, at: path, key: key, context)
    case .text(let text) where text.isEmpty: return try setFirstTag(tag, at: path, key: key, context)
    case let value?:
      let text = TagText(value.singleText ?? "")
      if text.tags.contains(where: isSame) { return [] }
      guard !tag.utf8.contains(UInt8(ascii: ",")) else { throw .tagHoldsComma(tag, key: key) }
      return try perform(.set(path, to: .text(text.adding(tag))), context)
    }
  }

  mutating func addItem(_ text: String, to path: FieldPath, _ context: ChangeContext) throws(ChangeError) -> [TextEdit]
  {
    switch value(at: path) {
    case .list(let items):
      let isSame = Self.isSame(as: text)
      if items.contains(where: { $0.singleText.map(isSame) ?? false }) { return [] }
      return try perform(.insertItem(.text(text), of: path, at: items.count), context)
    case .empty, .null, nil: return try make(.setValue(path, to: .list([.text(text)])), in: context)
    default: throw .isNoList(path)
    }
  }

  mutating func removeItem(_ text: String, from path: FieldPath, _ context: ChangeContext) throws(ChangeError)
    -> [TextEdit]
  {
    switch value(at: path) {
    case .list(let items): return try changeItems(items, at: path, nil, Self.isSame(as: text), context)
    case .empty, .null, nil: return []
    default: throw .isNoList(path)
    }
  }

  /// - Parameter replacement: nil takes the tag out.
  mutating func changeTags(_ context: ChangeContext, where tag: String, replacement: String?) throws(ChangeError)
    -> [TextEdit]
  {
    let key = tagsKey(context)
    let path = path(ofKey: key)
    let isSame = Self.isSame(as: tag)
    switch value(at: path) {
    case .list(let items): return try changeItems(items, at: path, replacement, isSame, context)
    case .empty, .null, .table, nil: return []
    case let value?:
      let text = TagText(value.singleText ?? "")
      guard text.tags.contains(where: isSame) else { return [] }
      if let replacement, replacement.utf8.contains(UInt8(ascii: ",")) { throw .tagHoldsComma(replacement, key: key) }
      // A tag that is there already under its new name is not written twice.
      let isMerge =
        replacement.map { new in
          text.tags.contains { Self.isSame(as: new)($0) && !isSame($0) }
        } ?? true
      let changed = isMerge ? text.removing(where: isSame) : text.replacingFirst(with: replacement!, where: isSame)
      return try perform(.set(path, to: .text(changed)), context)
    }
  }

  private mutating func changeItems(
    _ items: [FieldValue], at path: FieldPath, _ replacement: String?, _ isSame: (String) -> Bool,
    _ context: ChangeContext
  ) throws(ChangeError) -> [TextEdit] {
    let original = self
    let matches = items.indices.filter { items[$0].singleText.map(isSame) ?? false }
    let isThere = replacement.map { new in
      items.contains { $0.singleText.map { Self.isSame(as: new)($0) && !isSame($0) } ?? false }
    }
    // The first one is spelled anew, and a tag is never written twice.
    let kept = isThere == false ? matches.first : nil
    var undo: [TextEdit] = []
    do {
      for index in matches.reversed() {
        let place = path.appending(index: index)
        let edit = index == kept ? FieldEdit.set(place, to: .text(replacement!)) : .unset(place)
        undo = try perform(edit, context) + undo
      }
    } catch {
      self = original
      throw error
    }
    return undo
  }

  private mutating func setFirstTag(_ tag: String, at path: FieldPath, key: String, _ context: ChangeContext)
    throws(ChangeError) -> [TextEdit]
  {
    if context.tagsAreList { return try make(.setValue(path, to: .list([.text(tag)])), in: context) }
    guard !tag.utf8.contains(UInt8(ascii: ",")) else { throw .tagHoldsComma(tag, key: key) }
    return try make(.setValue(path, to: .text(tag)), in: context)
  }

  /// The key that the tags stand under here, else the one that the collection uses.
  private func tagsKey(_ context: ChangeContext) -> String {
    let fields = RecordField.fields(of: members)
    let roles = PostingRoles(fields: fields, fileName: [], folders: [], map: context.roleMap)
    if let key = roles.tagsKey { return key }
    let present = fields.filter { context.roleMap.role(ofKey: $0.name)?.role == .tags }
    return present.first?.name ?? context.tagsKey
  }

  /// `taxonomies.tags` is two steps, unless it is one key.
  private func path(ofKey key: String) -> FieldPath {
    if members.contains(where: { $0.key.utf8.elementsEqual(key.utf8) }) { return FieldPath(key: key) }
    return FieldPath(key.split(separator: ".").map { .key(String($0)) })
  }

  private static func isSame(as tag: String) -> (String) -> Bool {
    let folded = Folding.foldTrimmed(tag)
    return { Folding.foldTrimmed($0).elementsEqual(folded) }
  }
}

extension FieldValue {
  /// The text of a value that is no list and no table.
  public var singleText: String? {
    switch self {
    case .text(let text), .number(let text), .date(let text): text
    case .flag(let flag): flag ? "true" : "false"
    case .empty, .null, .list, .table: nil
    }
  }
}
