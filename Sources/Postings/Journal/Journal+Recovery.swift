public import SystemPackage

extension Journal {
  /// Finds files that a kill left half written in place, and puts their old bytes back. To be called at each start.
  ///
  /// Only a file that is provably such a mixture is touched: its start is that of one of the two texts and its rest
  /// that of the other. Looks at the writes of the last days only,
  /// and costs next to nothing where no file was written in place meanwhile.
  ///
  /// - Parameter days: how far back to look.
  /// - Returns: the files that were mended; what cannot be read or written is left.
  @discardableResult
  public func recover(days: Int = 7, with save: SafeSave = SafeSave()) throws(PostingsError) -> [FilePath] {
    let oldest = fileSystem.now() - Int64(days) * 86_400_000_000_000
    guard try storage.hasWritesInPlace(since: oldest) else { return [] }
    let entries = try storage.read().records.filter { $0.time >= oldest }.flatMap(\.entries).filter(\.isInPlace)
    var seen: Set<FilePath> = []
    return entries.reversed().filter { seen.insert($0.path).inserted && mend($0, save) }.map(\.path).reversed()
  }

  private func mend(_ entry: JournalEntry, _ save: SafeSave) -> Bool {
    guard let old = entry.wholeOld, let new = entry.wholeNew,
      let current = try? PostingFile.read(entry.path, on: save.fileSystem),
      current.bytes != old, current.bytes != new,
      Self.isMixture(current.bytes, start: new, end: old) || Self.isMixture(current.bytes, start: old, end: new)
    else { return false }
    let group = group("recover", for: .recovery)
    let outcome = try? save.save(old, over: current) { (writes) throws(PostingsError) in try group.record(writes) }
    if case .saved? = outcome { return true }
    return false
  }

  /// What a write of `start` over `end` looks like when it stops on the way.
  private static func isMixture(_ bytes: [UInt8], start: [UInt8], end: [UInt8]) -> Bool {
    let written = ByteDelta.commonPrefix(bytes, start)
    guard bytes.count == max(end.count, written) else { return false }
    return written >= end.count || bytes[written...].elementsEqual(end[written...])
  }
}

extension JournalEntry {
  /// The new bytes, when all of the old ones were kept.
  fileprivate var wholeNew: [UInt8]? {
    guard let old = wholeOld, new != nil, replaced.upperBound <= old.count else { return nil }
    let bytes = old[..<replaced.lowerBound] + replacement + old[replaced.upperBound...]
    return ContentHash(bytes) == new ? Array(bytes) : nil
  }
}
