public import FrontMatter
public import SystemPackage

/// What a collection keeps of one posting: everything but the bytes.
public struct PostingRecord: Sendable {
  public var path: FilePath
  public var format: FrontMatterFormat?
  public var roles: PostingRoles
  public var fields: [RecordField]
  /// What the file alone shows to be wrong.
  public var problems: [Problem]
  public var isBroken: Bool

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
