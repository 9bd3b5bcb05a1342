public import FrontMatter
public import Postings

/// The file changed on the disk where the form changed it too: what each side has, decided one by one.
public struct ConflictViewModel: Sendable {
  /// As it stands on the disk now.
  public let file: PostingFile
  public let merge: FieldMerge
  public private(set) var rows: [Row] = []
  public private(set) var cursor = ListCursor()
  /// A value being typed that is neither side's.
  public private(set) var entry: TextInput?
  private let context: ChangeContext

  /// One thing that a side changed.
  public struct Row: Sendable, Hashable {
    public var subject: Subject
    /// Nil: not decided yet.
    public var choice: Choice?
    /// Whether only one side changed it, so that there is nothing to decide.
    public var isAutomatic: Bool
  }

  public enum Subject: Sendable, Hashable {
    case field(FieldConflict)
    case body
    /// Front matter that cannot be told apart by fields.
    case frontMatter
  }

  public enum Choice: Sendable, Hashable {
    case mine, theirs, both
    case custom(FieldValue)
  }

  init(_ merge: FieldMerge, _ conflict: MergeConflict, file: PostingFile, context: ChangeContext) {
    self.merge = merge
    self.file = file
    self.context = context
    rows = conflict.fields.map { Row(subject: .field($0), choice: nil, isAutomatic: false) }
    if conflict.frontMatterText { rows.append(Row(subject: .frontMatter, choice: nil, isAutomatic: false)) }
    let bodyMerge = merge.bodyMerge
    if conflict.body {
      // What goes together line by line needs nobody; it is shown, and can still be decided otherwise.
      rows.append(Row(subject: .body, choice: bodyMerge?.conflictCount == 0 ? .both : nil, isAutomatic: false))
    }
    if !conflict.frontMatterText {
      rows += merge.changedByThem.map { automatic($0, .theirs) } + merge.changedByMe.map { automatic($0, .mine) }
    }
    cursor.resize(count: rows.count, page: cursor.page)
  }

  private func automatic(_ path: FieldPath, _ choice: Choice) -> Row {
    let field = FieldConflict(
      path: path, base: merge.base.value(at: path), mine: merge.mine.value(at: path),
      theirs: merge.theirs.value(at: path))
    return Row(subject: .field(field), choice: choice, isAutomatic: true)
  }

  public var selected: Row? { rows.indices.contains(cursor.index) ? rows[cursor.index] : nil }
  /// How many rows still wait for a decision.
  public var openCount: Int { rows.count { $0.choice == nil } }

  mutating func resize(page: Int) { cursor.resize(count: rows.count, page: page) }
  mutating func scroll(by lines: Int) { cursor.scroll(by: lines) }
  mutating func selectIndex(_ index: Int) { cursor.move(to: index) }
  mutating func move(_ command: Command, times: Int) -> Bool { cursor.perform(command, count: times) }

  // MARK: Deciding

  /// False when this cannot be kept so.
  mutating func choose(_ choice: Choice) -> Bool {
    guard let row = selected, !row.isAutomatic else { return false }
    if choice == .both, !Self.canKeepBoth(row.subject, merge) { return false }
    rows[cursor.index].choice = choice
    moveToOpen()
    return true
  }

  mutating func chooseAll(_ choice: Choice) {
    for index in rows.indices where !rows[index].isAutomatic { rows[index].choice = choice }
  }

  private static func canKeepBoth(_ subject: Subject, _ merge: FieldMerge) -> Bool {
    switch subject {
    case .field(let field): field.canKeepBoth
    case .body: merge.bodyMerge?.conflictCount == 0
    case .frontMatter: false
    }
  }

  /// On to the next row that waits for a decision.
  private mutating func moveToOpen() {
    let order = Array(rows.indices[(cursor.index + 1)...]) + Array(rows.indices[...cursor.index])
    if let next = order.first(where: { rows[$0].choice == nil }) { cursor.reveal(next) }
  }

  // MARK: Another value

  /// False for what is no single value.
  mutating func beginEntry() -> Bool {
    guard let row = selected, !row.isAutomatic, case .field(let field) = row.subject,
      let text = Self.text(field.mine) ?? Self.text(field.theirs)
    else { return false }
    entry = TextInput(text)
    return true
  }

  private static func text(_ value: FieldValue?) -> String? {
    switch value {
    case .empty?, .null?: ""
    default: value?.singleText
    }
  }

  mutating func type(_ text: String) { entry?.insert(text) }
  mutating func edit(_ command: Command) { entry?.perform(command) }
  mutating func cancelEntry() { entry = nil }

  /// Takes what was typed, in the type that the field has; nil when it is kept, else why it cannot be.
  mutating func commitEntry() -> ChangeError? {
    guard let entry, case .field(let field)? = selected?.subject else { return nil }
    var document = field.mine == nil ? merge.theirs : merge.mine
    do {
      try document.make(.set(field.path, to: entry.text), in: context)
    } catch {
      return error
    }
    self.entry = nil
    if let value = document.value(at: field.path) { _ = choose(.custom(value)) }
    return nil
  }

  // MARK: The result

  /// Both sides put together as decided; a row that is not decided keeps what is on the disk.
  func resolved() throws(FrontMatterError) -> FrontMatterDocument {
    var choices: [FieldPath: MergeChoice] = [:]
    var body = BodyChoice.automatic
    var head: Choice?
    for row in rows where !row.isAutomatic {
      switch row.subject {
      case .field(let field): choices[field.path] = row.choice.map(Self.merged) ?? .theirs
      case .body: body = chosenBody(row.choice)
      case .frontMatter: head = row.choice ?? .theirs
      }
    }
    if let head { return merge.wholeHead(mine: head == .mine, body: body) }
    return try merge.resolved(choices, body: body)
  }

  private static func merged(_ choice: Choice) -> MergeChoice {
    switch choice {
    case .mine: .mine
    case .theirs: .theirs
    case .both: .both
    case .custom(let value): .custom(value)
    }
  }

  private func chosenBody(_ choice: Choice?) -> BodyChoice {
    switch choice {
    case .mine?: .mine
    case .both?: merge.bodyMerge?.merged.map { .custom($0) } ?? .theirs
    default: .theirs
    }
  }

  /// Named for the status line: what both sides changed.
  var names: [String] {
    rows.compactMap { row in
      guard !row.isAutomatic, case .field(let field) = row.subject else { return nil }
      return field.path.description
    }
  }
}

extension ConflictViewModel {
  /// Lines of the part below the rows that shows the selected one whole.
  ///
  /// - Parameter rows: of the terminal.
  public static func detailHeight(rows: Int) -> Int { min(12, max(4, (rows - 3) / 3)) }
  static func page(rows: Int) -> Int { max(1, rows - 3 - 2 - detailHeight(rows: rows)) }
}
