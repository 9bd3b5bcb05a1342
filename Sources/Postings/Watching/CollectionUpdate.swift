internal import Synchronization
public import SystemPackage

/// What a second look at some paths has found.
public struct CollectionUpdate: Sendable {
  /// Where was looked: what is not among `found` is no posting any more.
  public var touched: TouchedPaths
  /// The postings that stand there now.
  public var found: [RecordBatch] = []
  /// What could not be read; the rest was.
  public var failures: [CollectionScan.Failure] = []

  /// More threads than this only wait for each other on a warm disk.
  private static let threads = 4
  /// Files that one thread reads in less time than it takes to start another.
  private static let fewFiles = 128

  /// Looks again, under the rules of a scan; returns when all is read.
  ///
  /// - Parameters:
  ///   - roots: of the collection.
  ///   - options: of the scan that read it; its watch gets to know folders that are new.
  public init(_ touched: TouchedPaths, roots: [FilePath], options: CollectionScan.Options = .init()) {
    self.touched = touched
    let results = Mutex<(found: [RecordBatch], failures: [CollectionScan.Failure])>(([], []))
    let deliver: @Sendable (CollectionScan.Event) -> Void = { event in
      results.withLock { results in
        switch event {
        case .found(let batch): results.found.append(batch)
        case .failure(let failure): results.failures.append(failure)
        case .finished, .unchanged: break
        }
      }
    }
    let work = Work(touched, roots, options)
    let count = work.queueIsEmpty && work.files.count <= Self.fewFiles ? 1 : Self.threads
    WorkerThreads.perform(on: count) { index in
      var worker = ScanWorker(queue: work.queue, options: options, ledger: nil, deliver: deliver)
      worker.readFiles(work.files(ofShare: index, of: count))
      if index == 0 { worker.readFiles(work.namedFiles) }
      worker.run()
    }
    (found, failures) = results.withLock { $0 }
    // Gone between the news and the look: no failure, it is simply not there.
    failures.removeAll { $0.errno == Errno.noSuchFileOrDirectory.rawValue && !$0.isRoot }
  }

  /// What is to be read, with what a scan would know of it.
  private struct Work: Sendable {
    let queue: FolderQueue
    private(set) var queueIsEmpty = true
    private(set) var files: [(path: FilePath, folder: ScanFolder)] = []
    private(set) var namedFiles: [FilePath] = []

    init(_ touched: TouchedPaths, _ roots: [FilePath], _ options: CollectionScan.Options) {
      let watch = options.watch
      queue = FolderQueue { key, path in watch?.isWatched(key, otherwiseThan: path) ?? false }
      var places = CollectionPlaces(roots, options.names)
      var gone: Set<FilePath> = []
      // Those within another one are walked anyway.
      for path in touched.folders where !path.lies(below: touched.folders) {
        guard FileKind(path) == .folder else {
          gone.insert(path)
          if places.isRoot(path), FileKind(path) == .file { namedFiles.append(path) }
          continue
        }
        guard let folder = places.folder(path) else { continue }
        queue.push(folder)
        queueIsEmpty = false
      }
      watch?.forget(gone)
      for path in touched.files {
        if places.isRoot(path) {
          if FileKind(path) == .file { namedFiles.append(path) }
        } else if let folder = places.folder(ofFile: path) {
          files.append((path, folder))
        }
      }
    }

    func files(ofShare index: Int, of count: Int) -> [(path: FilePath, folder: ScanFolder)] {
      count == 1 ? files : files.indices.filter { $0 % count == index }.map { files[$0] }
    }
  }
}
