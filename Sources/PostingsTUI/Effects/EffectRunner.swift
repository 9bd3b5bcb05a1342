internal import Dispatch
public import Postings
public import PostingsViewModels
internal import Synchronization
public import SystemPackage

/// Does what the view models ask for, away from the keys: reads and writes run one after another on a queue of their
/// own, and what comes of them waits in a mailbox until the run loop looks.
public nonisolated final class EffectRunner: Sendable {
  /// How files are written; a test gives doubles.
  public struct Storage: Sendable {
    public var read: @Sendable (FilePath) throws(PostingsError) -> PostingFile
    public var save: @Sendable (PostingFile, [UInt8], _ label: String) throws(PostingsError) -> SaveOutcome
    /// Takes the last write back, or makes it again: its label and the files that it touched.
    public var undo: @Sendable () throws(PostingsError) -> (label: String, paths: [FilePath])
    public var redo: @Sendable () throws(PostingsError) -> (label: String, paths: [FilePath])
    /// Writes a file that must not exist yet.
    public var create: @Sendable (FilePath, [UInt8]) throws(PostingsError) -> Void

    public init(
      read: @escaping @Sendable (FilePath) throws(PostingsError) -> PostingFile,
      save: @escaping @Sendable (PostingFile, [UInt8], String) throws(PostingsError) -> SaveOutcome,
      undo: @escaping @Sendable () throws(PostingsError) -> (label: String, paths: [FilePath]),
      redo: @escaping @Sendable () throws(PostingsError) -> (label: String, paths: [FilePath]),
      create: @escaping @Sendable (FilePath, [UInt8]) throws(PostingsError) -> Void
    ) {
      self.read = read
      self.save = save
      self.undo = undo
      self.redo = redo
      self.create = create
    }
  }

  private let storage: Storage
  private let options: CollectionScan.Options
  private let wake: @Sendable () -> Void
  private let drafts: DraftKeeper?
  private let queue = DispatchQueue(label: "postings.files")
  private let state = Mutex(State())

  private struct State {
    var outcomes: [Outcome] = []
    var scan: CollectionScan?
    /// Only the last preview that was asked for is read.
    var wantedPreview: FilePath?
  }

  /// - Parameter wake: called from any thread when there is something in the mailbox.
  public init(
    storage: Storage, drafts: DraftKeeper? = nil, options: CollectionScan.Options = .init(),
    wake: @escaping @Sendable () -> Void
  ) {
    self.storage = storage
    self.drafts = drafts
    self.options = options
    self.wake = wake
  }

  /// Runs before any read or write that is asked for later, away from the keys.
  public func tidy(_ work: @escaping @Sendable () -> Void) { queue.async(execute: work) }

  /// Begins an effect; those that belong to the terminal are not for here and do nothing.
  public func run(_ effect: Effect) {
    if let drafts, drafts.run(effect, { [weak self] in self?.post($0) }) { return }
    switch effect {
    case .load(let roots): load(roots)
    case .stopLoading: state.withLock { $0.scan }?.cancel()
    case .read(let path, let purpose): read(path, purpose)
    case .save(let file, let bytes, let label): queue.async { [self] in post(save(file, bytes, label)) }
    case .undoLastWrite: queue.async { [self] in post(takeBack(storage.undo)) }
    case .redoLastWrite: queue.async { [self] in post(takeBack(storage.redo)) }
    case .saveCopy(let path, let bytes): queue.async { [self] in post(saveCopy(beside: path, bytes)) }
    case .openEditor, .setTitle, .redraw, .suspend, .quit: break
    case .timeDraft, .keepDraft, .dropDraft, .dropAbandonedDrafts, .findDrafts: break
    }
  }

  /// Empties the mailbox; what a scan found is put together, so that the list answers once for all of it.
  public func takeOutcomes() -> [Outcome] {
    let outcomes = state.withLock { state in
      defer { state.outcomes = [] }
      return state.outcomes
    }
    var merged: [Outcome] = []
    var found: [RecordBatch] = []
    for outcome in outcomes {
      if case .found(let batches) = outcome {
        found += batches
        continue
      }
      if !found.isEmpty { merged.append(.found(found)) }
      found = []
      merged.append(outcome)
    }
    if !found.isEmpty { merged.append(.found(found)) }
    return merged
  }

  /// Waits until all writes that were asked for are done.
  public func finishWrites() {
    queue.sync {}
    drafts?.finish()
  }

  private func post(_ outcome: Outcome) {
    state.withLock { $0.outcomes.append(outcome) }
    wake()
  }

  // MARK: Loading

  private func load(_ roots: [FilePath]) {
    let scan = CollectionScan(roots, options: options) { [weak self] event in
      switch event {
      case .found(let batch): self?.post(.found([batch]))
      case .failure(let failure): self?.post(.couldNotRead(failure))
      case .finished(let wasCancelled): self?.post(.loaded(wasStopped: wasCancelled))
      }
    }
    state.withLock { $0.scan = scan }
  }

  // MARK: Files

  private func read(_ path: FilePath, _ purpose: Purpose) {
    if purpose == .preview { state.withLock { $0.wantedPreview = path } }
    queue.async { [self] in
      if purpose == .preview, state.withLock({ $0.wantedPreview }) != path { return }
      do throws(PostingsError) {
        post(.read(try storage.read(path), purpose))
      } catch {
        post(.readFailed(path, error, purpose))
      }
    }
  }

  private func save(_ file: PostingFile, _ bytes: [UInt8], _ label: String) -> Outcome {
    do throws(PostingsError) {
      switch try storage.save(file, bytes, label) {
      case .saved(let saved), .unchanged(let saved): return .saved(saved)
      case .changedOnDisk(let current): return .changedOnDisk(current)
      case .removed: return .saveFailed(file.path, .notFound(file.path))
      }
    } catch {
      return .saveFailed(file.path, error)
    }
  }

  /// Under the first name that nobody has: `stage.md.mine`, `stage.md.mine2`.
  private func saveCopy(beside path: FilePath, _ bytes: [UInt8]) -> Outcome {
    var failure = PostingsError.alreadyExists(path)
    for number in 1...99 {
      let copy = FilePath(bytes: path.bytes + Array((number == 1 ? ".mine" : ".mine\(number)").utf8))
      do throws(PostingsError) {
        try storage.create(copy, bytes)
        return .copied(copy)
      } catch {
        failure = error
        guard case .alreadyExists = error else { break }
      }
    }
    return .copyFailed(failure)
  }

  private func takeBack(_ work: () throws(PostingsError) -> (label: String, paths: [FilePath])) -> Outcome {
    do throws(PostingsError) {
      let (label, paths) = try work()
      return .undone(label: label, paths: paths)
    } catch {
      return .undoFailed(error)
    }
  }
}
