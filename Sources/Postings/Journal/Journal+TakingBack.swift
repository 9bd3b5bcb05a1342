internal import FrontMatter
public import SystemPackage

/// What became of an undo or a redo.
public struct TakeBackReport: Sendable {
  /// What was taken back.
  public var group: WriteGroup
  /// Files that are exactly as before.
  public var restored: [FilePath] = []
  /// Files that had changed since, elsewhere: the other change stays.
  public var merged: [FilePath] = []
  /// Files that were as before already.
  public var unchanged: [FilePath] = []
  /// Files that were left as they are.
  public var refused: [Refusal] = []

  /// A file that was left, and why.
  public struct Refusal: Sendable, Hashable {
    /// The file.
    public var path: FilePath
    /// Says what to do.
    public var reason: PostingsError
  }
}

extension Journal {
  /// Takes back the last command that stands.
  ///
  /// A file is put back exactly when it holds what the command wrote; when it has changed since, field by field where
  /// the other change left these fields alone; else it is refused. When no file could be put back nothing is noted.
  ///
  /// - Throws: ``PostingsError/nothingToUndo``, or what keeps the journal from being read.
  public func undo(in folders: [FilePath] = [], with save: SafeSave = SafeSave()) throws(PostingsError)
    -> TakeBackReport
  {
    let timeline = try timeline(in: folders)
    guard let place = timeline.done.last else { throw .nothingToUndo }
    let group = timeline.groups[place]
    return try takeBack(group, as: .undo(of: group.summary.id), with: save)
  }

  /// Takes back the last undo, unless something was written after it.
  public func redo(in folders: [FilePath] = [], with save: SafeSave = SafeSave()) throws(PostingsError)
    -> TakeBackReport
  {
    let timeline = try timeline(in: folders)
    guard let place = timeline.undone.last else { throw .nothingToRedo }
    let group = timeline.groups[place]
    return try takeBack(group, as: .redo(of: group.summary.id), with: save)
  }

  /// Takes back a command of the history, whatever was written after it.
  public func undo(_ id: WriteGroup.ID, with save: SafeSave = SafeSave()) throws(PostingsError) -> TakeBackReport {
    let timeline = try timeline(in: [])
    guard let group = timeline.groups.first(where: { $0.summary.id == id }) else { throw .nothingToUndo }
    return try takeBack(group, as: .undo(of: id), with: save)
  }

  private func takeBack(
    _ group: JournalTimeline.Group, as purpose: WriteGroup.Purpose, with save: SafeSave
  ) throws(PostingsError) -> TakeBackReport {
    var report = TakeBackReport(group: group.summary)
    let writes = self.group(group.summary.label, for: purpose)
    var files = TakeBackPlan.files(of: group.entries)[...]
    while !files.isEmpty {
      let chunk = files.prefix(256)
      files = files.dropFirst(256)
      takeBack(Array(chunk), writes, save, &report)
    }
    // What had nothing to write is taken back all the same.
    if report.restored.isEmpty, report.merged.isEmpty, report.refused.isEmpty { try writes.record([]) }
    return report
  }

  /// A file that another program keeps writing is tried again on what stands there.
  private func takeBack(_ files: [TakeBackPlan.File], _ group: Group, _ save: SafeSave, _ report: inout TakeBackReport)
  {
    var waiting = files
    for tryNumber in 1...50 where !waiting.isEmpty {
      var plans: [(file: TakeBackPlan.File, plan: TakeBackPlan)] = []
      for file in waiting {
        do throws(PostingsError) {
          let plan = try TakeBackPlan(file, on: save.fileSystem)
          if plan.request == nil { report.unchanged.append(file.path) } else { plans.append((file, plan)) }
        } catch {
          report.refused.append(.init(path: file.path, reason: error))
        }
      }
      let results = save.perform(plans.map { $0.plan.request! }) { (writes) throws(PostingsError) in
        try group.record(writes)
      }
      waiting = []
      for ((file, plan), result) in zip(plans, results) {
        switch result {
        case .success(.changedOnDisk) where tryNumber < 50: waiting.append(file)
        case .success(.changedOnDisk): report.refused.append(.init(path: file.path, reason: .keepsChanging(file.path)))
        case .success(.unchanged): report.unchanged.append(file.path)
        case .success: if plan.isMerge { report.merged.append(file.path) } else { report.restored.append(file.path) }
        case .failure(let error): report.refused.append(.init(path: file.path, reason: error))
        }
      }
    }
  }
}
