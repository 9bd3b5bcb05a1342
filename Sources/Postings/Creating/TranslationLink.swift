internal import FrontMatter
internal import TerminalText

/// The key by which a posting and its translations know each other: `ref`, `translationKey`.
public struct TranslationLink: Sendable, Equatable {
  /// As the collection spells it.
  public let key: String

  /// Keys that sites link translations by, without case, hyphens and underscores: `ref` and `lang-ref` (Jekyll),
  /// `translationKey` (Hugo), `page_id` (jekyll-polyglot), `translation_id`, `trans_id`, `i18n_key`.
  private static let names = [
    "ref", "langref", "translationkey", "pageid", "translationid", "transid", "i18nkey", "i18nid",
  ]

  /// The one that most postings have; nil where none links two of different languages. A `ref` may be the number of an
  /// offer, too.
  public init?(_ table: PostingTable) {
    let names = Self.names.map { Array($0.utf8) }
    let keys = table.fieldUses.map(\.name).filter { names.contains(RoleMap.normalize($0.utf8)) }
    guard let key = keys.first(where: { Self.links($0, table) }) else { return nil }
    self.key = key
  }

  /// Whether two postings of different languages have the same value there.
  private static func links(_ key: String, _ table: PostingTable) -> Bool {
    var locales: [String: [UInt8]] = [:]
    for row in 0..<PostingTable.Row(table.rowLimit) where table.isPresent(row) {
      guard let value = table.values(row, of: key).last, value.hasValue else { continue }
      let locale = Folding.foldTrimmed(table.locale(row) ?? "")
      guard let other = locales[value.text] else {
        locales[value.text] = locale
        continue
      }
      if other != locale { return true }
    }
    return false
  }

  /// What links a posting with a translation of it: to be made in both; nil when it has a value there, which the copy
  /// has as well.
  public func change(for posting: Posting) -> PostingChange? {
    let path = FieldPath(key: key)
    switch posting.document.value(at: path) {
    case nil, .empty, .null: break
    default: return nil
    }
    let stem = PostingName.stem(of: posting.path)
    return stem.isEmpty ? nil : .set(path, to: stem)
  }
}
