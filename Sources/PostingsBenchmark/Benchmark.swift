import Postings
import SystemPackage

/// One run over one folder.
struct Benchmark {
  var folder: FilePath
  var runs: Int
  var pageCache: PageCache
  /// The ones to run, as on the command line; nil for all.
  var parts: [String]?
  private let report = Report()

  /// - Returns: how many files there are, and what may be compared with a collection of another size.
  func run() -> (files: Int, figures: [Figure]) {
    var all: [Figure] = []
    func print(_ figures: [Figure]) {
      figures.forEach { report.line($0) }
      all += figures
    }
    let (files, bytes) = Floor.read(folder)
    guard files > 0 else {
      report.heading("No files in \(folder).")
      return (0, [])
    }
    report.heading("\(folder): \(files) files, \(bytes >> 20) MB")

    // First, before other runs have left their traces in the heap.
    report.heading("Memory")
    let collection = LoadedCollection(folder)
    print(memory(collection))

    report.heading("Reading")
    let floor = Cost.median(of: runs) { _ = Floor.read(folder) }
    print([Figure(name: "floor: walk, open, read, close", value: floor.text, measure: floor.cpu)])
    if isWanted("reading") { print(ReadingFigures(folder: folder, runs: runs, floor: floor).figures()) }

    part("index", "Index") { print(IndexFigures(folder: folder, runs: runs, floor: floor).figures()) }
    part("queries", "Queries on \(collection.table.count) postings") {
      print(QueryFigures(table: collection.table, runs: runs, floor: floor).figures())
    }
    part("bodies", "Bodies") {
      print(BodyFigures(folder: folder, table: collection.table, runs: runs, floor: floor).figures())
    }
    part("screens", "Screens") {
      print(ScreenFigures(folder: folder, runs: runs, pageCache: pageCache).figures())
    }
    return (files, all.filter { $0.measure != nil })
  }

  private func isWanted(_ part: String) -> Bool { parts?.contains(part) ?? true }

  private func part(_ name: String, _ heading: String, _ run: () -> Void) {
    guard isWanted(name) else { return }
    report.heading(heading)
    run()
  }

  private func memory(_ collection: LoadedCollection) -> [Figure] {
    let resident = Double(Memory.resident)
    let count = Double(max(1, collection.table.count))
    return [
      Figure(name: "process with its table", value: (resident / 1_048_576).fixed(1) + " MB", goal: "≤ 80 MB at 100k"),
      Figure(name: "a posting", value: (resident / count).fixed(0) + " bytes", goal: "< 1 KB beyond its text"),
    ]
  }
}

extension Cost {
  var text: String { "\(cpu.milliseconds) CPU, \(wall.milliseconds)" }

  /// How many times the floor's CPU.
  func ratio(to floor: Cost) -> String { (cpu / floor.cpu).fixed(2) + " × floor" }
}
