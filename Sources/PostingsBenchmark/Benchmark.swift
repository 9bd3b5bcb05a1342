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
    let floor = Cost.median(of: runs) { _ = Floor.read(folder) }
    report.line(Figure(name: "floor: walk, open, read, close", value: text(floor)))

    report.heading("Reading")
    for figure in ReadingFigures(folder: folder, runs: runs, floor: floor).figures() { report.line(figure) }

    report.heading("Memory")
    let before = Memory.resident
    let collection = LoadedCollection(folder)
    let used = Double(Memory.resident - before)
    report.line(
      Figure(
        name: "process with its table", value: (Double(Memory.resident) / 1_048_576).fixed(1) + " MB", goal: "≤ 80 MB at 100k"))
    report.line(
      Figure(
        name: "table, per posting", value: (used / Double(max(1, collection.table.count))).fixed(0) + " bytes",
        goal: "< 1 KB beyond its text"))

    report.heading("Queries on \(collection.table.count) postings")
    for figure in QueryFigures(table: collection.table, runs: runs, floor: floor).figures() { report.line(figure) }
  }

  private func text(_ duration: Cost) -> String {
    "\(duration.cpu.milliseconds) CPU, \(duration.wall.milliseconds)"
  }
}

extension Cost {
  /// How many times the floor's CPU.
  func ratio(to floor: Cost) -> String { (cpu / floor.cpu).fixed(2) + " × floor" }
}
