import Postings
import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A start with an index: what is shown before a file is looked at, and what it costs to look.
struct IndexFigures {
  var folder: FilePath
  var runs: Int
  var floor: Cost

  func figures() -> [Figure] {
    guard let place = TemporaryFolder() else { return [Figure(name: "index", value: "skipped: no temporary folder")] }
    defer { place.remove() }
    var index = CollectionIndex(place.path)
    index.minimumCount = 0
    let options = CollectionScan.Options()
    let (first, table) = Cost.measure { Self.loaded(folder) }
    let kept = Cost.median(of: min(runs, 3)) { index.keep(table, of: [folder], options: options) }
    let head = Cost.median(of: runs) { _ = loadHead(index, options) }
    let whole = Cost.median(of: runs) { _ = index.load([folder], options: options, now: 0) }
    let counts = Counter()
    let check = Cost.median(of: runs) { counts.add(self.check(index, options)) }
    let look = Cost.median(of: runs) { _ = Floor.look(folder) }
    return [
      Figure("complete, with times for an index", first, to: floor),
      Figure("keeping it (\(place.size >> 20) MB), in the background", kept, to: floor),
      Figure(name: "first screenful from the index", value: head.text, goal: "≤ 20 ms with the first screen"),
      Figure("complete list from the index", whole, to: floor, goal: "≤ 40 ms"),
      Figure("and held against the files (\(counts.value / runs) read)", check, to: floor, goal: "≤ 0.5 × floor"),
      Figure("  of which walk and fstatat alone", look, to: floor),
    ]
  }

  private static func loaded(_ folder: FilePath) -> PostingTable { LoadedCollection(folder, stamped: true).table }

  /// Until the newest postings are there.
  private func loadHead(_ index: CollectionIndex, _ options: CollectionScan.Options) -> Int {
    index.newest(of: [folder], options: options, now: 0)?.count ?? 0
  }

  /// - Returns: how many files were read.
  private func check(_ index: CollectionIndex, _ options: CollectionScan.Options) -> Int {
    guard var table = index.load([folder], options: options, now: 0) else { return 0 }
    let ledger = FileLedger(&table)
    let read = Counter()
    LoadedCollection.scan(folder, ledger: ledger) { read.add($0.count) }
    return read.value
  }
}

/// A folder of our own, closed to others, for the time of a measurement.
struct TemporaryFolder {
  let path: FilePath

  init?() {
    var template = Array("/tmp/postings-benchmark-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    path = template.withUnsafeBufferPointer { FilePath(platformString: $0.baseAddress!) }
  }

  /// Of the files in it, in bytes.
  var size: Int { names.reduce(0) { $0 + Self.size(of: path.appending($1)) } }

  func remove() { _ = ChildProcess.run("rm", ["-rf", "--", path.string]) }

  private static func size(of file: FilePath) -> Int {
    var status = stat()
    return file.withPlatformString { stat($0, &status) } == 0 ? Int(status.st_size) : 0
  }

  private var names: [String] {
    guard let stream = path.withPlatformString({ opendir($0) }) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }
}
