public import SystemPackage

extension Journal {
  /// Finds files that a kill left half written in place, and puts their old bytes back. To be called at each start.
  ///
  /// Only a file that is provably such a mixture is touched: its start is that of one of the two texts and its rest
  /// that of the other. A recovery that was itself killed is brought to its end. Looks at the writes of the last days only,
  /// and costs next to nothing where no file was written in place meanwhile.
  ///
  /// - Parameter days: how far back to look.
  /// - Returns: the files that were mended; what cannot be read or written is left.
  @discardableResult
  public func recover(days: Int = 7, with save: SafeSave = SafeSave()) throws(PostingsError) -> [FilePath] {
    let oldest = fileSystem.now() - Int64(days) * 86_400_000_000_000
    guard try storage.hasWritesInPlace(since: oldest) else { return [] }
    let writes = try storage.read().records.filter { $0.time >= oldest }.flatMap { record in
      record.entries.filter(\.isInPlace).map { WriteInPlace($0, isRecovery: record.purpose == .recovery) }
    }
    var seen: Set<FilePath> = []
    let latest = writes.reversed().filter { seen.insert($0.entry.path).inserted }
    return latest.filter { mend($0, save) }.map(\.entry.path).reversed()
  }

  /// The last write in place of a file. Of a recovery the old bytes are torn, and the new ones what it puts back.
  private struct WriteInPlace {
    var entry: JournalEntry
    var isRecovery: Bool

    init(_ entry: JournalEntry, isRecovery: Bool) {
      self.entry = entry
      self.isRecovery = isRecovery
    }

    /// What is to stand in the file that holds these bytes; nil when it is whole, or not of this write.
    func whole(instead current: [UInt8]) -> [UInt8]? {
      guard let old = entry.wholeOld, let new = entry.wholeNew, current != new else { return nil }
      let isTorn =
        Journal.isMixture(current, start: new, end: old) || Journal.isMixture(current, start: old, end: new)
      // A recovery that was itself killed, before its first byte or on the way, is brought to its end.
      if isRecovery { return current == old || isTorn ? new : nil }
      return current != old && isTorn ? old : nil
    }
  }

  private func mend(_ write: WriteInPlace, _ save: SafeSave) -> Bool {
    guard let current = try? PostingFile.read(write.entry.path, on: save.fileSystem),
      let whole = write.whole(instead: current.bytes)
    else { return false }
    let group = group("recover", for: .recovery)
    let outcome = try? save.save(whole, over: current) { (writes) throws(PostingsError) in try group.record(writes) }
    if case .saved? = outcome { return true }
    return false
  }

  /// What a write of `start` over `end` looks like when it stops on the way.
  fileprivate static func isMixture(_ bytes: [UInt8], start: [UInt8], end: [UInt8]) -> Bool {
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
