public import FrontMatter
internal import TerminalText

/// What a person asks to change in a posting, in their words; the same for commands, forms and acts on many postings.
public enum PostingChange: Sendable, Hashable {
  /// Text as typed, which takes the type of the value that it replaces where it reads as one.
  case set(FieldPath, to: String)
  /// A value whose type is settled.
  case setValue(FieldPath, to: FieldValue)
  /// As spelled, in the file's own notation.
  case setLiteral(FieldPath, to: String)
  case addTag(String)
  /// Every tag that is this one, blind to case, accents and blanks.
  case removeTag(String)
  /// One tag spelled anew where it stands.
  case renameTag(String, to: String)
  /// At the end of a list; one that is missing or empty becomes a list.
  case addItem(String, to: FieldPath)
  /// Every item of a list that is this one, blind to case, accents and blanks.
  case removeItem(String, from: FieldPath)
  case unset(FieldPath)
  /// Moves the date that stands there, its spelling kept.
  case shiftDate(FieldPath, by: DateSpan)
  case rename(FieldPath, to: String)
  /// Puts an item into a list; the count itself appends.
  case insertItem(FieldValue, of: FieldPath, at: Int)
  /// Brings an item of a list to another index, its index afterwards.
  case moveItem(of: FieldPath, from: Int, to: Int)
}

/// Why a change cannot be made.
public enum ChangeError: Error, Sendable, Hashable {
  case frontMatter(FrontMatterError)
  /// A list or table would become a single text.
  case isAList(FieldPath)
  case isATable(FieldPath)
  /// There is a single value, to which no item can be added.
  case isNoList(FieldPath)
  /// In a comma string the tag would fall into two.
  case tagHoldsComma(String, key: String)
  case emptyTag
  /// There is no date to move.
  case notADate(FieldPath)
}

/// What a collection knows that a single file does not: how a field is mostly spelled, and under which keys roles stand.
public struct ChangeContext: Sendable {
  /// Which keys carry which role.
  public var roleMap: RoleMap
  /// The key for tags in a posting that has none.
  public var tagsKey: String
  /// Whether new tags are a list rather than a comma string.
  public var tagsAreList: Bool
  /// How other postings spell a field that is new here.
  public var style: @Sendable (FieldPath) -> FieldNode.Spelling?
  /// The key that a new field goes after, given the keys that are there; nil: last.
  public var predecessor: @Sendable (String, [String]) -> String?

  /// What is known of the other postings; by default nothing.
  public init(
    roleMap: RoleMap = RoleMap(), tagsKey: String = "tags", tagsAreList: Bool = true,
    style: @escaping @Sendable (FieldPath) -> FieldNode.Spelling? = { _ in nil },
    predecessor: @escaping @Sendable (String, [String]) -> String? = { _, _ in nil }
  ) {
    self.roleMap = roleMap
    self.tagsKey = tagsKey
    self.tagsAreList = tagsAreList
    self.style = style
    self.predecessor = predecessor
  }
}

extension FrontMatterDocument {
  /// Makes a change; nothing is changed when it throws.
  ///
  /// - Returns: what takes it back, to be applied in this order; empty when all was as asked before.
  @discardableResult
  public mutating func make(_ change: PostingChange, in context: ChangeContext = ChangeContext()) throws(ChangeError)
    -> [TextEdit]
  {
    switch change {
    case .set(let path, let text):
      return try perform(
        setting(path, to: try typedValue(of: text, at: path, context: context), context: context), context)
    case .setValue(let path, let value): return try perform(setting(path, to: value, context: context), context)
    case .setLiteral(let path, let literal): return try perform(.setLiteral(path, to: literal), context)
    case .shiftDate(let path, let span):
      return try perform(.set(path, to: try shifted(path, by: span)), context)
    case .unset(let path): return try perform(.unset(path), context)
    case .rename(let path, let key): return try perform(.rename(path, to: key), context)
    case .insertItem(let value, let list, let index):
      return try perform(.insertItem(value, of: list, at: index), context)
    case .moveItem(let list, let from, let to): return try perform(.moveItem(of: list, from: from, to: to), context)
    case .addTag(let tag): return try addTag(tag, context)
    case .removeTag(let tag): return try changeTags(context, where: tag, replacement: nil)
    case .addItem(let text, let path): return try addItem(text, to: path, context)
    case .removeItem(let text, let path): return try removeItem(text, from: path, context)
    case .renameTag(let old, let new):
      let tag = TagText.trim(new)
      guard !tag.isEmpty else { throw .emptyTag }
      return try changeTags(context, where: old, replacement: tag)
    }
  }

  mutating func perform(_ edit: FieldEdit, _ context: ChangeContext) throws(ChangeError) -> [TextEdit] {
    do {
      let change = try self.edit(for: edit, style: edit.path.flatMap { context.style($0) })
      if bytes[change.range].elementsEqual(change.replacement) { return [] }
      return [apply(change)]
    } catch {
      throw .frontMatter(error)
    }
  }

  /// A missing key at the top goes where the collection's other postings have it.
  private func setting(_ path: FieldPath, to value: FieldValue, context: ChangeContext) -> FieldEdit {
    guard path.components.count == 1, case .key(let key)? = path.last, node(at: path) == nil else {
      return .set(path, to: value)
    }
    guard let neighbour = context.predecessor(key, members.map(\.key)) else { return .set(path, to: value) }
    return .insertKey(key, of: FieldPath(), to: value, at: .after(neighbour))
  }
}

extension FieldEdit {
  fileprivate var path: FieldPath? {
    switch self {
    case .set(let path, _), .setLiteral(let path, _): path
    case .insertKey(let key, let table, _, _): table.appending(key: key)
    default: nil
    }
  }
}
