public import SystemPackage

/// The same posting in other languages.
///
/// Two postings are siblings when a field names both alike (`translationKey`, `translation_key`, `lang-ref`, `ref`), or
/// when their paths differ by the language alone: `offre.fr.md` and `offre.en.md` or `offre.md`, `fr/offre.md` and
/// `en/offre.md`; or, in a collection that is laid out by languages, when they share `slug` or `permalink`.
public struct LocaleSiblings: Sendable, Equatable {
  /// One of them.
  public struct Sibling: Sendable, Equatable {
    /// As written; empty for a file whose language is nowhere said.
    public var locale: String
    /// Of the file.
    public var path: FilePath
    /// Whether its date (`lastmod`, `updated`, `modified`, else the date) is before that of the posting.
    public var isOlder: Bool
  }

  /// Of the posting itself; nil when its language is nowhere said.
  public var own: String?
  /// In the order of their languages.
  public var others: [Sibling]
  /// Languages of the collection that the posting is not there in; empty unless it has a sibling.
  public var missing: [String]

  /// A posting alone.
  public static let none = LocaleSiblings(own: nil, others: [], missing: [])
}

extension PostingTable {
  /// The siblings of a posting. Takes one look at each row's language and, where a key is shared, at its fields.
  public func localeSiblings(of path: FilePath) -> LocaleSiblings {
    guard let row = row(of: path), isPresent(row) else { return .none }
    let locales = localesInUse
    guard !locales.isEmpty else { return .none }
    var found = Set(siblings(byPathOf: path, locales: locales) + siblings(bySharedKeyOf: row))
    found.remove(row)
    let own = locale(row)
    let changed = lastChange(row)
    let others = found.filter { locale($0) != own }
      .map { other in
        LocaleSiblings.Sibling(
          locale: locale(other) ?? "", path: self.path(other),
          isOlder: lastChange(other).flatMap { mine in changed.map { mine < $0 } } ?? false)
      }
      .sorted { one, other in
        one.locale == other.locale
          ? one.path.bytes.lexicographicallyPrecedes(other.path.bytes) : one.locale < other.locale
      }
    guard !others.isEmpty else { return .none }
    let present = Set(others.map(\.locale) + [own ?? ""])
    return LocaleSiblings(own: own, others: others, missing: locales.filter { !present.contains($0) })
  }

  /// Languages that are said anywhere, in order; those that are no tags (`français`) too.
  private var localesInUse: [String] {
    var ids: Set<UInt32> = []
    for row in rows where row.isPresent && row.locale != Self.noValue { ids.insert(row.locale) }
    return ids.count > 100 ? [] : ids.map { values.string($0) }.sorted()
  }

  // MARK: By path

  private func siblings(byPathOf path: FilePath, locales: [String]) -> [Row] {
    LocalePaths(path, locales: locales).others.compactMap { other in row(of: other).flatMap { isPresent($0) ? $0 : nil }
    }
  }

  // MARK: By key

  private static let keys = [
    "translationKey", "translation_key", "translationkey", "translation-key", "lang-ref", "lang_ref", "i18n_key",
    "i18nKey",
    "ref",
  ]
  /// They say the same of postings that are no translations, unless the languages differ.
  private static let addressKeys = ["slug", "permalink"]

  private func siblings(bySharedKeyOf row: Row) -> [Row] {
    for name in Self.keys + Self.addressKeys {
      guard let field = fieldID(name),
        let own = entrySlice(row).first(where: { $0.field == field && $0.hasValue })?.value, !values.string(own).isEmpty
      else { continue }
      var found: [Row] = []
      for other in 0..<Row(rowLimit) where other != row && isPresent(other) {
        if entrySlice(other).contains(where: { $0.value == own && $0.field == field }) { found.append(other) }
      }
      // A key that a crowd shares names something else: a layout, a client.
      if !found.isEmpty, found.count <= 50 { return found }
    }
    return []
  }

  /// Seconds since 1970-01-01T00:00Z.
  private func lastChange(_ row: Row) -> Int? {
    for name in ["lastmod", "last_modified_at", "updated", "updated_at", "modified", "date_modified"] {
      if let text = values(row, of: name).first?.text, let date = PostingDate(text) { return date.instant }
    }
    return instant(row)
  }
}

/// The paths that a posting would have in other languages.
struct LocalePaths {
  private(set) var others: [FilePath] = []

  /// - Parameter locales: those in use; the words in them that are tags are tried.
  init(_ path: FilePath, locales: [String]) {
    let tags = locales.map { Array($0.utf8) }.filter { LocaleTag.isTag($0) }
    addNames(path, tags)
    addFolders(path, tags)
    others.removeAll { $0 == path }
  }

  /// `offre.fr.md`, `offre.md`.
  private mutating func addNames(_ path: FilePath, _ tags: [[UInt8]]) {
    let name = path.lastComponentBytes
    let folder = path.removingLastComponent()
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > 0 else { return }
    let suffix = FileNameRoles.locale(of: name[...])
    let stem = suffix.map { name[..<($0.startIndex - 1)] } ?? name[..<dot]
    let rest = name[dot...]
    if suffix != nil { others.append(folder.appending(name: Array(stem + rest))) }
    for tag in tags { others.append(folder.appending(name: Array(stem) + [UInt8(ascii: ".")] + tag + rest)) }
  }

  /// The innermost folder that is named by a language is named by another one.
  private mutating func addFolders(_ path: FilePath, _ tags: [[UInt8]]) {
    var parts = path.bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { Array($0) }
    guard let index = parts.dropLast().lastIndex(where: { LocaleTag.isTag($0) }) else { return }
    let own = parts[index]
    for tag in tags where tag != own {
      parts[index] = tag
      others.append(FilePath(bytes: Array(parts.joined(separator: [UInt8(ascii: "/")]))))
    }
  }
}
