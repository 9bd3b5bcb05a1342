internal import CByteSearch
internal import FrontMatter
internal import TerminalText

/// Answers a query for postings as they come by, a few at a time, without keeping them.
///
/// A query that asks about the other postings (`is:duplicate`) needs a ``PostingTable`` of all of them.
public struct PostingFilter: Sendable {
  /// What is asked.
  public let expression: QueryExpression
  /// Seconds since 1970-01-01T00:00Z, by which states are told.
  public let now: Int
  private let roleMap: RoleMap

  /// A filter by a query, in whose answers a moment counts as now.
  ///
  /// - Parameter roleMap: that the postings are read with.
  public init(_ expression: QueryExpression, now: Int, roleMap: RoleMap = RoleMap()) {
    self.expression = expression
    self.now = now
    self.roleMap = roleMap
  }

  /// Whether the whole collection must be known before a posting can be judged.
  public var needsAllPostings: Bool { expression.comparesPostings }

  /// Those that the query is true of, in their order.
  ///
  /// - Parameter postings: with their bodies, if the query reads bodies.
  public func matching(_ postings: [Posting]) -> [Posting] {
    if case .all = expression { return postings }
    var table = PostingTable(now: now, roleMap: roleMap)
    let rows = postings.map { table.upsert(record(of: $0)) }
    let matcher = QueryMatcher(table) { row, needle in
      rows.firstIndex(of: row).map { postings[$0].bodyContains(needle) } ?? false
    }
    let matches = matcher.rows(matching: expression)
    return zip(postings, rows).filter { matches.contains($0.1) }.map(\.0)
  }
}

extension Posting {
  /// The text below the front matter, as far as it was read.
  public var body: ArraySlice<UInt8> { document.bytes[document.bodyRange] }

  /// - Parameter needle: folded.
  public func bodyContains(_ needle: [UInt8]) -> Bool {
    let haystack = Folding.fold(body)
    return byte_search(haystack, haystack.count, needle, needle.count) != nil
  }

  /// Whether it has this field, or a field below it; blind to case, hyphens and underscores, as queries are.
  public func hasField(named name: String) -> Bool {
    return fields.contains { FieldSet.isName($0.name.utf8, orBelow: name) }
  }
}

extension PostingTable {
  /// Whether a name stands for a role, or any posting has a field of it or below it.
  public func hasField(named name: String) -> Bool {
    if case .fields(let ids) = FieldTarget(name, in: self) { !ids.isEmpty } else { true }
  }
}

extension QueryExpression {
  /// Whether the answer for one posting depends on others.
  public var comparesPostings: Bool {
    switch self {
    case .and(let parts), .or(let parts): parts.contains(where: \.comparesPostings)
    case .not(let part): part.comparesPostings
    case .duplicate: true
    default: false
    }
  }

  /// Whether the answer depends on what is wrong with a posting.
  var asksForProblems: Bool {
    switch self {
    case .and(let parts), .or(let parts): parts.contains(where: \.asksForProblems)
    case .not(let part): part.asksForProblems
    case .field(let name, _), .compare(let name, _, _), .no(let name), .has(let name), .missing(let name),
      .empty(let name):
      FieldTarget.isProblems(name)
    default: false
    }
  }

  /// The name that a field’s values are known by, whatever their place in a list: `missions.end` for `missions[2].end`.
  public static func fieldName(ofPath path: String) -> String {
    guard let path = FieldPath(path) else { return path }
    let keys = path.components.compactMap { if case .key(let key) = $0 { key } else { nil } }
    return keys.joined(separator: ".")
  }

  /// The names of fields in it that are not those of roles, as typed.
  public var fieldNames: [String] {
    switch self {
    case .and(let parts), .or(let parts): parts.flatMap(\.fieldNames)
    case .not(let part): part.fieldNames
    case .field(let name, _), .compare(let name, _, _), .no(let name), .has(let name), .missing(let name),
      .empty(let name):
      FieldTarget.isRole(name) ? [] : [name]
    default: []
    }
  }
}

extension SortOrder {
  /// The names of fields in it that are not those of roles or files.
  public var fieldNames: [String] { keys.map(\.name).filter { $0 != "path" && !FieldTarget.isRole($0) } }
}
