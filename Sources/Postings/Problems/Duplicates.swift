internal import SystemPackage
internal import TerminalText

/// Titles and slugs that an earlier posting in the same language has too.
enum Duplicates {
  private struct Key: Hashable {
    var text: [UInt8]
    var locale: [UInt8]
    /// Slugs that come from file names are told apart by their folders.
    var folder: FilePath?
  }

  static func problems(in postings: [CheckedPosting]) -> [(index: Int, problem: Problem)] {
    titles(postings) + slugs(postings)
  }

  private static func titles(_ postings: [CheckedPosting]) -> [(index: Int, problem: Problem)] {
    var first: [Key: Int] = [:]
    return postings.enumerated().compactMap { index, posting in
      guard let title = posting.title else { return nil }
      let key = Key(text: Folding.foldTrimmed(title.text), locale: locale(posting))
      guard let other = first[key] else {
        first[key] = index
        return nil
      }
      let detail = Problem.Detail.duplicateTitle(title.text, otherPath: text(of: postings[other].path))
      return (index, Problem(.warning, detail, line: title.line, column: title.column, path: title.path))
    }
  }

  private static func slugs(_ postings: [CheckedPosting]) -> [(index: Int, problem: Problem)] {
    var first: [Key: Int] = [:]
    return postings.enumerated().compactMap { index, posting in
      guard !posting.isBroken else { return nil }
      let slug = posting.slug?.text ?? String(decoding: stem(of: posting.path), as: UTF8.self)
      let folder = posting.slug == nil ? posting.path.removingLastComponent() : nil
      let key = Key(text: Folding.foldTrimmed(slug), locale: locale(posting), folder: folder)
      guard let other = first[key] else {
        first[key] = index
        return nil
      }
      let detail = Problem.Detail.duplicateSlug(slug, otherPath: text(of: postings[other].path))
      return (
        index,
        Problem(
          .warning, detail, line: posting.slug?.line ?? 1, column: posting.slug?.column ?? 1, path: posting.slug?.path)
      )
    }
  }

  private static func locale(_ posting: CheckedPosting) -> [UInt8] { Folding.foldTrimmed(posting.locale ?? "") }

  /// The name without its extension; a language before it (`offer.fr.md`) goes too, since it is compared by itself.
  private static func stem(of path: FilePath) -> [UInt8] {
    var parts = path.lastComponentBytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    if parts.count > 1 { parts.removeLast() }
    if parts.count > 1, LocaleTag.isTag(parts[parts.count - 1]) { parts.removeLast() }
    return Array(parts.joined(separator: [UInt8(ascii: ".")]))
  }

  private static func text(of path: FilePath) -> String { path.withBytes { String(decoding: $0, as: UTF8.self) } }
}
