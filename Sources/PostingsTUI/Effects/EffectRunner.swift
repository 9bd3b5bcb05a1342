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
    public var changeSettings:
      @Sendable (SettingsChange, FilePath) throws(SettingsStore.Failure) -> CollectionSettings = {
        (change, path) throws(SettingsStore.Failure) in try SettingsStore(journal: nil).make(change, in: path)
      }
    /// Lets a file outside of the folders that were opened be written from now on.
    public var allowWriting: @Sendable (FilePath) -> Void = { _ in }
    /// Hands an address to another program; whether it was taken. May take some seconds.
    public var openAddress: @Sendable (String) -> Bool = { _ in false }
    /// Keeps the lines typed after `:`.
    public var keepHistory: @Sendable ([String]) -> Void = { _ in }
    /// Keeps what was typed into the filter.
    public var keepFilterHistory: @Sendable ([String]) -> Void = { _ in }

    /// How many files are written at once, each put down in the journal before.
    public var manySave: @Sendable () -> SafeSave = { SafeSave() }
    /// Nil where none can be kept.
    public var journal: Journal?

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

  let storage: Storage
  private var options: CollectionScan.Options { state.withLock { $0.options } }
  /// What was read the last time; nil to do without.
  private let index: CollectionIndex?
  private let watches: Bool
  private let wake: @Sendable () -> Void
  private let drafts: DraftKeeper?
  let queue = DispatchQueue(label: "postings.files")
  /// What reads the whole collection again waits for nobody and keeps nobody waiting.
  let checkQueue = DispatchQueue(label: "postings.check", qos: .utility)
  /// What waits for git.
  let gitQueue = DispatchQueue(label: "postings.git", qos: .userInitiated)
  /// What works out changes before they are written: it only reads, and the files’ own queue stays free.
  let planQueue = DispatchQueue(label: "postings.plan", qos: .userInitiated)
  /// Other programs may take their time, which no file waits for.
  let openings = DispatchQueue(label: "postings.openings")
  let state = Mutex(State())

  struct State {
    /// Of the scans; what the collection says of itself may change.
    var options = CollectionScan.Options()
    var outcomes: [Outcome] = []
    var load = LoadState()
    /// What the index knows comes before all that the scan finds.
    var early: [Outcome] = []
    var delivery = ScanDelivery()
    var isLoading = false
    var isWakeComing = false
    var roots: [FilePath] = []
    var watch: CollectionWatch?
    var news = DiskNews()
    /// Only the last preview that was asked for is read.
    var wantedPreview: FilePath?
    /// Only the last change of a history that was asked for is worked out.
    var wantedChange: Int?
    /// In bodies, under way or ended.
    var bodySearch: BodySearch?
    /// Counts what was stopped: work that began under a smaller number ends.
    var stops = 0
  }

  /// - Parameters:
  ///   - watches: whether changes that other programs make are followed.
  ///   - wake: called from any thread when there is something in the mailbox.
  public init(
    storage: Storage, drafts: DraftKeeper? = nil, options: CollectionScan.Options = .init(),
    index: CollectionIndex? = nil, watches: Bool = false,
    wake: @escaping @Sendable () -> Void
  ) {
    self.storage = storage
    self.drafts = drafts
    self.index = index
    self.watches = watches
    self.wake = wake
    state.withLock { $0.options = options }
  }

  deinit { state.withLock { $0.watch }?.stop() }

  /// Puts in order what a kill left behind, before any read or write that is asked for later and away from the keys:
  /// files that were half written in place, and temporary files in these folders.
  public func tidy(_ folders: [FilePath]) {
    queue.async { [self] in
      do throws(PostingsError) {
        for path in try storage.journal?.recover() ?? [] { post(.recovered(path)) }
      } catch {
        post(.undoFailed(error))
      }
      for folder in folders { _ = Litter.clean(folder) }
    }
  }

  /// Begins an effect; those that belong to the terminal are not for here and do nothing.
  public func run(_ effect: Effect) {
    if let drafts, drafts.run(effect, { [weak self] in self?.post($0) }) { return }
    switch effect {
    case .load(let roots): load(roots)
    case .readSettings(let roots): queue.async { [self] in post(readSettings(roots)) }
    case .stopLoading: state.withLock { $0.load.stop() }?.cancel()
    case .read(let path, let purpose): read(path, purpose)
    case .save(let file, let bytes, let label): queue.async { [self] in post(save(file, bytes, label)) }
    case .undoLastWrite: queue.async { [self] in post(takeBack(storage.undo)) }
    case .redoLastWrite: queue.async { [self] in post(takeBack(storage.redo)) }
    case .saveCopy(let path, let bytes): queue.async { [self] in post(saveCopy(beside: path, bytes)) }
    case .bulk(let request): run(request)
    case .git(let request): run(request)
    case .changeSettings(let change, let path): queue.async { [self] in post(changed(change, path)) }
    case .keepHistory(let lines): queue.async { [self] in storage.keepHistory(lines) }
    case .allowWriting(let path): queue.async { [self] in storage.allowWriting(path) }
    case .openAddress(let address):
      openings.async { [self] in
        post(.addressOpened(address, wasTaken: storage.openAddress(address)))
      }
    case .keepFilterHistory(let lines): queue.async { [self] in storage.keepFilterHistory(lines) }
    case .stopBodySearch: stopBodySearch()
    case .copy, .showCommandLine, .searchBodies, .openEditor, .editText, .showHelp, .setTitle, .redraw, .suspend, .quit,
      .keepIndex:
      break
    case .timeDraft, .keepDraft, .dropDraft, .dropAbandonedDrafts, .findDrafts: break
    }
  }

  /// Empties the mailbox; what a scan found comes in portions.
  public func takeOutcomes() -> [Outcome] {
    let (outcomes, hasMore, isDone) = state.withLock { state in
      var outcomes = state.early
      state.early = []
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
    return Self.joiningBodies(outcomes)
  }

  /// Waits until all writes that were asked for are done.
  public func finishWrites() {
    queue.sync {}
    drafts?.finish()
  }

  /// Waits until all addresses have been handed on.
  public func finishOpenings() { openings.sync {} }

  /// Waits for what only reads: checks, plans and git.
  public func finishChecks() {
    checkQueue.sync {}
    planQueue.sync {}
    gitQueue.sync {}
  }

  func post(_ outcome: Outcome) {
    noteOwnWrites(outcome)
    state.withLock { $0.outcomes.append(outcome) }
    wake()
  }

  // MARK: News from the disk

  /// The watch goes along with the first scan, and stays.
  var scanOptions: CollectionScan.Options {
    var options = options
    guard watches else { return options }
    options.watch = state.withLock { state in
      let watch =
        state.watch
        ?? CollectionWatch { [weak self] event in
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

  // MARK: Loading

  /// One load after another; each may be stopped before its scan has begun.
  struct LoadState {
    var scan: CollectionScan?
    var number = 0
    var isStopped = false

    mutating func stop() -> CollectionScan? {
      isStopped = true
      return scan
    }
  }

  private func load(_ roots: [FilePath]) {
    let number = state.withLock { state in
      state.load.scan?.cancel()
      state.load = LoadState(number: state.load.number + 1)
      state.isLoading = true
      state.early = []
      state.delivery = ScanDelivery()
      state.news.beginLoad()
      state.roots = roots
      return state.load.number
    }
    guard let index else { return scan(roots, nil, number) }
    DispatchQueue.global(qos: .userInitiated).async { [self] in
      var isShown = false
      // The clock is the collection's own.
      let known = index.load(roots, options: options, now: 0) {
        isShown = true
        postEarly(.indexed($0, isWhole: false), ofLoad: number)
      }
      var table = known ?? PostingTable(now: 0, roleMap: options.roleMap)
      let ledger = FileLedger(&table)
      if known != nil || isShown { postEarly(.indexed(table, isWhole: true), ofLoad: number) }
      scan(roots, ledger, number)
    }
  }

  private func scan(_ roots: [FilePath], _ ledger: FileLedger?, _ number: Int) {
    let options = scanOptions
    options.watch?.watch(SettingsPlaces(roots: roots))
    let scan = CollectionScan(roots, options: options, ledger: ledger) { [weak self] event in
      self?.take(event, ofLoad: number)
    }
    let isStopped = state.withLock { state in
      guard state.load.number == number else { return true }
      state.load.scan = scan
      return state.load.isStopped
    }
    if isStopped { scan.cancel() }
  }

  private func postEarly(_ outcome: Outcome, ofLoad number: Int) {
    state.withLock { if $0.load.number == number { $0.early.append(outcome) } }
    wake()
  }

  private func take(_ event: CollectionScan.Event, ofLoad number: Int) {
    let isDue = state.withLock { state in
      guard state.load.number == number else { return false }
      switch event {
      case .found(let batch): state.delivery.add(batch)
      case .unchanged(let rows): state.early.append(.unchanged(rows))
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

  /// Keeps a table for the next start, away from the keys; when that cannot be, the next start reads all files.
  public func keepIndex(of table: PostingTable, roots: [FilePath]) {
    guard let index else { return }
    DispatchQueue.global(qos: .utility).async { [options] in index.keep(table, of: roots, options: options) }
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
      if case .leadsOut(_, let target) = error { return .leadsOut(file, with: bytes, label: label, to: target) }
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

  private func changed(_ change: SettingsChange, _ path: FilePath) -> Outcome {
    do throws(SettingsStore.Failure) {
      return .settingsChanged(try storage.changeSettings(change, path), by: change)
    } catch {
      return .settingsNotChanged(error)
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
