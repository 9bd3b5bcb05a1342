import Postings

/// Searching the bodies of all postings.
struct BodyFigures {
  var table: PostingTable
  var runs: Int
  var floor: Cost

  func figures() -> [Figure] {
    ["decidim", "chargee de projets", "ouvertes"].map { needle in
      var hits = 0
      let cost = Cost.median(of: runs) { hits = search(Array(needle.utf8)) }
      return Figure(
        name: "body:\"\(needle)\" (\(hits) hits)", value: cost.text, ratio: cost.ratio(to: floor), goal: "≤ 1 × ripgrep"
      )
    }
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
