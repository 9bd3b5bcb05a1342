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

    public init(
      read: @escaping @Sendable (FilePath) throws(PostingsError) -> PostingFile,
      save: @escaping @Sendable (PostingFile, [UInt8], String) throws(PostingsError) -> SaveOutcome,
      undo: @escaping @Sendable () throws(PostingsError) -> (label: String, paths: [FilePath]),
      redo: @escaping @Sendable () throws(PostingsError) -> (label: String, paths: [FilePath])
    ) {
      self.read = read
      self.save = save
      self.undo = undo
      self.redo = redo
    }
  }

  private let storage: Storage
  private let options: CollectionScan.Options
  private let watches: Bool
  private let wake: @Sendable () -> Void
  private let queue = DispatchQueue(label: "postings.files")
  private let state = Mutex(State())

  private struct State {
    var outcomes: [Outcome] = []
    var scan: CollectionScan?
    var delivery = ScanDelivery()
    /// Counts the loads: what an earlier one still finds is of no interest.
    var load = 0
    var isLoading = false
    var isWakeComing = false
    var roots: [FilePath] = []
    var watch: CollectionWatch?
    var news = DiskNews()
    /// Only the last preview that was asked for is read.
    var wantedPreview: FilePath?
  }

  /// - Parameters:
  ///   - watches: whether changes that other programs make are followed.
  ///   - wake: called from any thread when there is something in the mailbox.
  public init(
    storage: Storage, options: CollectionScan.Options = .init(), watches: Bool = false,
    wake: @escaping @Sendable () -> Void
  ) {
    self.storage = storage
    self.options = options
    self.watches = watches
    self.wake = wake
  }

  deinit { state.withLock { $0.watch }?.stop() }

  /// Runs before any read or write that is asked for later, away from the keys.
  public func tidy(_ work: @escaping @Sendable () -> Void) { queue.async(execute: work) }

  /// Begins an effect; those that belong to the terminal are not for here and do nothing.
  public func run(_ effect: Effect) {
    switch effect {
    case .load(let roots): load(roots)
    case .stopLoading: state.withLock { $0.scan }?.cancel()
    case .read(let path, let purpose): read(path, purpose)
    case .save(let file, let bytes, let label): queue.async { [self] in post(save(file, bytes, label)) }
    case .undoLastWrite: queue.async { [self] in post(takeBack(storage.undo)) }
    case .redoLastWrite: queue.async { [self] in post(takeBack(storage.redo)) }
    case .openEditor, .setTitle, .redraw, .suspend, .quit: break
    }
  }

  /// Empties the mailbox; what a scan found comes in portions.
  public func takeOutcomes() -> [Outcome] {
    let (outcomes, hasMore, isDone) = state.withLock { state in
      var outcomes: [Outcome] = []
      if state.isLoading {
        let (batches, shows, end) = state.delivery.take()
        if !batches.isEmpty { outcomes.append(.found(batches)) }
        if shows { outcomes.append(.caughtUp) }
        if let end { outcomes.append(.loaded(wasStopped: end)) }
        state.isLoading = end == nil
      }
      outcomes += state.outcomes
      state.outcomes = []
      return (outcomes, state.isLoading && state.delivery.hasMore, !state.isLoading)
    }
    if hasMore { wake() }
    if isDone { followNews() }
    return outcomes
  }

  /// Waits until all writes that were asked for are done.
  public func finishWrites() { queue.sync {} }

  func post(_ outcome: Outcome) {
    noteOwnWrites(outcome)
    state.withLock { $0.outcomes.append(outcome) }
    wake()
  }

  // MARK: News from the disk

  /// The watch goes along with the first scan, and stays.
  private var scanOptions: CollectionScan.Options {
    var options = options
    guard watches else { return options }
    options.watch = state.withLock { state in
      let watch = state.watch ?? CollectionWatch { [weak self] event in
        switch event {
        case .touched(let touched): self?.diskChanged(touched)
        case .polling: self?.post(.watchesRanOut)
        }
      }
      state.watch = watch
      return watch
    }
    return options
  }

  /// Other programs have touched these: once the collection is loaded they are looked at, on the queue of the reads and
  /// writes, so that nothing older than a save of ours comes after it.
  public func diskChanged(_ touched: TouchedPaths) {
    let isLoading = state.withLock { state in
      state.news.add(touched)
      return state.isLoading
    }
    if !isLoading { followNews() }
  }

  private func followNews() {
    queue.async { [self] in
      let (touched, news, roots) = state.withLock { ($0.isLoading ? TouchedPaths() : $0.news.take(), $0.news, $0.roots) }
      let others = news.withoutOwn(touched)
      guard !others.isEmpty else { return }
      post(.diskChanged(CollectionUpdate(others, roots: roots, options: scanOptions)))
    }
  }

  private func noteOwnWrites(_ outcome: Outcome) {
    switch outcome {
    case .saved(let file): state.withLock { $0.news.noteOwn(file.path, file.identity) }
    case .undone(_, let paths):
      for path in paths { state.withLock { $0.news.noteOwn(path, DiskNews.identity(path)) } }
    default: break
    }
  }

  // MARK: Loading

  private func load(_ roots: [FilePath]) {
    let load = state.withLock { state in
      state.scan?.cancel()
      state.load += 1
      state.isLoading = true
      state.delivery = ScanDelivery()
      state.roots = roots
      return state.load
    }
    let scan = CollectionScan(roots, options: scanOptions) { [weak self] event in self?.take(event, ofLoad: load) }
    state.withLock { if $0.load == load { $0.scan = scan } }
  }

  private func take(_ event: CollectionScan.Event, ofLoad load: Int) {
    let isDue = state.withLock { state in
      guard state.load == load else { return false }
      switch event {
      case .found(let batch): state.delivery.add(batch)
      case .failure(let failure): state.outcomes.append(.couldNotRead(failure))
      case .finished(let wasCancelled): state.delivery.end(wasStopped: wasCancelled)
      }
      return state.delivery.isDue
    }
    if isDue { wake() } else { wakeSoon() }
  }

  /// What is held back for a better moment must not wait for the next thing to be found.
  private func wakeSoon() {
    let isFirst = state.withLock { state in
      defer { state.isWakeComing = true }
      return !state.isWakeComing
    }
    guard isFirst else { return }
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(50)) { [self] in
      state.withLock { $0.isWakeComing = false }
      wake()
    }
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

  private func takeBack(_ work: () throws(PostingsError) -> (label: String, paths: [FilePath])) -> Outcome {
    do throws(PostingsError) {
      let (label, paths) = try work()
      return .undone(label: label, paths: paths)
    } catch {
      return .undoFailed(error)
    }
  }
}
