import Postings
import SystemPackage

/// One run over one folder.
struct Benchmark {
  var folder: FilePath
  var runs: Int
  private let report = Report()

  func run() {
    let (files, bytes) = Floor.read(folder)
    guard files > 0 else { return print("No files in \(folder).") }
    report.heading("\(folder): \(files) files, \(bytes >> 20) MB")

    // First, before other runs have left their traces in the heap.
    report.heading("Memory")
    let collection = LoadedCollection(folder)
    for figure in memory(collection) { report.line(figure) }

    report.heading("Reading")
    let floor = Cost.median(of: runs) { _ = Floor.read(folder) }
    report.line(Figure(name: "floor: walk, open, read, close", value: floor.text))
    for figure in ReadingFigures(folder: folder, runs: runs, floor: floor).figures() { report.line(figure) }

    report.heading("Index")
    for figure in IndexFigures(folder: folder, runs: runs, floor: floor).figures() { report.line(figure) }

    report.heading("Queries on \(collection.table.count) postings")
    for figure in QueryFigures(table: collection.table, runs: runs, floor: floor).figures() { report.line(figure) }

    report.heading("Bodies")
    for figure in BodyFigures(table: collection.table, runs: runs, floor: floor).figures() { report.line(figure) }
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
