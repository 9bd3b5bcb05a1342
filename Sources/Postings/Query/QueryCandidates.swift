/// Postings that are judged when all are known, without their bytes: a query may compare them with each other.
public struct QueryCandidates: Sendable {
  /// The postings so far.
  public private(set) var table: PostingTable
  private let filter: PostingFilter
  private let needles: [[UInt8]]
  private var holders: [[UInt8]: Set<PostingTable.Row>] = [:]

  /// What must be kept of one posting.
  public struct Candidate: Sendable {
    /// With what is wrong with the posting, if the query asks for that.
    public var record: PostingRecord
    /// Which of the texts that the query seeks in bodies stand in this one.
    fileprivate var found: [[UInt8]]
  }

  /// None yet.
  ///
  /// - Parameters:
  ///   - filter: what will be asked.
  ///   - roleMap: that the postings are read with.
  public init(_ filter: PostingFilter, roleMap: RoleMap) {
    self.filter = filter
    needles = filter.expression.bodyTexts
    table = PostingTable(now: filter.now, roleMap: roleMap)
  }

  /// Adds one, or puts it in the place of the one with the same path.
  @discardableResult
  public mutating func add(_ candidate: Candidate) -> PostingTable.Row {
    let row = table.upsert(candidate.record)
    for needle in needles {
      if candidate.found.contains(needle) {
        holders[needle, default: []].insert(row)
      } else {
        holders[needle]?.remove(row)
      }
    }
    return row
  }

  /// Those that the query is true of.
  public var matches: RowSet {
    QueryMatcher(table) { [holders] row, needle in holders[needle]?.contains(row) ?? false }
      .rows(matching: filter.expression)
  }
}

extension PostingFilter {
  /// What ``QueryCandidates`` keep of a posting.
  ///
  /// - Parameter posting: with its body, if the query reads bodies.
  public func candidate(_ posting: Posting) -> QueryCandidates.Candidate {
    QueryCandidates.Candidate(
      record: record(of: posting), found: expression.bodyTexts.filter { posting.bodyContains($0) })
  }

  /// With what is wrong with the posting only if the query asks: to look for that costs as much as to read.
  func record(of posting: Posting) -> PostingRecord {
    expression.asksForProblems ? PostingRecord(posting) : .withoutProblems(posting)
  }
}

extension QueryExpression {
  /// The texts sought in bodies, folded.
  var bodyTexts: [[UInt8]] {
    switch self {
    case .and(let parts), .or(let parts): parts.flatMap(\.bodyTexts)
    case .not(let part): part.bodyTexts
    case .body(let needle): [needle]
    default: []
    }
  }
}
