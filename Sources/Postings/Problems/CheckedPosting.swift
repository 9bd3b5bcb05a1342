internal import FrontMatter
public import SystemPackage
internal import TerminalText

/// What the checks of a whole collection need to know of one posting: no bytes, only what may have to be told.
public struct CheckedPosting: Sendable {
  /// A value, and where it stands.
  struct Value: Sendable {
    /// Keys joined by dots.
    var field: String
    var path: FieldPath
    var text: String
    var line: Int
    var column: Int
  }

  /// As it is shown.
  public let path: FilePath
  /// What the file alone shows.
  var problems: [Problem]
  let isBroken: Bool
  /// The keys at the top.
  var keys: [String] = []
  /// The roles that are filled, by a field or by the file’s place.
  var filledRoles: Set<Role> = []
  var title: Value?
  /// The field’s value; nil when there is none, so that the file’s name is meant.
  var slug: Value?
  /// As it was found, in a field or in the file’s place.
  var locale: String?
  /// Short texts, which may be one of a few that all postings choose from.
  var choices: [Value] = []
  var links: [BodyLink] = []

  private static let longestChoice = 60

  /// - Parameters:
  ///   - posting: with its body.
  ///   - now: seconds since 1970-01-01T00:00Z.
  public init(_ posting: Posting, roleMap: RoleMap = RoleMap(), now: Int) {
    path = posting.path
    isBroken = posting.isBroken
    problems = posting.problems
    guard !isBroken else { return }
    locale = posting.roles.locale
    let values = FieldLeaf.leaves(of: posting.document.members)
    take(values, posting.document, roleMap)
    keys = posting.document.members.filter { !$0.isShadowed }.map(\.key)
    takeRoles(posting, now: now)
    links = BodyLinks.links(in: posting.document)
  }

  private mutating func take(_ leaves: [FieldLeaf], _ document: FrontMatterDocument, _ roleMap: RoleMap) {
    var places = PlaceSweep(document.bytes)
    for leaf in leaves {
      guard let text = leaf.node.value.singleText, !text.isEmpty else { continue }
      let role = roleMap.role(ofKey: leaf.name)?.role
      let (line, column) = places.place(of: leaf.node.range.lowerBound)
      let value = Value(field: leaf.name, path: leaf.path, text: text, line: line, column: column)
      switch role {
      case .title: title = title ?? value
      case .tags: choices += tags(in: value, isItem: leaf.isItem)
      case .date, .expiry: checkDate(value)
      case .locale:
        checkLocale(value)
        choices.append(value)
      default: if case .text = leaf.node.value { takeChoice(value) }
      }
    }
  }

  private mutating func takeChoice(_ value: Value) {
    if ["slug", "permalink"].contains(value.field) {
      slug = slug ?? value
    } else if value.text.utf8.count <= Self.longestChoice, !value.text.utf8.contains(UInt8(ascii: "\n")) {
      choices.append(value)
    }
  }

  private func tags(in value: Value, isItem: Bool) -> [Value] {
    (isItem ? [value.text] : TagText(value.text).tags).map { tag in
      var one = value
      one.text = tag
      return one
    }
  }

  private mutating func takeRoles(_ posting: Posting, now: Int) {
    let roles = posting.roles
    if roles.title != nil { filledRoles.insert(.title) }
    if roles.dateText != nil { filledRoles.insert(.date) }
    if !roles.tags.isEmpty { filledRoles.insert(.tags) }
    if roles.locale != nil { filledRoles.insert(.locale) }
    if roles.type != nil { filledRoles.insert(.type) }
    if roles.isPublished != nil || roles.isInDraftsFolder { filledRoles.insert(.state) }
    guard posting.state(at: now) == .expired, let text = roles.expiryText else { return }
    let place = FieldLeaf.leaves(of: posting.document.members).first { $0.node.value.singleText == text }
    let (line, column) = place.map { posting.document.position(at: $0.node.range.lowerBound) } ?? (1, 1)
    problems.append(Problem(.warning, .expiredButPublished(text), line: line, column: column, path: place?.path))
  }

  /// In quotes no reader notices a day that does not exist.
  private mutating func checkDate(_ value: Value) {
    guard PostingDate(value.text) == nil, PostingDate.looksLikeDate(value.text) else { return }
    guard !problems.contains(where: { $0.kind == "impossible-date" && $0.line == value.line }) else { return }
    problems.append(
      Problem(.warning, .value(.impossibleDate(value.text)), line: value.line, column: value.column, path: value.path))
  }

  private mutating func checkLocale(_ value: Value) {
    guard !LocaleTag.isTag(value.text.utf8) else { return }
    problems.append(
      Problem(.warning, .unknownLocale(value.text), line: value.line, column: value.column, path: value.path))
  }
}

/// A value that holds no others, with its place in the document.
struct FieldLeaf {
  /// Keys joined by dots, without indexes.
  var name: String
  var path: FieldPath
  var node: FieldNode
  var isItem: Bool

  /// In the order of their places; of equal keys the last.
  static func leaves(of members: [FieldMember]) -> [FieldLeaf] {
    var leaves: [FieldLeaf] = []
    for member in members where !member.isShadowed {
      collect(member.node, name: member.key, path: FieldPath(key: member.key), isItem: false, into: &leaves)
    }
    return leaves.sorted { $0.node.range.lowerBound < $1.node.range.lowerBound }
  }

  /// Depth is bounded by the parser.
  private static func collect(
    _ node: FieldNode, name: String, path: FieldPath, isItem: Bool, into leaves: inout [FieldLeaf]
  ) {
    if node.items.isEmpty && node.members.isEmpty {
      leaves.append(FieldLeaf(name: name, path: path, node: node, isItem: isItem))
    }
    for (index, item) in node.items.enumerated() {
      collect(item, name: name, path: path.appending(index: index), isItem: true, into: &leaves)
    }
    for member in node.members where !member.isShadowed {
      collect(
        member.node, name: name + "." + member.key, path: path.appending(key: member.key), isItem: isItem, into: &leaves
      )
    }
  }
}

/// Lines and columns of rising places, as ``FrontMatterDocument/position(at:)`` counts them, in one pass.
private struct PlaceSweep {
  private let bytes: [UInt8]
  private var place: Int
  private var line = 1
  private var column = 1

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  mutating func place(of target: Int) -> (line: Int, column: Int) {
    while place < min(target, bytes.count) {
      let byte = bytes[place]
      place += 1
      let isLoneReturn = byte == UInt8(ascii: "\r") && !(place < bytes.count && bytes[place] == UInt8(ascii: "\n"))
      if byte == UInt8(ascii: "\n") || isLoneReturn {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return (line, column)
  }
}

extension PostingDate {
  /// Whether a text is written as a date is: four digits, a separator, one or two digits, the separator again, digits.
  static func looksLikeDate(_ text: String) -> Bool {
    let bytes = Array(text.utf8.prefix(10))
    guard bytes.count >= 8, bytes[..<4].allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
    let separator = bytes[4]
    guard separator == UInt8(ascii: "-") || separator == UInt8(ascii: "/") || separator == UInt8(ascii: ".") else {
      return false
    }
    let rest = bytes[5...].prefix { (0x30...0x39).contains($0) || $0 == separator }
    return rest.split(separator: separator).count == 2 && rest.filter { $0 == separator }.count == 1
  }
}
