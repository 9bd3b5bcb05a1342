#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One line of the table: a figure, and how it stands to the floor.
struct Figure {
  var name: String
  var value: String
  var ratio: String = ""
  var goal: String = ""
  /// Milliseconds, of what must not grow faster than the collection does.
  var measure: Double?
}

extension Figure {
  /// A time, in milliseconds.
  init(_ name: String, _ time: Double, ratio: String = "", goal: String = "") {
    self.init(name: name, value: time.milliseconds, ratio: ratio, goal: goal, measure: time)
  }

  /// A cost, beside that of the floor.
  init(_ name: String, _ cost: Cost, to floor: Cost, goal: String = "") {
    self.init(name: name, value: cost.text, ratio: cost.ratio(to: floor), goal: goal, measure: cost.cpu)
  }
}

/// Prints figures as they come, in columns.
struct Report {
  private let nameWidth = 46
  private let valueWidth = 26

  func heading(_ text: String) { print("\n\(text)") }

  func line(_ figure: Figure) {
    let line = pad(figure.name, nameWidth) + pad(figure.value, valueWidth) + pad(figure.ratio, 16) + figure.goal
    print("  " + String(line.reversed().drop { $0 == " " }.reversed()))
    // Each line as it comes, into a file too.
    fflush(nil)
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}

extension Double {
  /// With so many digits after the point.
  func fixed(_ digits: Int) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = Int((self * scale).rounded())
    guard digits > 0 else { return "\(scaled)" }
    let (whole, rest) = (scaled / Int(scale), abs(scaled % Int(scale)))
    let text = String(rest)
    return "\(whole)." + String(repeating: "0", count: digits - text.count) + text
  }

  var milliseconds: String { fixed(self < 10 ? 2 : self < 100 ? 1 : 0) + " ms" }
}
