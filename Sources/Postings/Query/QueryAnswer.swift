/// The rows that a query is true of, kept, so that a query that only got longer looks at these alone.
public struct QueryAnswer: Sendable {
  /// What was asked.
  public let expression: QueryExpression
  /// What it is true of.
  public let rows: RowSet
  /// Whether nothing answered it as it stands, and these hold words that are near to its own.
  public let isNear: Bool
  /// What was looked for with near words, and found, be it nothing: what is typed after them is found nowhere else.
  private let near: Near?

  private struct Near: Sendable {
    var expression: QueryExpression
    var rows: RowSet
  }

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
    let found = Self.found(expression, matcher, table, after: earlier)
    if isInterrupted() { return nil }
    near = found.isEmpty && !expression.readsBodies ? Self.near(expression, matcher, table, after: earlier) : nil
    if isInterrupted() { return nil }
    self.expression = expression
    isNear = near?.rows.isEmpty == false
    rows = near?.rows ?? found
  }

  private static func near(
    _ expression: QueryExpression, _ matcher: QueryMatcher, _ table: PostingTable, after earlier: QueryAnswer?
  ) -> Near? {
    guard let near = expression.withNearWords else { return nil }
    if let known = earlier?.near, known.rows.limit == table.rowLimit,
      let remainder = near.remainder(after: known.expression)
    {
      return Near(expression: near, rows: matcher.rows(known.rows, alsoMatching: remainder))
    }
    return Near(expression: near, rows: matcher.rows(matching: near))
  }

  private static func found(
    _ expression: QueryExpression, _ matcher: QueryMatcher, _ table: PostingTable, after earlier: QueryAnswer?
  ) -> RowSet {
    guard let earlier, earlier.rows.limit == table.rowLimit, !expression.readsBodies,
      let remainder = expression.remainder(after: earlier.expression)
    else { return matcher.rows(matching: expression) }
    // What is near was shown because nothing was found.
    if earlier.isNear { return matcher.noRow }
    return matcher.rows(earlier.rows, alsoMatching: remainder)
  }
}
