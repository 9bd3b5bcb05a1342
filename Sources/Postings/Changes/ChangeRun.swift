public import SystemPackage

/// Makes changes in many files, each whole or not at all.
///
/// Files are read and changed on several threads, and written in order by ``SafeSave``. A file that another program
/// changes in between is read again and the plan is made anew on what stands there, so that neither change is lost.
public struct ChangeRun: Sendable {
  /// What is asked of each file.
  private let plan: @Sendable (FilePath) -> ChangePlan
  /// Which keys carry which role, by the folder of a file: files of several collections may be changed at once.
  private let roleMap: @Sendable (FilePath) -> RoleMap
  /// How the collection writes tags, for folders where no posting has any.
  public var usualTags: TagsHabit?
  /// How files are written.
  public var save = SafeSave()
  /// Nothing is written.
  public var isDryRun = false
  /// How many files are read and changed at once.
  public var threads = 4
  /// Asked before each batch of files is written; true ends the run, and what is written stays reported.
  public var shouldStop: @Sendable () -> Bool = { false }

  /// The same for all files.
  public init(_ plan: ChangePlan, roleMap: RoleMap = RoleMap()) {
    self.init(plan) { _ in roleMap }
  }

  /// The same for all files.
  ///
  /// - Parameter roleMap: which keys carry which role in the files of a folder.
  public init(_ plan: ChangePlan, roleMap: @escaping @Sendable (FilePath) -> RoleMap) {
    self.plan = { _ in plan }
    self.roleMap = roleMap
  }

  /// For each file its own; a file without one stays as it is.
  public init(plans: [FilePath: ChangePlan], roleMap: RoleMap = RoleMap()) {
    plan = { plans[$0] ?? ChangePlan([]) }
    self.roleMap = { _ in roleMap }
  }

  /// What became of one file.
  public enum Outcome: Sendable {
    /// Written, or in a dry run: would be.
    case changed(PostingFile, to: [UInt8])
    case unchanged
    case conditionNotMet
    case refused(ChangeError)
    case failed(PostingsError)
  }

  private enum Prepared: Sendable {
    case ready(PostingFile, [UInt8])
    case settled(Outcome)
  }

  private static let filesPerJob = 64
  /// How often a file is tried that others keep writing.
  private static let tries = 200

  /// - Parameters:
  ///   - record: what must have happened before anything that exists is changed; see ``SafeSave``.
  ///   - report: called for each file in the order given; false stops after it.
  public func run(_ files: [FilePath], record: SafeSave.Record = { _ in }, report: (FilePath, Outcome) -> Bool) {
    let habits = FolderHabits(usualTags: usualTags, roleMap: roleMap)
    var next = 0
    let pipeline = OrderedPipeline<[FilePath], [(FilePath, Prepared)]>(threads: threads, window: 8) { files in
      files.map { ($0, prepare($0, habits)) }
    }
    pipeline.run(
      next: {
        guard next < files.count else { return nil }
        let job = Array(files[next..<min(next + Self.filesPerJob, files.count)])
        next += job.count
        return job
      },
      receive: { prepared in
        if shouldStop() { return false }
        let outcomes = finish(prepared, habits, record)
        for (file, outcome) in zip(prepared.map(\.0), outcomes) where !report(file, outcome) { return false }
        return true
      })
  }

  private func prepare(_ path: FilePath, _ habits: FolderHabits) -> Prepared {
    do throws(PostingsError) {
      return prepare(try PostingFile.read(path), habits)
    } catch {
      return .settled(.failed(error))
    }
  }

  private func prepare(_ file: PostingFile, _ habits: FolderHabits) -> Prepared {
    let plan = plan(file.path)
    do throws(ChangeError) {
      switch try plan.outcome(for: file.bytes, in: habits.context(for: file.path, plan: plan)) {
      case .changed(let bytes): return .ready(file, bytes)
      case .unchanged: return .settled(.unchanged)
      case .conditionNotMet: return .settled(.conditionNotMet)
      }
    } catch {
      return .settled(.refused(error))
    }
  }

  /// Writes what is ready, and again what another program has changed meanwhile.
  private func finish(_ files: [(FilePath, Prepared)], _ habits: FolderHabits, _ record: SafeSave.Record) -> [Outcome] {
    var prepared = files.map(\.1)
    var outcomes = [Outcome?](repeating: nil, count: files.count)
    for tryNumber in 1...Self.tries {
      var requests: [SaveRequest] = []
      var indices: [Int] = []
      for (index, file) in prepared.enumerated() where outcomes[index] == nil {
        switch file {
        case .settled(let outcome): outcomes[index] = outcome
        case .ready(let file, let bytes) where isDryRun: outcomes[index] = .changed(file, to: bytes)
        case .ready(let file, let bytes):
          requests.append(.replace(file, with: bytes))
          indices.append(index)
        }
      }
      if requests.isEmpty { break }
      for (index, result) in zip(indices, save.perform(requests, record: record)) {
        settle(result, of: index, &prepared, &outcomes, habits, isLastTry: tryNumber == Self.tries)
      }
    }
    return outcomes.map { $0! }
  }

  private func settle(
    _ result: Result<SaveOutcome, PostingsError>, of index: Int, _ prepared: inout [Prepared],
    _ outcomes: inout [Outcome?],
    _ habits: FolderHabits, isLastTry: Bool
  ) {
    guard case .ready(let file, let bytes) = prepared[index] else { return }
    switch result {
    case .failure(let error): outcomes[index] = .failed(error)
    case .success(.changedOnDisk(let current)):
      if isLastTry {
        outcomes[index] = .failed(.keepsChanging(file.path))
      } else {
        prepared[index] = prepare(current, habits)
      }
    case .success(.unchanged): outcomes[index] = .unchanged
    case .success: outcomes[index] = .changed(file, to: bytes)
    }
  }
}
