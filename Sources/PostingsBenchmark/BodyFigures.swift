import Postings
import SystemPackage

/// Searching the bodies of all postings, beside ripgrep on the same files.
struct BodyFigures {
  var folder: FilePath
  var table: PostingTable
  var runs: Int
  var floor: Cost

  func figures() -> [Figure] {
    ["decidim", "chargee de projets", "ouvertes"].map { needle in
      var hits = 0
      let cost = Cost.median(of: runs) { hits = search(Array(needle.utf8)) }
      return Figure(
        name: "body:\"\(needle)\" (\(hits) hits)", value: cost.text, ratio: ratio(of: cost, needle),
        goal: "≤ 1 × ripgrep", measure: cost.cpu)
    }
  }

  /// CPU and time beside those of ripgrep in the same run; beside the floor where there is none.
  private func ratio(of cost: Cost, _ needle: String) -> String {
    let others = (0..<runs).compactMap { _ in
      // 1: nothing found.
      ChildProcess.run("rg", ["-i", "-l", needle, folder.string], highestStatus: 1)
    }
    guard !others.isEmpty else { return cost.ratio(to: floor) }
    let (cpu, wall) = (others.map(\.cpu).percentile(50), others.map(\.wall).percentile(50))
    return "\((cost.cpu / cpu).fixed(2)) × rg, \((cost.wall / wall).fixed(2)) × in time"
  }

  private func search(_ needle: [UInt8]) -> Int {
    let rows = QueryMatcher(table).rows(matching: .all)
    let hits = Counter()
    let done = Completion()
    let search = BodySearch(for: needle, in: rows, of: table) { event in
      switch event {
      case .searched(_, let rows): hits.add(rows.count)
      case .finished: done.signal()
      }
    }
    return withExtendedLifetime(search) {
      done.wait()
      return hits.value
    }
  }
}
