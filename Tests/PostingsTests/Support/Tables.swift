import FrontMatter
import SystemPackage

@testable import Postings

/// A record as the readers make it, from fields written as lines.
func record(_ path: String, _ lines: String, isBroken: Bool = false, map: RoleMap = RoleMap()) -> PostingRecord {
  var posting = Posting(path: FilePath(path), document: FrontMatterDocument([]), roleMap: map)
  posting.fields = [RecordField](lines: lines)
  let names = path.split(separator: "/").map { Array($0.utf8) }
  posting.roles = PostingRoles(
    fields: posting.fields, fileName: names.last ?? [], folders: Array(names.dropLast()), map: map)
  var record = PostingRecord(posting)
  record.isBroken = isBroken
  record.format = .yaml
  return record
}

/// The moment that states are told by in these tests.
let testNow = instant("2017-06-15T12:00:00Z")

func table(_ records: [PostingRecord]) -> PostingTable {
  var table = PostingTable(now: testNow)
  for record in records { table.upsert(record) }
  return table
}

extension PostingTable {
  /// The paths of the rows that a query is true of, in the order of rows.
  func paths(matching query: String) throws -> [String] {
    var paths: [String] = []
    QueryMatcher(self).rows(matching: try Query(query).expression).forEach { paths.append(path($0).string) }
    return paths
  }
}
