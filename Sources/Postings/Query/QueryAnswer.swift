/// The rows that a query is true of, kept, so that a query that only got longer looks at these alone.
public struct QueryAnswer: Sendable {
  /// What was asked.
  public let expression: QueryExpression
  /// What it is true of.
  public let rows: RowSet
  /// Whether nothing answered it as it stands, and these hold words that are near to its own.
  public let isNear: Bool

  /// Answers a query.
  ///
  /// - Parameters:
  ///   - earlier: an answer about the same rows with the same values.
  ///   - bodies: what is known of bodies, as ``QueryMatcher/init(_:bodies:)`` takes it.
  ///   - isInterrupted: asked now and then; when it says so, the search is given up.
  /// - Returns: nil when it was given up.
  public init?(
    _ expression: QueryExpression, in table: PostingTable, after earlier: QueryAnswer? = nil,
    bodies: @escaping (QueryMatcher.BodyClause) -> RowSet, unless isInterrupted: @escaping () -> Bool = { false }
  ) {
    var matcher = QueryMatcher(table, bodies: bodies)
    matcher.isInterrupted = isInterrupted
    var found = Self.found(expression, matcher, table, after: earlier)
    if isInterrupted() { return nil }
    var isNear = false
    if found.isEmpty, !expression.readsBodies, let near = expression.withNearWords {
      found = matcher.rows(matching: near)
      if isInterrupted() { return nil }
      isNear = !found.isEmpty
    }
    self.expression = expression
    self.isNear = isNear
    rows = found
  }

  private static func found(
    _ expression: QueryExpression, _ matcher: QueryMatcher, _ table: PostingTable, after earlier: QueryAnswer?
  ) -> RowSet {
    guard let earlier, !earlier.isNear, earlier.rows.limit == table.rowLimit, !expression.readsBodies,
      let remainder = expression.remainder(after: earlier.expression)
    else { return matcher.rows(matching: expression) }
    return matcher.rows(earlier.rows, alsoMatching: remainder)
  }
}
