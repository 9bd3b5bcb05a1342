internal import FrontMatter
internal import TerminalText

/// What a keeper does with an offer as a whole.
public enum PublishingAct: String, Sendable, Hashable, CaseIterable {
  case publish
  case unpublish
  case close
  case reopen
}

/// How a collection says that a posting is published and that it is over, learned from its postings.
public struct PublishingHabits: Sendable, Equatable {
  /// A key by which postings say that they are over.
  struct Closing: Sendable, Equatable {
    var key: String
    var closed: Answer
    var open: Answer
    enum Answer: Sendable, Equatable {
      case flag(Bool)
      case word(String)
    }
  }

  /// The commonest key that hides or shows: `published`, `draft`; nil when no posting has one.
  public private(set) var visibilityKey: String?
  /// Keys that say so, the commonest first.
  private(set) var visibilityKeys: [String] = []
  /// Keys that say that the offer is over, the commonest first.
  private(set) var closings: [Closing] = []
  /// The commonest key for the day on which it ends.
  private(set) var expiryKey: String?
  private let roleMap: RoleMap

  /// Looks at all postings.
  public init(_ table: PostingTable) {
    roleMap = table.roleMap
    let uses = table.fieldUses.map(\.name)
    visibilityKeys = uses.filter { table.roleMap.role(ofKey: $0)?.role == .state }
    visibilityKey = visibilityKeys.first
    expiryKey = uses.first { table.roleMap.role(ofKey: $0)?.role == .expiry }
    closings = uses.compactMap { Self.closing($0, table) }
  }

  private static func closing(_ key: String, _ table: PostingTable) -> Closing? {
    switch table.roleMap.meaning(ofName: key.utf8).closing {
    case .whenFalse?: Closing(key: key, closed: .flag(false), open: .flag(true))
    case .whenTrue?: Closing(key: key, closed: .flag(true), open: .flag(false))
    case .byWord?: words(of: key, table)
    case nil: nil
    }
  }

  /// `status: closed` and `status: open`, in the words that the others use.
  private static func words(of key: String, _ table: PostingTable) -> Closing? {
    // Not a facet: under the name of “state” that counts what readers see.
    var counts: [String: Int] = [:]
    for row in 0..<PostingTable.Row(table.rowLimit) where table.isPresent(row) {
      for field in table.values(row, of: key) where field.hasValue { counts[field.text, default: 0] += 1 }
    }
    let words = counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.map(\.key)
    let isClosed = { (word: String) in
      let folded = Folding.foldTrimmed(word)
      return RoleFinder.closedWords.contains { folded.elementsEqual($0.utf8) }
    }
    let closed = words.first(where: isClosed)
    let open = words.first { !isClosed($0) }
    // `state: Bavaria` says nothing about an offer.
    guard closed != nil || words.contains(where: isOpenWord) else { return nil }
    return Closing(key: key, closed: .word(closed ?? "closed"), open: .word(open ?? "open"))
  }

  private static func isOpenWord(_ word: String) -> Bool {
    let folded = Folding.foldTrimmed(word)
    return ["open", "opened", "ouvert", "ouverte", "active", "live"].contains { folded.elementsEqual($0.utf8) }
  }

  // MARK: Acts

  /// What an act comes to for one posting.
  public enum Answer: Sendable, Equatable {
    case changes([PostingChange])
    /// It is so already.
    case alreadySo
    /// It lies in a `_drafts` folder: only moving the file publishes it.
    case isInDraftsFolder
    /// No posting of the collection shows how this is written.
    case unknown
  }

  /// Whether the collection shows how an act is written; publishing has a usual way everywhere.
  public func knows(_ act: PublishingAct) -> Bool {
    switch act {
    case .publish, .unpublish: true
    case .close: !closings.isEmpty || expiryKey != nil
    case .reopen: !closings.isEmpty
    }
  }

  /// The changes that an act makes in a posting.
  public func answer(_ act: PublishingAct, _ row: PostingTable.Row, in table: PostingTable) -> Answer {
    switch act {
    case .publish: publish(row, table)
    case .unpublish: unpublish(row, table)
    case .close: close(row, table)
    case .reopen: reopen(row, table)
    }
  }

  private func publish(_ row: PostingTable.Row, _ table: PostingTable) -> Answer {
    let changes = visibilityKeys.compactMap { key -> PostingChange? in
      guard let field = table.values(row, of: key).last, field.hasValue, let flag = flag(field), flag == isDraft(key)
      else { return nil }
      return Self.setting(field, to: !isDraft(key))
    }
    if !changes.isEmpty { return .changes(changes) }
    return table.state(row) == .draft ? .isInDraftsFolder : .alreadySo
  }

  private func unpublish(_ row: PostingTable.Row, _ table: PostingTable) -> Answer {
    if table.isPublished(row) == false || table.state(row) == .draft { return .alreadySo }
    for key in visibilityKeys {
      if let field = table.values(row, of: key).last { return .changes([Self.setting(field, to: isDraft(key))]) }
    }
    let key = visibilityKey ?? "published"
    return .changes([.setValue(FieldPath(key: key), to: .flag(isDraft(key)))])
  }

  private func close(_ row: PostingTable.Row, _ table: PostingTable) -> Answer {
    if table.state(row) == .closed || table.state(row) == .expired { return .alreadySo }
    guard let closing = closing(of: row, table) else {
      guard let expiryKey else { return .unknown }
      let yesterday = PostingDate(day: table.now / 86_400 - 1).dayText
      return .changes([.set(FieldPath(key: expiryKey), to: yesterday)])
    }
    return .changes([Self.setting(closing.key, to: closing.closed, table.values(row, of: closing.key).last)])
  }

  private func reopen(_ row: PostingTable.Row, _ table: PostingTable) -> Answer {
    guard let closing = closing(of: row, table) else { return .unknown }
    guard table.state(row) == .closed || isClosed(row, table) else { return .alreadySo }
    return .changes([Self.setting(closing.key, to: closing.open, table.values(row, of: closing.key).last)])
  }

  /// A draft may say that it is closed, too.
  private func isClosed(_ row: PostingTable.Row, _ table: PostingTable) -> Bool {
    guard let closing = closing(of: row, table), let field = table.values(row, of: closing.key).last else {
      return false
    }
    switch closing.closed {
    case .flag(let flag): return self.flag(field) == flag
    case .word: return RoleFinder.closedWords.contains { Folding.foldTrimmed(field.text).elementsEqual($0.utf8) }
    }
  }

  /// By its own key where it has one.
  private func closing(of row: PostingTable.Row, _ table: PostingTable) -> Closing? {
    closings.first { !table.values(row, of: $0.key).isEmpty } ?? closings.first
  }

  private func isDraft(_ key: String) -> Bool { roleMap.meaning(ofName: key.utf8).isDraft }

  private func flag(_ field: RecordField) -> Bool? {
    var text = field.text
    return text.withUTF8 { RoleFinder.flag(UnsafeRawBufferPointer($0)) }
  }

  private static func setting(_ key: String, to answer: Closing.Answer, _ field: RecordField?) -> PostingChange {
    switch answer {
    case .word(let word): return .set(FieldPath(key: key), to: word)
    case .flag(let flag):
      return field.map { setting($0, to: flag) } ?? .setValue(FieldPath(key: key), to: .flag(flag))
    }
  }

  /// A flag stays the kind of flag that it is: `yes` becomes `no`, a quoted 'true' a quoted 'false'.
  private static func setting(_ field: RecordField, to flag: Bool) -> PostingChange {
    let path = FieldPath(field.name.split(separator: ".").map { .key(String($0)) })
    switch (field.kind, field.text) {
    case (.text, "yes"), (.text, "no"): return .setLiteral(path, to: flag ? "yes" : "no")
    case (.text, "on"), (.text, "off"): return .setLiteral(path, to: flag ? "on" : "off")
    case (.text, _): return .set(path, to: flag ? "true" : "false")
    default: return .setValue(path, to: .flag(flag))
    }
  }
}
