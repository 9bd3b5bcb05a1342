public import SystemPackage

/// Finds what is wrong with postings, each alone and beside the others.
public struct CollectionCheck: Sendable {
  /// A problem, and the posting that has it.
  public struct Finding: Sendable {
    /// Of the posting, as it is shown.
    public var path: FilePath
    /// What is wrong with it.
    public var problem: Problem

    /// A problem of a posting.
    public init(path: FilePath, problem: Problem) {
      self.path = path
      self.problem = problem
    }
  }

  private var postings: [CheckedPosting] = []
  private let roleMap: RoleMap

  /// A check of no postings yet.
  public init(roleMap: RoleMap = RoleMap()) { self.roleMap = roleMap }

  /// How many postings were added.
  public var count: Int { postings.count }

  /// - Parameter posting: in the order in which findings are wanted.
  public mutating func add(_ posting: CheckedPosting) { postings.append(posting) }

  /// All findings, by posting in the order in which they were added, then by place.
  public func findings() -> [Finding] {
    var problems = postings.map(\.problems)
    func add(_ found: [(index: Int, problem: Problem)]) {
      for (index, problem) in found { problems[index].append(problem) }
    }
    add(MissingFields.problems(in: postings, roleMap))
    add(LookAlikes.problems(in: postings, roleMap))
    add(Duplicates.problems(in: postings))
    add(DeadLinks.problems(in: postings))
    return zip(postings, problems).flatMap { posting, problems in
      problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) }.map { Finding(path: posting.path, problem: $0) }
    }
  }
}
