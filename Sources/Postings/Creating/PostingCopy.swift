internal import FrontMatter
public import SystemPackage

/// A posting made from another one: a duplicate, or its translation.
public enum PostingCopy {
  /// The same with another title and today’s date.
  ///
  /// - Parameter now: seconds since 1970-01-01T00:00Z.
  public static func duplicate(
    _ posting: Posting, title: String, now: Int, context: ChangeContext
  ) throws(ChangeError) -> [UInt8] {
    var document = posting.document
    if let path = path(of: .title, in: document, context) { try document.make(.set(path, to: title), in: context) }
    if let path = path(of: .date, in: document, context) {
      let today = PostingDate(day: Int((Double(now) / 86_400).rounded(.down))).dayText
      try document.make(.set(path, to: today), in: context)
    }
    return document.bytes
  }

  /// The same with another language, where a field says it.
  public static func translation(
    _ posting: Posting, to locale: String, context: ChangeContext
  ) throws(ChangeError) -> [UInt8] {
    var document = posting.document
    if let path = path(of: .locale, in: document, context) { try document.make(.set(path, to: locale), in: context) }
    return document.bytes
  }

  private static func path(of role: Role, in document: FrontMatterDocument, _ context: ChangeContext) -> FieldPath? {
    document.members.filter { !$0.isShadowed && context.roleMap.role(ofKey: $0.key)?.role == role }
      .min { context.roleMap.role(ofKey: $0.key)!.rank < context.roleMap.role(ofKey: $1.key)!.rank }
      .map { FieldPath(key: $0.key) }
  }

  /// Where a translation lies: in the folder of the other language where folders are named by one (`fr/`, `_jobs-fr/`),
  /// else beside the posting with the language in its name (`offre.fr.md`).
  ///
  /// - Parameter isFolder: whether a folder is there already; none is made.
  public static func path(
    ofTranslation path: FilePath, from old: String?, to locale: String, isFolder: (FilePath) -> Bool
  ) -> FilePath {
    let name = path.lastComponent?.string ?? ""
    let folder = path.removingLastComponent()
    let ending = PostingName.ending(of: name)
    let plainEnding = ending.lastIndex(of: ".").map { String(ending[$0...]) } ?? ending
    let hasLocale = ending != plainEnding
    if !hasLocale, let old, let other = otherFolder(folder, from: old, to: locale), isFolder(other) {
      return other.appending(name)
    }
    return folder.appending(String(name.dropLast(ending.count)) + "." + locale + plainEnding)
  }

  /// The nearest folder whose name is the language, or ends with it after a hyphen, underscore or dot.
  private static func otherFolder(_ folder: FilePath, from old: String, to locale: String) -> FilePath? {
    let names = folder.components.map(\.string)
    for index in names.indices.reversed() {
      let name = names[index]
      let changed: String
      if name.utf8.elementsEqual(old.utf8) {
        changed = locale
      } else if ["-", "_", "."].contains(where: { name.hasSuffix($0 + old) }) {
        changed = String(name.dropLast(old.count)) + locale
      } else {
        continue
      }
      var result = FilePath(root: folder.root)
      for (place, name) in names.enumerated() { result.append(place == index ? changed : name) }
      return result
    }
    return nil
  }
}
