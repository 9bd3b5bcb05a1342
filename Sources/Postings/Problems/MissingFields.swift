internal import SystemPackage

/// Fields that nearly all postings around have, and one has not.
enum MissingFields {
  /// Fewer say nothing of what is usual.
  private static let leastPostings = 10
  /// Of a hundred.
  private static let usualShare = 90

  static func problems(in postings: [CheckedPosting], _ roleMap: RoleMap) -> [(index: Int, problem: Problem)] {
    groups(postings).flatMap { problems(in: postings, $0, roleMap) }
  }

  /// Postings are compared with those of their folder; those of folders with few are taken together, one level up.
  private static func groups(_ postings: [CheckedPosting]) -> [[Int]] {
    var byFolder: [FilePath: [Int]] = [:]
    for (index, posting) in postings.enumerated() where !posting.isBroken {
      byFolder[posting.path.removingLastComponent(), default: []].append(index)
    }
    var groups: [[Int]] = []
    var small: [FilePath: [Int]] = [:]
    for (folder, members) in byFolder {
      if members.count >= leastPostings {
        groups.append(members)
      } else {
        small[folder.removingLastComponent(), default: []] += members
      }
    }
    return groups + small.values.filter { $0.count >= leastPostings }
  }

  private static func problems(
    in postings: [CheckedPosting], _ group: [Int], _ roleMap: RoleMap
  ) -> [(index: Int, problem: Problem)] {
    var counts: [[UInt8]: Int] = [:]
    for index in group { for key in postings[index].keys { counts[Array(key.utf8), default: 0] += 1 } }
    let usual = counts.filter { $0.value < group.count && $0.value * 100 >= group.count * usualShare }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
    guard !usual.isEmpty else { return [] }
    return group.flatMap { index in
      usual.filter { isMissing($0.key, in: postings[index], roleMap) }.map { key, count in
        let detail = Problem.Detail.missingField(
          key: String(decoding: key, as: UTF8.self), presentIn: count, of: group.count)
        return (index, Problem(.note, detail))
      }
    }
  }

  /// A role that another key or the file’s place fills is not missing.
  private static func isMissing(_ key: [UInt8], in posting: CheckedPosting, _ roleMap: RoleMap) -> Bool {
    guard !posting.keys.contains(where: { $0.utf8.elementsEqual(key) }) else { return false }
    guard let role = roleMap.role(ofKey: String(decoding: key, as: UTF8.self))?.role else { return true }
    return !posting.filledRoles.contains(role)
  }
}
