internal import FrontMatter

/// Puts postings into batches: plain front matter straight from the bytes that were read, any other from its document.
struct RecordPacker {
  private(set) var batch = RecordBatch()
  /// Of the file whose posting is added next.
  var stamp = FileStamp.unknown
  private let roleMap: RoleMap
  /// By the id of the name in the batch.
  private var meanings: [NameMeaning] = []
  private var names = DottedNames()
  private var finder = RoleFinder()

  /// More names than any site has: then they are learned anew with each batch.
  private static let nameLimit = 1000

  init(roleMap: RoleMap) { self.roleMap = roleMap }

  /// The batch so far; the next one begins empty, but knows the names of fields.
  mutating func takeBatch() -> RecordBatch {
    let taken = batch
    if batch.names.count > Self.nameLimit {
      batch = RecordBatch()
      meanings = []
      names.reset()
    } else {
      batch = RecordBatch(names: batch.names)
    }
    return taken
  }

  /// The file is no posting.
  mutating func noteBlank() { if stamp != .unknown { batch.blanks.append(stamp) } }

  /// Adds a posting as its document reads it.
  mutating func add(_ document: FrontMatterDocument, name: UnsafeBufferPointer<UInt8>, in folder: ScanFolder) {
    let mark = batch.mark
    let path = batch.appendPath(name, in: folder)
    finder.reset()
    for field in RecordField.fields(of: document.members) { add(field) }
    let roles = roles(path: path, nameLength: name.count, folder)
    batch.finish(
      path: path, from: mark, roles, format: document.format, isBroken: !document.errors.isEmpty,
      problems: document.problems, stamp: stamp)
  }

  private mutating func add(_ field: RecordField) {
    var (name, text) = (field.name, field.text)
    let id = name.withUTF8 { batch.names.intern(UnsafeRawBufferPointer($0)).id }
    learnNames()
    text.withUTF8 { utf8 in
      let bytes = UnsafeRawBufferPointer(utf8)
      let start = batch.appendText(bytes)
      let position = batch.appendValue(start..<start + bytes.count, name: id, kind: field.kind, isItem: field.isItem)
      finder.take(position, meanings[Int(id)], text: bytes, hasValue: field.hasValue, isItem: field.isItem)
    }
  }

  /// Adds a posting whose front matter is so plain that the scanner and all readers agree on it.
  ///
  /// - Parameter head: the file, or as much of it as was read.
  /// - Returns: false, with nothing added, when it is not.
  mutating func addPlain(
    _ head: UnsafeRawBufferPointer, name: UnsafeBufferPointer<UInt8>, in folder: ScanFolder
  ) -> Bool {
    guard let range = PlainFences.yaml(in: head) else { return false }
    let mark = batch.mark
    let path = batch.appendPath(name, in: folder)
    let offset = batch.appendText(UnsafeRawBufferPointer(rebasing: head[range])) - range.lowerBound
    guard addFields(of: head, range, offset) else {
      batch.reset(to: mark)
      return false
    }
    batch.finish(path: path, from: mark, roles(path: path, nameLength: name.count, folder), format: .yaml, stamp: stamp)
    return true
  }

  // MARK: Fields

  private mutating func addFields(of head: UnsafeRawBufferPointer, _ range: Range<Int>, _ offset: Int) -> Bool {
    names.begin()
    finder.reset()
    let bytes = head.bindMemory(to: UInt8.self)
    var isPlain = true
    /// The depth of a list in brackets whose first item has not come yet.
    var emptyList: Int?
    let isSure = FieldScanner.scan(bytes, in: range) { field in
      guard isPlain else { return }
      if let depth = emptyList, field.depth <= depth { appendEmptyList(depth) }
      emptyList = nil
      guard names.take(field, head) else {
        isPlain = false
        return
      }
      switch field.spelling {
      case .flowList: emptyList = field.depth
      // Never empty: what they hold comes next.
      case .blockList, .blockTable: break
      default: isPlain = add(field, bytes, range, offset)
      }
    }
    if let depth = emptyList { appendEmptyList(depth) }
    return isSure && isPlain
  }

  private mutating func appendEmptyList(_ depth: Int) {
    let name = names.name(depth, in: &batch.names)
    batch.appendValue(0..<0, name: name, kind: .empty, isItem: names.isInList(depth))
  }

  private mutating func learnNames() {
    while meanings.count < batch.names.count {
      meanings.append(roleMap.meaning(ofName: batch.names[UInt32(meanings.count)]))
    }
  }

  private mutating func add(
    _ field: FieldScanner.Field, _ head: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ offset: Int
  ) -> Bool {
    let name = names.name(field.depth, in: &batch.names)
    let isItem = names.isInList(field.depth)
    learnNames()
    var value = field.inside
    var kind = RecordField.Kind.text
    switch field.spelling {
    case .absent:
      kind = .empty
      guard !mayBeCut(after: value.upperBound, name, head, range) else { return false }
    case .plain:
      guard let plain = PlainScalarKind.kind(of: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: head[value]))),
        !mayBeCut(after: value.upperBound, name, head, range)
      else { return false }
      kind = plain
      if kind == .null { value = value.lowerBound..<value.lowerBound }
    default: break
    }
    if field.isVerbatim {
      append(
        UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: head[value])), at: value.lowerBound + offset, name, kind,
        isItem: isItem)
    } else {
      field.text(in: head).withUnsafeBytes { append($0, at: batch.appendText($0), name, kind, isItem: isItem) }
    }
    return true
  }

  /// Adds a value whose text stands in the batch already.
  private mutating func append(
    _ text: UnsafeRawBufferPointer, at start: Int, _ name: UInt32, _ kind: RecordField.Kind, isItem: Bool
  ) {
    let kind = kind == .text && text.isEmpty ? .empty : kind
    let position = batch.appendValue(start..<start + text.count, name: name, kind: kind, isItem: isItem)
    let hasValue = kind != .empty && kind != .null
    finder.take(position, meanings[Int(name)], text: text, hasValue: hasValue, isItem: isItem)
  }

  /// Whether something follows on the line that may not have been meant for a comment: in a title any, else what has
  /// no blank behind its hash.
  private func mayBeCut(
    after end: Int, _ name: UInt32, _ head: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Bool {
    var index = end
    while index < range.upperBound, head[index] == UInt8(ascii: " ") || head[index] == UInt8(ascii: ":") { index += 1 }
    guard index < range.upperBound, head[index] == UInt8(ascii: "#") else { return false }
    let isComment = index + 1 < range.upperBound && head[index + 1] == UInt8(ascii: " ")
    return !isComment || batch.names[name].suffix(5).elementsEqual("title".utf8)
  }

  // MARK: Roles

  private mutating func roles(path: Range<Int>, nameLength: Int, _ folder: ScanFolder) -> RecordBatch.RoleValues {
    var roles = RecordBatch.RoleValues()
    roles.title = finder.title.position
    roles.type = finder.type.position
    roles.locale = finder.locale.position
    roles.dateText = finder.date.position
    roles.instant = finder.date.position.flatMap { batch.date(ofValue: $0)?.instant }
    roles.expiryText = finder.expiry.position
    roles.expiry = finder.expiry.position.flatMap { batch.date(ofValue: $0)?.end }
    roles.isPublished = finder.isPublished
    roles.tagsAreList = finder.tagsAreList
    roles.fixedState = PostingRoles.fixedState(
      isPublished: finder.isPublished, isInDraftsFolder: folder.isInDrafts, isClosed: finder.isClosed)
    for tag in finder.tags { batch.appendTags(ofValue: tag) }
    takeFromPlace(&roles, path, (path.upperBound - nameLength)..<path.upperBound, folder)
    return roles
  }

  private mutating func takeFromPlace(
    _ roles: inout RecordBatch.RoleValues, _ path: Range<Int>, _ name: Range<Int>, _ folder: ScanFolder
  ) {
    if roles.dateText == nil, let day = FileNameRoles.day(of: batch.text[name]) {
      roles.dateText = batch.appendValue(name.lowerBound..<name.lowerBound + FileNameRoles.dayLength)
      roles.instant = day.instant
    }
    guard roles.locale == nil else { return }
    if let suffix = FileNameRoles.locale(of: batch.text[name]) {
      roles.locale = batch.appendValue(suffix.startIndex..<suffix.endIndex)
    } else if let locale = folder.locale {
      roles.locale = batch.appendValue((path.lowerBound + locale.lowerBound)..<(path.lowerBound + locale.upperBound))
    }
  }
}
