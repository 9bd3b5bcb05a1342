internal import Dispatch
internal import FrontMatter
internal import Postings
internal import PostingsViewModels
internal import Synchronization
internal import SystemPackage

/// Acts on many files. They are planned, and written, in portions, so that progress is seen and a stop is heard.
extension EffectRunner {
  nonisolated func run(_ request: BulkRequest) {
    let stops = Stops(self)
    switch request {
    case .stop: state.withLock { $0.stops += 1 }
    case .plan(let change): planQueue.async { [self] in plan(change, stops) }
    case .write(let change): queue.async { [self] in write(change, stops) }
    case .refresh(let paths, let place): queue.async { [self] in refresh(paths, place) }
    case .create(let path, let bytes, let label, let place): queue.async { [self] in create(path, bytes, label, place) }
    case .createBundle(let path, let bytes, let label, let place):
      queue.async { [self] in createBundle(path, bytes, label, place) }
    case .createLinked(let path, let bytes, let source, let changed, let label, let place):
      queue.async { [self] in createLinked(path, bytes, source, changed, label, place) }
    case .remove(let paths, let label): queue.async { [self] in remove(paths, label) }
    case .rename(let old, let new, let label, let place): queue.async { [self] in rename(old, new, label, place) }
    case .check(let id, let place, let now): checkQueue.async { [self] in check(id, place, now, stops) }
    }
  }

  /// What was planned or written is on no screen any more a while after its end, as a rule: then its memory goes back.
  private nonisolated func giveBackMemory(of files: [FilePath]) {
    guard files.count >= Self.manyFiles else { return }
    for seconds in [2, 60] {
      DispatchQueue.global(qos: .utility).asyncAfter(deadline: .now() + .seconds(seconds)) { ProcessMemory.giveBack() }
    }
  }

  /// Fewer leave too little behind to be worth a wait of anybody.
  private nonisolated static let manyFiles = 1000

  /// Whether what began when this was made has been stopped since.
  private nonisolated struct Stops: Sendable {
    private let runner: EffectRunner
    private let count: Int
    init(_ runner: EffectRunner) {
      self.runner = runner
      count = runner.state.withLock { $0.stops }
    }
    var isStopped: Bool { runner.state.withLock { $0.stops } != count }
  }

  private nonisolated static let portion = 32

  // MARK: Many changes

  private nonisolated func plan(_ change: BulkChange, _ stops: Stops) {
    var run = change.run
    run.isDryRun = true
    run.shouldStop = { stops.isStopped }
    var portion: [PlannedFile] = []
    func hand() {
      if !portion.isEmpty { post(.bulk(.planned(id: change.id, portion))) }
      portion = []
    }
    run.run(change.files) { path, outcome in
      portion.append(Self.planned(path, outcome))
      if portion.count >= Self.portion { hand() }
      return !stops.isStopped
    }
    hand()
    giveBackMemory(of: change.files)
    if !stops.isStopped { post(.bulk(.planningEnded(id: change.id))) }
  }

  private nonisolated static func planned(_ path: FilePath, _ outcome: ChangeRun.Outcome) -> PlannedFile {
    switch outcome {
    case .changed(let file, let bytes):
      PlannedFile(
        path: path, result: .changed(DiffViewModel(path: path, old: file.bytes, new: bytes)),
        stamp: file.bytes.hashValue)
    case .unchanged, .conditionNotMet: PlannedFile(path: path, result: .unchanged)
    case .refused(let error): PlannedFile(path: path, result: .refused(.change(error)))
    case .failed(let error): PlannedFile(path: path, result: .refused(.file(error)))
    }
  }

  private nonisolated func write(_ change: BulkChange, _ stops: Stops) {
    var run = change.run
    run.save = storage.manySave()
    run.shouldStop = { stops.isStopped }
    let group = storage.journal?.group(change.label)
    var portion: [WrittenFile] = []
    var records: [PostingRecord] = []
    func hand() {
      if !portion.isEmpty { post(.bulk(.written(id: change.id, portion, RecordBatch(records)))) }
      (portion, records) = ([], [])
    }
    var count = 0
    run.run(change.files) { (writes) throws(PostingsError) in
      try group?.record(writes)
    } report: { path, outcome in
      count += 1
      portion.append(Self.written(path, outcome))
      if case .changed(_, let bytes) = outcome {
        records.append(Self.record(path, bytes, change.place))
        noteOwn(path, DiskNews.hash(bytes))
      }
      if portion.count >= Self.portion { hand() }
      // What is written is told whole; the run asks by itself whether to go on.
      return true
    }
    hand()
    giveBackMemory(of: change.files)
    post(.bulk(.writingEnded(id: change.id, wasStopped: count < change.files.count)))
  }

  private nonisolated static func written(_ path: FilePath, _ outcome: ChangeRun.Outcome) -> WrittenFile {
    switch outcome {
    case .changed(let file, _): WrittenFile(path: path, result: .written, stamp: file.bytes.hashValue)
    case .unchanged, .conditionNotMet: WrittenFile(path: path, result: .unchanged)
    case .refused(let error): WrittenFile(path: path, result: .refused(.change(error)))
    case .failed(let error): WrittenFile(path: path, result: .refused(.file(error)))
    }
  }

  private nonisolated static func record(_ path: FilePath, _ bytes: [UInt8], _ place: CollectionPlace) -> PostingRecord
  {
    PostingRecord(
      Posting(path: path, root: place.root(of: path), document: FrontMatterDocument(bytes), roleMap: place.roleMap))
  }

  // MARK: Files that come and go

  private nonisolated func refresh(_ paths: [FilePath], _ place: CollectionPlace) {
    var records: [PostingRecord] = []
    var gone: [FilePath] = []
    for path in paths {
      do throws(PostingsError) {
        let file = try storage.read(path)
        noteShown(file)
        records.append(Self.record(path, file.bytes, place))
      } catch {
        if case .notFound = error { gone.append(path) }
      }
    }
    giveBackMemory(of: paths)
    post(.bulk(.refreshed(RecordBatch(records), gone: gone)))
  }

  private nonisolated func perform(_ requests: [SaveRequest], _ group: Journal.Group?) -> [Result<
    SaveOutcome, PostingsError
  >] {
    storage.manySave().perform(requests) { (writes) throws(PostingsError) in try group?.record(writes) }
  }

  private nonisolated func create(_ path: FilePath, _ bytes: [UInt8], _ label: String, _ place: CollectionPlace) {
    let results = perform([.create(path, bytes)], storage.journal?.group(label))
    switch results[0] {
    case .success(.saved(let file)): post(.bulk(.created(file, RecordBatch([Self.record(path, file.bytes, place)]))))
    case .success: post(.bulk(.failed(.alreadyExists(path))))
    case .failure(let error): post(.bulk(.failed(error)))
    }
  }

  private nonisolated func createBundle(_ path: FilePath, _ bytes: [UInt8], _ label: String, _ place: CollectionPlace) {
    do throws(PostingsError) {
      try PostingBundle.makeFolder(path.removingLastComponent())
      create(path, bytes, label, place)
    } catch {
      post(.bulk(.failed(error)))
    }
  }

  /// The new posting comes first: the one that it was made from is not changed for nothing.
  private nonisolated func createLinked(
    _ path: FilePath, _ bytes: [UInt8], _ source: PostingFile, _ changed: [UInt8], _ label: String,
    _ place: CollectionPlace
  ) {
    let group = storage.journal?.group(label)
    do throws(PostingsError) {
      guard case .saved(let file) = try perform([.create(path, bytes)], group)[0].get() else {
        throw .alreadyExists(path)
      }
      post(.bulk(.created(file, RecordBatch([Self.record(path, file.bytes, place)]))))
      guard case .saved = try perform([.replace(source, with: changed)], group)[0].get() else {
        throw .changedSince(source.path)
      }
      refresh([source.path], place)
    } catch {
      post(.bulk(.failed(error)))
    }
  }

  /// Without a journal nothing is removed: it could not be brought back.
  private nonisolated func remove(_ paths: [FilePath], _ label: String) {
    guard let group = storage.journal?.group(label) else { return post(.bulk(.failed(.noStateFolder))) }
    var removed: [FilePath] = []
    var refused: [WrittenFile] = []
    for path in paths {
      do throws(PostingsError) {
        let file = try storage.read(path)
        switch try perform([.remove(file)], group)[0].get() {
        case .removed: removed.append(path)
        default: throw .changedSince(path)
        }
      } catch {
        refused.append(WrittenFile(path: path, result: .refused(.file(error))))
      }
    }
    post(.bulk(.removed(removed, refused: refused)))
  }

  /// The new name appears before the old one goes, so that the posting is never without one.
  private nonisolated func rename(_ old: FilePath, _ new: FilePath, _ label: String, _ place: CollectionPlace) {
    let group = storage.journal?.group(label)
    do throws(PostingsError) {
      let file = try storage.read(old)
      _ = try perform([.create(new, file.bytes, mode: file.identity.mode)], group)[0].get()
      guard case .removed = try perform([.remove(file)], group)[0].get() else { throw .changedSince(old) }
      noteOwn(new, DiskNews.hash(file.bytes))
      post(.bulk(.renamed(from: old, RecordBatch([Self.record(new, file.bytes, place)]), to: new)))
    } catch {
      post(.bulk(.failed(error)))
      refresh([old, new], place)
    }
  }

  // MARK: Checks

  private nonisolated func check(_ id: Int, _ place: CollectionPlace, _ now: Int, _ stops: Stops) {
    var check = CollectionCheck(roleMap: place.roleMap)
    var scan = OrderedScan(roleMap: place.roleMap, names: place.names)
    scan.readsBodies = true
    let roleMap = place.roleMap
    scan.run(
      place.roots,
      transform: { items in
        items.compactMap { item in
          if case .posting(let posting) = item { CheckedPosting(posting, roleMap: roleMap, now: now) } else { nil }
        }
      },
      receive: { postings in
        for posting in postings { check.add(posting) }
        post(.bulk(.checked(id: id, count: check.count)))
        return !stops.isStopped
      })
    if !stops.isStopped { post(.bulk(.checkEnded(id: id, check.findings()))) }
  }
}
