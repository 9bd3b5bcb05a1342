public import FrontMatter
public import SystemPackage

/// What a collection keeps of one posting: everything but the bytes.
public struct PostingRecord: Sendable {
  /// As it is shown.
  public var path: FilePath
  /// Nil without front matter.
  public var format: FrontMatterFormat?
  /// What the fields mean.
  public var roles: PostingRoles
  /// The values, flattened, in the order of the file.
  public var fields: [RecordField]
  /// What the file alone shows to be wrong.
  public var problems: [Problem]
  /// Whether its front matter cannot be read whole.
  public var isBroken: Bool

  /// All that a collection keeps, its problems included.
  public init(_ posting: Posting) {
    self.init(posting, problems: posting.problems)
  }

  /// For filters: looking for problems costs about as much as reading.
  public static func withoutProblems(_ posting: Posting) -> PostingRecord { PostingRecord(posting, problems: []) }

  private init(_ posting: Posting, problems: [Problem]) {
    path = posting.path
    format = posting.document.format
    roles = posting.roles
    fields = posting.fields
    self.problems = problems
    isBroken = posting.isBroken
  }
}
