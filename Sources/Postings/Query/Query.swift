internal import TerminalText

/// A filter over a collection, as text that people type and as the tree that it means.
///
/// ```
/// stage paris              words, anywhere in title, tags, locale, type or file name
/// "chargé d'affaires"      exactly this text
/// tag:civic  locale:fr,en  a field's value: the start of a word in it, any of several
/// type:"CDI"               the whole value
/// -tag:rails  not draft    without
/// date>2017-05  date<30d   after May 2017; less than 30 days old
/// date:2017-05  date=2017  within that month; within that year
/// date:2017-01..2017-06    a range, both ends included
/// is:draft|scheduled|live|expired|closed|broken|duplicate|problem
/// problem:ambiguous        what a file alone shows to be wrong, by the words of “postings check”
/// no:tag  has:salary       without, with a value
/// body:décidim             text of the body
/// path:_jobs/**            the file's path
/// (a or b) c               or, and, parentheses
/// ```
/// Everything is blind to case and accents.
public struct Query: Sendable, Hashable {
  /// As typed.
  public var text: String
  /// What it means.
  public var expression: QueryExpression

  /// All postings.
  public static let all = Query(text: "", expression: .all)

  /// - Throws: ``QueryError`` with the place and what was expected there.
  public init(_ text: String) throws(QueryError) {
    var parser = QueryParser(text)
    self.init(text: text, expression: try parser.parse())
  }

  /// A query that was not typed but put together.
  public init(text: String, expression: QueryExpression) {
    self.text = text
    self.expression = expression
  }

  /// A query’s text without its last clause: `tag:"civic tech"` is one, and so is what stands in parentheses.
  public static func droppingLastClause(of text: String) -> String {
    var parser = QueryParser(text)
    return parser.droppingLastClause()
  }

  /// Both must hold.
  public func and(_ other: QueryExpression) -> QueryExpression {
    switch (expression, other) {
    case (.all, let other): other
    case (let mine, .all): mine
    case (let mine, let other): .and([mine, other])
    }
  }
}

/// Why a query cannot be understood.
public struct QueryError: Error, Sendable, Hashable {
  /// Counted from 0 in Unicode scalars.
  public var position: Int
  /// What would have been right there.
  public var expected: Expected

  /// What a query can lack or get wrong.
  public enum Expected: Sendable, Hashable {
    case value(after: String)
    case closingQuote
    case closingParenthesis
    case term
    case state(String)
    case dateOrNumber(String)
    case shellPattern(String)
    /// Bodies are not read where the query was asked.
    case noBodies
  }

  /// An error at a place.
  public init(position: Int, expected: Expected) {
    self.position = position
    self.expected = expected
  }
}
