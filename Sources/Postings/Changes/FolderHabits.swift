internal import Synchronization
internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// How the other postings of a folder spell and order their fields, read when a change asks for it.
final class FolderHabits: Sendable {
  /// Enough to know what is usual.
  private static let sampleSize = 300
  private let tables = Mutex<[FilePath: PostingTable]>([:])
  private let roleMap: @Sendable (FilePath) -> RoleMap
  /// What holds in a folder where no posting has a tag.
  private let usualTags: TagsHabit?

  init(usualTags: TagsHabit? = nil, roleMap: @escaping @Sendable (FilePath) -> RoleMap) {
    self.roleMap = roleMap
    self.usualTags = usualTags
  }

  /// The context of changes to a file.
  func context(for file: FilePath, plan: ChangePlan) -> ChangeContext {
    let folder = file.removingLastComponent()
    let roleMap = roleMap(folder)
    let table: @Sendable () -> PostingTable = { [self] in self.table(folder) }
    guard plan.addsTags else {
      return ChangeContext(roleMap: roleMap, predecessor: { table().usualPredecessor(of: $0, among: $1) })
    }
    let known = table()
    let tags = known.tagsHabit ?? usualTags ?? TagsHabit()
    return ChangeContext(
      roleMap: roleMap, tagsKey: tags.key, tagsAreList: tags.areLists,
      predecessor: { known.usualPredecessor(of: $0, among: $1) })
  }

  private func table(_ folder: FilePath) -> PostingTable {
    tables.withLock { tables in
      if let known = tables[folder] { return known }
      // Forgetting is cheaper than holding every folder of a large tree.
      if tables.count >= 64 { tables.removeAll() }
      let table = read(folder)
      tables[folder] = table
      return table
    }
  }

  private func read(_ folder: FilePath) -> PostingTable {
    var table = PostingTable(now: 0)
    var scan = OrderedScan(roleMap: roleMap(folder))
    scan.threads = 2
    scan.run(
      [folder.isEmpty ? "." : folder],
      transform: { items in
        items.compactMap { if case .posting(let posting) = $0 { PostingRecord.withoutProblems(posting) } else { nil } }
      },
      receive: { records in
        for record in records where !record.isBroken { table.upsert(record) }
        return table.count < Self.sampleSize
      })
    return table
  }
}
