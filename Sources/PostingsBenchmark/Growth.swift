/// How figures grow from one collection to the next: linear is 1, what does not depend on the size is near 0.
struct Growth {
  private var sizes: [(files: Int, figures: [Figure])] = []
  private let report = Report()

  mutating func add(_ files: Int, _ figures: [Figure]) { if files > 0 { sizes.append((files, figures)) } }

  /// Each figure beside itself in the collection before: its ratio over the ratio of the sizes.
  func print() {
    for (smaller, larger) in zip(sizes, sizes.dropFirst()) {
      let growth = Double(larger.files) / Double(smaller.files)
      report.heading("From \(smaller.files) to \(larger.files) files: \(growth.fixed(1)) times as many")
      for figure in larger.figures {
        guard let before = smaller.figures.first(where: { Self.isSame($0.name, figure.name) }),
          let old = before.measure,
          let new = figure.measure, old > 0
        else { continue }
        let ratio = new / old
        report.line(
          Figure(
            name: Self.title(figure.name), value: "\(old.milliseconds) → \(new.milliseconds)",
            ratio: (ratio / growth).fixed(2) + " of linear", goal: "≤ 1"))
      }
    }
  }

  /// Names may hold counts in parentheses.
  private static func isSame(_ a: String, _ b: String) -> Bool { title(a) == title(b) }

  private static func title(_ name: String) -> String { String(name.prefix { $0 != "(" }) }
}
