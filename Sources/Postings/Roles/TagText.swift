/// Tags in one comma string: `Rédaction article, Affaires publiques , Civic Tech`.
///
/// The stored form stays a comma string with its own blanks: adding and removing touch one tag and one separator, and
/// what stands before the first tag and after the last one (blanks, a trailing comma, a line end) stays there.
public struct TagText: Sendable, Equatable {
  /// The text as stored, unquoted.
  public var text: String

  /// Takes the text as stored.
  public init(_ text: String) { self.text = text }

  /// The tags, blanks around them trimmed, empty ones left out.
  public var tags: [String] { pieces.filter { !$0.isBlank }.map { String($0.trimmed) } }

  /// With a tag after the last one, behind the separator that this text uses last, else `, `.
  public func adding(_ tag: String) -> String {
    guard let span = tagSpan else { return tag }
    return String(text[..<span.upperBound]) + separator + tag + text[span.upperBound...]
  }

  /// Without every piece that is this tag by the given comparison, each with its separator; the others keep their
  /// blanks.
  public func removing(where isTag: (String) -> Bool) -> String {
    guard let span = tagSpan else { return text }
    var kept = Self.pieces(of: text[span])
    kept.removeAll { !$0.isBlank && isTag(String($0.trimmed)) }
    guard let newFirst = kept.firstIndex(where: { !$0.isBlank }), let newLast = kept.lastIndex(where: { !$0.isBlank })
    else { return "" }
    // What is now first or last takes no blanks along from its old place: they belonged to the separators there.
    kept = Array(kept[newFirst...newLast])
    kept[0] = kept[0].withoutLeadingBlanks
    kept[kept.count - 1] = kept[kept.count - 1].withoutTrailingBlanks
    return String(text[..<span.lowerBound]) + kept.joined(separator: ",") + text[span.upperBound...]
  }

  /// A tag spelled anew in its place; where it stands again, it is taken out there.
  public func replacingFirst(with new: String, where isTag: (String) -> Bool) -> String {
    var isFirst = true
    let single = TagText(
      removing { tag in
        guard isTag(tag) else { return false }
        defer { isFirst = false }
        return !isFirst
      })
    return single.pieces.map { piece in
      guard !piece.isBlank, isTag(String(piece.trimmed)) else { return String(piece) }
      let trimmed = piece.trimmed
      return String(piece[..<trimmed.startIndex]) + new + piece[trimmed.endIndex...]
    }.joined(separator: ",")
  }

  /// The same tags in another order, each in the blanks of the place that it comes to.
  public func reordered(as tags: [String]) -> String {
    var next = tags[...]
    return pieces.map { piece in
      guard !piece.isBlank, let tag = next.popFirst() else { return String(piece) }
      let trimmed = piece.trimmed
      return String(piece[..<trimmed.startIndex]) + tag + piece[trimmed.endIndex...]
    }.joined(separator: ",")
  }

  /// Without spaces, tabs and line feeds at both ends.
  public static func trim(_ piece: String) -> String { String(piece[...].trimmed) }

  private var pieces: [Substring] { Self.pieces(of: text[...]) }

  private static func pieces(of text: Substring) -> [Substring] {
    text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map { Substring($0) }
  }

  /// From the first byte of the first tag to after the last byte of the last; nil without a tag.
  private var tagSpan: Range<String.Index>? {
    let pieces = pieces
    guard let first = pieces.first(where: { !$0.isBlank }), let last = pieces.last(where: { !$0.isBlank }) else {
      return nil
    }
    return first.trimmed.startIndex..<last.trimmed.endIndex
  }

  /// What stands between the last two tags, but for the blanks of the one before.
  private var separator: String {
    let used = pieces.filter { !$0.isBlank }
    guard used.count > 1, let last = used.last else { return ", " }
    return "," + last[..<last.trimmed.startIndex]
  }
}

/// Blanks, told byte by byte: to `Substring`, a blank with a combining mark is another character.
extension Substring {
  fileprivate var withoutLeadingBlanks: Substring { Substring(utf8.drop(while: Self.isBlank)) }

  fileprivate var withoutTrailingBlanks: Substring {
    var rest = utf8
    while let last = rest.last, Self.isBlank(last) { rest.removeLast() }
    return Substring(rest)
  }

  fileprivate var trimmed: Substring { withoutLeadingBlanks.withoutTrailingBlanks }
  fileprivate var isBlank: Bool { utf8.allSatisfy(Self.isBlank) }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte) }
}
