/// Tags in one comma string: `Rédaction article, Affaires publiques , Civic Tech`.
///
/// The stored form stays a comma string with its own blanks: adding and removing touch one tag and one separator.
public struct TagText: Sendable, Equatable {
  /// The text as stored, unquoted.
  public var text: String

  public init(_ text: String) { self.text = text }

  /// The tags, blanks around them trimmed, empty ones left out.
  public var tags: [String] { pieces.compactMap { let trimmed = Self.trim($0); return trimmed.isEmpty ? nil : trimmed } }

  /// With a tag at the end, after the separator that this text uses elsewhere, else `, `.
  public func adding(_ tag: String) -> String {
    let used = pieces.filter { !Self.trim($0).isEmpty }
    guard !used.isEmpty else { return tag }
    let trailing = text.utf8.reversed().prefix { Self.isBlank($0) }.count
    let kept = String(decoding: text.utf8.dropLast(trailing), as: UTF8.self)
    if kept.utf8.last == UInt8(ascii: ",") { return kept + (separator.hasSuffix(" ") ? " " : "") + tag }
    return kept + separator + tag
  }

  /// Without every piece that is this tag by the given comparison, each with its separator; the others keep their blanks.
  public func removing(where isTag: (String) -> Bool) -> String {
    var remaining = pieces
    while let index = remaining.firstIndex(where: { isTag(Self.trim($0)) && !Self.trim($0).isEmpty }) {
      let removed = remaining.remove(at: index)
      // The first piece has no blank before it; what becomes the first takes that over.
      if index == 0, let next = remaining.first {
        remaining[0] = Self.leadingBlanks(removed) + String(next.drop { $0 == " " || $0 == "\t" })
      }
    }
    return remaining.joined(separator: ",")
  }

  /// One tag spelled anew in its place.
  public func replacing(_ new: String, where isTag: (String) -> Bool) -> String {
    pieces.map { piece in
      let trimmed = Self.trim(piece)
      guard !trimmed.isEmpty, isTag(trimmed) else { return piece }
      return Self.leadingBlanks(piece) + new + Self.trailingBlanks(piece)
    }.joined(separator: ",")
  }

  private var pieces: [String] {
    text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The separator between the last two tags.
  private var separator: String {
    let pieces = pieces
    guard pieces.count > 1, let last = pieces.last(where: { !Self.trim($0).isEmpty }) else { return ", " }
    return "," + Self.leadingBlanks(last)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == 10 }

  /// Without spaces, tabs and line feeds at both ends.
  public static func trim(_ piece: String) -> String {
    let bytes = piece.utf8.drop(while: isBlank)
    let trailing = bytes.reversed().prefix(while: isBlank).count
    return String(decoding: bytes.dropLast(trailing), as: UTF8.self)
  }

  private static func leadingBlanks(_ piece: String) -> String {
    String(decoding: piece.utf8.prefix(while: isBlank), as: UTF8.self)
  }

  private static func trailingBlanks(_ piece: String) -> String {
    String(decoding: Array(piece.utf8.reversed().prefix(while: isBlank).reversed()), as: UTF8.self)
  }
}
