public import FrontMatter

/// Something wrong with a posting: where, how bad, and what.
public struct Problem: Sendable, Hashable {
  /// How bad a problem is.
  public enum Severity: String, Sendable, Hashable, Comparable {
    /// The posting cannot be read, or a site will refuse it.
    case error
    /// It means something else than it seems to.
    case warning
    /// Worth a look.
    case note

    private var rank: Int { self == .error ? 2 : self == .warning ? 1 : 0 }
    /// The less grave one comes first.
    public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
  }

  /// How bad it is.
  public var severity: Severity
  /// Counted from 1; 1 when the whole file is meant.
  public var line: Int
  /// Counted from 1, in Unicode scalars.
  public var column: Int
  /// The field it is about, if it is one.
  public var path: FieldPath?
  /// The facts.
  public var detail: Detail

  /// A problem at a place; places before the first line or column become the first.
  public init(_ severity: Severity, _ detail: Detail, line: Int = 1, column: Int = 1, path: FieldPath? = nil) {
    self.severity = severity
    self.detail = detail
    self.line = max(1, line)
    self.column = max(1, column)
    self.path = path
  }

  /// The facts, from which ``Problem/sentence(in:name:)`` makes words.
  public enum Detail: Sendable, Hashable {
    case frontMatter(FrontMatterError)
    case value(FrontMatterWarning.Kind)
    case missingField(key: String, presentIn: Int, of: Int)
    case lookAlike(key: String, value: String, other: String, otherCount: Int)
    case unknownLocale(String)
    case expiredButPublished(String)
    case duplicateTitle(String, otherPath: String)
    case duplicateSlug(String, otherPath: String)
    case deadLink(String)
  }
}
