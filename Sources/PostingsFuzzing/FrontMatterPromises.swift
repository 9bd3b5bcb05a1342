import FrontMatter

/// What holds for every file: it is carried untouched, and an edit is refused or proven, changes its field alone, and
/// can be taken back.
struct FrontMatterPromises {
  private let document: FrontMatterDocument
  private let bytes: [UInt8]
  private var random: ByteRandom

  /// Fields that are edited in one file, so that a file of a thousand fields takes no longer than its reading.
  private static let fieldLimit = 6

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    document = FrontMatterDocument(bytes)
    random = ByteRandom(bytes)
  }

  mutating func check() throws(FuzzFinding) {
    try checkReading()
    guard document.isEditable else {
      try promise(
        (try? document.edit(for: .set(FieldPath(key: "new"), to: .null))) == nil, "a broken file is not edited")
      return
    }
    let fields = FieldList(document).fields
    for _ in 0..<min(Self.fieldLimit, fields.count) {
      let (path, node) = fields[random.below(fields.count)]
      for edit in edits(of: path, node) { try check(edit) }
    }
    for edit in additions() { try check(edit) }
  }

  private func checkReading() throws(FuzzFinding) {
    try promise(document.bytes == bytes, "the bytes are those of the file")
    let (front, body) = (document.frontMatterRange, document.bodyRange)
    try promise(front.upperBound <= body.lowerBound && body.upperBound == bytes.count, "the body follows to the end")
    for error in document.errors {
      try promise(error.line >= 1 && error.column >= 1, "an error has its place: \(error.reason)")
      try promise(error.excerpt() != nil && !error.description.isEmpty, "an error can be shown: \(error.reason)")
    }
    for warning in document.warnings {
      try promise(front.contains(warning.range), "a warning is about the front matter: \(warning.kind)")
    }
    for (path, node) in FieldList(document).fields {
      try promise(front.contains(node.range), "“\(path)” lies in the front matter")
    }
    if let difference = document.fastReadingDifference {
      throw FuzzFinding("the fast reading is libyaml's: \(difference)")
    }
  }

  // MARK: Edits

  private mutating func edits(of path: FieldPath, _ node: FieldNode) -> [FieldEdit] {
    var edits: [FieldEdit] = [
      .set(path, to: HostileValues.any(&random)), .setLiteral(path, to: HostileValues.literal(&random)),
      .unset(path), .rename(path, to: HostileValues.key(&random)), .convertToList(path),
      .insertItem(HostileValues.any(&random), of: path, at: random.below(node.items.count + 1)),
      .insertKey(HostileValues.key(&random), of: path, to: HostileValues.any(&random), at: .last),
    ]
    if node.items.count > 1 {
      edits.append(.moveItem(of: path, from: random.below(node.items.count), to: random.below(node.items.count)))
    }
    return edits
  }

  private mutating func additions() -> [FieldEdit] {
    var edits: [FieldEdit] = [
      .set(FieldPath(key: HostileValues.key(&random)), to: HostileValues.any(&random)),
      .insertKey(HostileValues.key(&random), of: FieldPath(), to: HostileValues.any(&random), at: .first),
    ]
    if let first = document.members.first?.key {
      edits.append(
        .insertKey(HostileValues.key(&random), of: FieldPath(), to: HostileValues.any(&random), at: .after(first)))
    }
    return edits
  }

  private func check(_ edit: FieldEdit) throws(FuzzFinding) {
    guard let splice = try? document.edit(for: edit) else { return }
    var changed = document
    let undo = changed.apply(splice)
    try promise(changed.isEditable, "the file stays sound after \(edit): \(changed.errors.first?.description ?? "")")
    try promise(
      changed.bytes[changed.bodyRange].elementsEqual(bytes[document.bodyRange]), "the body stays after \(edit)")
    try promise(
      FrontMatterDocument(changed.bytes).members.map(\.key) == changed.members.map(\.key),
      "the file reads from disk as it does in memory after \(edit)")
    try checkOthers(changed, after: edit)
    try checkResult(changed, of: edit)
    let redo = changed.apply(undo)
    try promise(changed.bytes == bytes, "the first bytes come back after \(edit)")
    changed.apply(redo)
    changed.apply(undo)
    try promise(changed.bytes == bytes, "undo, redo, undo gives the first bytes after \(edit)")
  }

  /// Fields at the top other than the edited one keep their value and the bytes that spell it.
  private func checkOthers(_ changed: FrontMatterDocument, after edit: FieldEdit) throws(FuzzFinding) {
    let edited = edit.topKey
    func spelled(_ document: FrontMatterDocument) -> [[UInt8]: [UInt8]] {
      var spellings: [[UInt8]: [UInt8]] = [:]
      for member in document.members where !member.isShadowed && !edited.contains(Array(member.key.utf8)) {
        let isSpread = document.format == .toml && !member.node.range.isEmpty && member.node.spelling.isBlock
        spellings[Array(member.key.utf8)] =
          isSpread ? Array("\(member.node.value)".utf8) : Array(document.bytes[member.node.range])
      }
      return spellings
    }
    try promise(spelled(document) == spelled(changed), "the other fields keep their bytes after \(edit)")
  }

  private func checkResult(_ changed: FrontMatterDocument, of edit: FieldEdit) throws(FuzzFinding) {
    switch edit {
    case .set(let path, let value):
      guard case .text(let text) = value else { return }
      guard case .text(let now)? = changed.value(at: path) else { throw FuzzFinding("“\(path)” is text after \(edit)") }
      try promise(now.utf8.elementsEqual(text.utf8), "“\(path)” reads as asked after \(edit)")
    case .unset(let path):
      guard case .key? = path.last else { return }
      try promise(changed.value(at: path) == nil, "“\(path)” is gone after \(edit)")
    case .rename(let path, let name):
      try promise(
        changed.value(at: path.parent.appending(key: name)) == document.value(at: path), "the value stays after \(edit)"
      )
    default: break
    }
  }
}

extension Range<Int> {
  fileprivate func contains(_ other: Range<Int>) -> Bool {
    other.lowerBound >= lowerBound && other.upperBound <= upperBound
  }
}

extension FieldNode.Spelling {
  /// A TOML table or array of tables may be written in several places.
  fileprivate var isBlock: Bool { self == .blockTable || self == .blockList }
}

extension FieldEdit {
  /// The bytes of the keys at the top that it may touch.
  fileprivate var topKey: Set<[UInt8]> {
    let path: FieldPath
    var keys: Set<[UInt8]> = []
    switch self {
    case .set(let at, _), .setLiteral(let at, _), .unset(let at), .convertToList(let at), .insertItem(_, let at, _),
      .moveItem(let at, _, _):
      path = at
    case .rename(let at, let name):
      path = at
      if at.components.count == 1 { keys.insert(Array(name.utf8)) }
    case .insertKey(let key, let table, _, _): path = table.appending(key: key)
    }
    if case .key(let key)? = path.components.first { keys.insert(Array(key.utf8)) }
    return keys
  }
}
