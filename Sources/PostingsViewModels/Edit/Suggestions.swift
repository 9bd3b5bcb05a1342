internal import Postings
internal import TerminalText

/// Values in use, to choose from while typing.
public struct Suggestions: Sendable, Equatable {
  public struct Value: Sendable, Equatable {
    public var text: String
    /// Postings that have it.
    public var count: Int
  }

  public private(set) var shown: [Value] = []
  /// Nil: what is typed stands as it is.
  public private(set) var highlighted: Int?
  private let all: [Value]
  private static let limit = 200

  init(_ all: [Value]) {
    self.all = all
    shown = Array(all.prefix(Self.limit))
  }

  /// The values of a field, the commonest first.
  static func values(of name: String, in collection: CollectionState) -> [Value] {
    let rows = QueryMatcher(collection.table).rows(matching: .has(name))
    return Facet(name, of: rows, in: collection.table).values.compactMap { value in
      guard case .value(let text) = value.label, !text.unicodeScalars.contains("\n") else { return nil }
      return Value(text: text, count: value.count)
    }
  }

  /// Those that hold what is typed, the ones that begin with it first.
  mutating func narrow(to typed: String, without used: [String] = []) {
    let needle = Folding.foldTrimmed(typed)
    let taken = Set(used.map(Folding.foldTrimmed))
    var beginning: [Value] = []
    var inside: [Value] = []
    for value in all {
      let folded = Folding.foldTrimmed(value.text)
      guard !taken.contains(folded) else { continue }
      if folded.starts(with: needle) { beginning.append(value) } else if folded.contains(needle) { inside.append(value) }
    }
    shown = Array((beginning + inside).prefix(Self.limit))
    highlighted = nil
  }

  mutating func move(forward: Bool) {
    guard !shown.isEmpty else { return }
    switch highlighted {
    case nil: highlighted = forward ? 0 : shown.count - 1
    case let index?:
      let next = index + (forward ? 1 : -1)
      highlighted = shown.indices.contains(next) ? next : nil
    }
  }

  mutating func highlight(_ text: String) { highlighted = shown.firstIndex { $0.text.utf8.elementsEqual(text.utf8) } }

  public var highlightedText: String? { highlighted.map { shown[$0].text } }
  /// What completing takes: the highlighted value, else the first.
  var completion: String? { highlightedText ?? shown.first?.text }
}
