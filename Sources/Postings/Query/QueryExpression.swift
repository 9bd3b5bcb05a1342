/// What a query asks, as a tree.
public indirect enum QueryExpression: Sendable, Hashable {
  case all
  case and([QueryExpression])
  case or([QueryExpression])
  case not(QueryExpression)
  /// Text anywhere in title, tags, locale, type or file name; folded.
  case text([UInt8])
  /// The same between quotes: taken as it is, without ``near(_:)``.
  case exactText([UInt8])
  /// A word there that differs by one slip of the fingers, or begins so; folded.
  case near([UInt8])
  case field(String, [ValueTest])
  case compare(String, Comparison, Bound)
  case state(PostingState)
  case duplicate
  /// Missing, empty or null.
  case no(String)
  case has(String)
  /// The key is not there at all.
  case missing(String)
  /// The key is there, with nothing in it.
  case empty(String)
  /// Text in the body; folded.
  case body([UInt8])
  /// A shell pattern (`*`, `?`, `[a-z]`, `**`) over the path.
  case path(String)

  /// What is asked of a value.
  public enum ValueTest: Sendable, Hashable {
    /// The whole value, blind to case, accents and outer blanks.
    case exact(String)
    /// The beginning of a word in the value.
    case wordPrefix(String)
    case range(Bound?, Bound?)
  }

  /// How two values stand to each other.
  public enum Comparison: String, Sendable, Hashable {
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  /// What a value is compared with.
  public enum Bound: Sendable, Hashable {
    /// A day, or a whole month or year: the first second in it, and the first after it.
    case dates(Range<Int>)
    /// `30d`: an age, or for an expiry what is left, in seconds.
    case duration(Int)
    case number(Double)
  }

  /// Whether the bodies of files must be read to answer it.
  public var readsBodies: Bool {
    switch self {
    case .and(let parts), .or(let parts): parts.contains(where: \.readsBodies)
    case .not(let part): part.readsBodies
    case .body: true
    default: false
    }
  }
}
