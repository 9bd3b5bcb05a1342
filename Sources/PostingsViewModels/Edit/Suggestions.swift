internal import Postings
internal import TerminalText

/// Values in use, to choose from while typing.
public struct Suggestions: Sendable, Equatable {
  public struct Value: Sendable, Equatable {
    public var text: String
    /// Postings that have it.
    public var count: Int
    /// What people know it by, where that is something else.
    public var label: String?
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

  /// Those that hold what is typed, the ones that begin with it first and those that hold only its letters last.
  mutating func narrow(to typed: String, without used: [String] = []) {
    let needle = Folding.foldTrimmed(typed)
    let bareNeedle = Self.bare(needle)
    let taken = Set(used.map(Folding.foldTrimmed))
    var beginning: [Value] = []
    var inside: [Value] = []
    var scattered: [Value] = []
    for value in all {
      let folded = Folding.foldTrimmed(value.text)
      guard !taken.contains(folded) else { continue }
      let isLabelled = value.label.map { Folding.foldTrimmed($0).contains(needle) } ?? false
      if folded.starts(with: needle) {
        beginning.append(value)
      } else if folded.contains(needle) || isLabelled
        || (!bareNeedle.isEmpty && Self.bare(folded).starts(with: bareNeedle))
      {
        inside.append(value)
      } else if needle.count >= 3, Self.holds(folded, lettersOf: needle) {
        scattered.append(value)
      }
    }
    shown = Array((beginning + inside + scattered).prefix(Self.limit))
    highlighted = nil
  }

  /// Without what people write now so and now otherwise: `civic-tech`, `Civic Tech`.
  static func bare(_ folded: [UInt8]) -> [UInt8] {
    folded.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "_") }
  }

  /// In their order, with others between them.
  private static func holds(_ text: [UInt8], lettersOf needle: [UInt8]) -> Bool {
    var rest = needle[...]
    for byte in text where byte == rest.first { rest.removeFirst() }
    return rest.isEmpty
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
