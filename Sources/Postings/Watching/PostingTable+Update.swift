internal import SystemPackage

extension PostingTable {
  /// What an update has changed.
  public struct Changes: Sendable, Equatable {
    /// Rows that are new, or have new values, or may have a new body.
    public var rows: [Row] = []
    /// How many rows are new.
    public var added = 0
    /// How many rows may say something else than before.
    public var changed = 0
    /// Rows that hold nothing any more.
    public var removed: [Row] = []

    /// Whether all is as it was.
    public var isEmpty: Bool { added == 0 && changed == 0 && removed.isEmpty }
  }

  /// Puts in what stands on the disk now, and takes out what does not any more.
  public mutating func apply(_ update: CollectionUpdate) -> Changes {
    var changes = Changes()
    var seen: Set<Row> = []
    for batch in update.found {
      let known = batch.paths.map { path in row(of: path).flatMap { isPresent($0) ? ($0, fingerprint($0)) : nil } }
      for (row, old) in zip(add(batch), known) where seen.insert(row).inserted {
        changes.rows.append(row)
        guard let old else {
          changes.added += 1
          continue
        }
        // What was named changed, be it in the body; what was only looked through changed when its fields did.
        if update.touched.files.contains(path(row)) || fingerprint(row) != old.1 { changes.changed += 1 }
      }
    }
    changes.removed = rows(in: update.touched).filter { !seen.contains($0) }
    for row in changes.removed { remove(path(row)) }
    return changes
  }

  /// The rows of these files, and of all below these folders.
  private func rows(in touched: TouchedPaths) -> [Row] {
    var found = Set(touched.files.compactMap { path in row(of: path).flatMap { isPresent($0) ? $0 : nil } })
    guard !touched.folders.isEmpty else { return Array(found) }
    let folders = Set(touched.folders.map(\.bytes))
    for row in 0..<Row(rowLimit) where isPresent(row) && Self.isBelow(folders, pathBytes(row)) { found.insert(row) }
    return found.sorted()
  }

  /// Whether the path, or a folder on it, is one of these; `.` and the empty path hold all that is not absolute.
  private static func isBelow(_ folders: Set<[UInt8]>, _ path: ArraySlice<UInt8>) -> Bool {
    let slash = UInt8(ascii: "/")
    if path.first != slash, folders.contains([UInt8(ascii: ".")]) || folders.contains([]) { return true }
    if folders.contains(Array(path)) || folders.contains([slash]) { return true }
    var end = path.endIndex
    while let next = path[..<end].lastIndex(of: slash), next > path.startIndex {
      if folders.contains(Array(path[..<next])) { return true }
      end = next
    }
    return false
  }

  /// Equal, but for accidents, when all values are.
  private func fingerprint(_ row: Row) -> Int {
    var hasher = Hasher()
    let columns = rows[Int(row)]
    for entry in entrySlice(row) {
      hasher.combine(entry.value)
      hasher.combine(entry.field)
      hasher.combine(entry.kind)
    }
    for tag in tagSlice(row) { hasher.combine(tag) }
    for value in [columns.title, columns.dateText, columns.locale, columns.type, columns.expiryText] {
      hasher.combine(value)
    }
    hasher.combine(columns.fixedState)
    for problem in problems(row) { hasher.combine(problem.line) }
    return hasher.finalize()
  }
}
