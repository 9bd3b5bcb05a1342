public import SystemPackage

/// Every write, put down before it happens, so that it can be taken back: tomorrow, and after a kill at any point.
///
/// A record is written and synced once for each batch of files (see ``SafeSave/perform(_:record:)``), before the first
/// file of the batch changes. Nothing is noted when the writes are done: whether one was is seen from the file itself,
/// which holds the old or the new bytes. Kept in `$XDG_STATE_HOME/postings/journal`, mode 0700, files 0600; bounded.
public struct Journal: Sendable {
  /// Above them the oldest writes are forgotten.
  public struct Limits: Sendable, Hashable {
    /// Of all files together.
    public var bytes: Int
    /// Since the last write to a file of the journal.
    public var days: Int
    /// 64 MB and 90 days, unless said otherwise.
    public init(bytes: Int = 64 << 20, days: Int = 90) {
      self.bytes = bytes
      self.days = days
    }
  }

  let storage: JournalStorage
  /// Whether each record waits for the disk.
  public var durability: SafeSave.Durability
  var fileSystem: any FileSystem { storage.folder.fileSystem }

  /// - Parameter folder: `journal` in ``BaseFolder/state``.
  public init(_ folder: StateFolder, limits: Limits = Limits(), durability: SafeSave.Durability = .disk) {
    storage = JournalStorage(folder: folder, limits: limits)
    self.durability = durability
  }

  /// The writes of one command from now on; give ``Group/record(_:)`` to ``SafeSave/perform(_:record:)``, for as many
  /// batches as there are.
  public func group(_ label: String, for purpose: WriteGroup.Purpose = .write) -> Group {
    Group(journal: self, id: fileSystem.randomNumber(), purpose: purpose, label: label)
  }

  /// One command's place in the journal.
  public struct Group: Sendable {
    let journal: Journal
    /// As in ``WriteGroup/id``.
    public let id: UInt64
    /// As in ``WriteGroup/purpose``.
    public let purpose: WriteGroup.Purpose
    /// As in ``WriteGroup/label``.
    public let label: String

    /// Puts writes down; they may happen when it returns.
    ///
    /// - Throws: ``PostingsError/failed(_:_:_:)`` or ``PostingsError/unsafeState(_:_:)``: then they must not.
    public func record(_ writes: [PlannedWrite]) throws(PostingsError) {
      let record = JournalRecord(
        group: id, purpose: purpose, time: journal.fileSystem.now(), label: label,
        entries: writes.map(JournalEntry.init))
      try journal.storage.append([record], syncs: journal.durability == .disk)
    }
  }

  /// Saves one file as a command of its own.
  public func save(
    _ bytes: [UInt8], over file: PostingFile, label: String, with save: SafeSave = SafeSave()
  ) throws(PostingsError) -> SaveOutcome {
    let group = group(label)
    return try save.save(bytes, over: file) { (writes) throws(PostingsError) in try group.record(writes) }
  }

  /// What was written, the oldest first.
  ///
  /// - Parameter folders: only groups that wrote below one of these (absolute, without links); empty: all.
  public func history(in folders: [FilePath] = []) throws(PostingsError) -> WriteHistory {
    let timeline = try timeline(in: folders)
    return WriteHistory(groups: timeline.groups.map(\.summary), damagedEntries: timeline.damagedEntries)
  }

  func timeline(in folders: [FilePath]) throws(PostingsError) -> JournalTimeline {
    let (records, damaged) = try storage.read()
    return JournalTimeline(records, in: folders, damagedEntries: damaged)
  }
}
