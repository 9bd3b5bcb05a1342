public import Postings
internal import TerminalText

/// The facets: for some fields their values with counts, of which any number may be chosen.
public struct FacetsViewModel: Sendable {
  /// The roles that most collections have, with other fields between them: the short ones first, so that the long list
  /// of tags hides none of them.
  static func names(with fields: [String]) -> [String] { ["locale", "state", "type", "problem"] + fields + ["tag"] }

  public enum Line: Sendable, Equatable {
    case head(String)
    case value(facet: String, Facet.Value)
  }

  public private(set) var lines: [Line] = []
  public private(set) var cursor = ListCursor()
  /// What is typed to find a value; nil unless it is being typed.
  public private(set) var input: TextInput?
  public private(set) var isSortedByName = false
  private var search = ""
  private var facets: [Facet] = []
  /// What is counted: roles, then fields with few values, then those that a person added.
  public private(set) var names: [String]

  init(names: [String]) { self.names = names }

  /// One more field, on which the cursor stands then.
  mutating func add(_ name: String, _ list: ListViewModel, _ collection: CollectionState) {
    if !names.contains(name) { names.append(name) }
    recount(list, collection)
    guard let head = lines.firstIndex(of: .head(name)) else { return }
    cursor.reveal(min(head + 1, lines.count - 1))
  }

  public var searchText: String { input?.text ?? search }

  /// Counts anew: each facet under the filter and the choices of all others.
  mutating func recount(_ list: ListViewModel, _ collection: CollectionState) {
    // Facets without a choice are all counted under the same filter.
    let whole = list.rowsUnderFilter(exceptFacet: nil, collection)
    facets = names.map { name in
      let rows =
        list.facets.choices.contains { $0.name == name } ? list.rowsUnderFilter(exceptFacet: name, collection) : whole
      var facet = Facet(name, of: rows, in: collection.table)
      // A choice stays in sight, and can be taken back, when nothing is left of it.
      for choice in list.facets.choices
      where choice.name == name && !facet.values.contains(where: { $0.label == choice.label }) {
        facet.values.append(Facet.Value(label: choice.label, count: 0))
      }
      return facet
    }
    // Where nothing is wrong, nothing is said of it.
    facets.removeAll { $0.name == "problem" && $0.values.isEmpty }
    layOut()
  }

  mutating func resize(page: Int) {
    cursor.resize(count: lines.count, page: page)
    // The first value is seen with its heading.
    if cursor.index == 1, page > 1 { cursor.scroll(by: -cursor.top) }
  }

  public var selected: (facet: String, label: Facet.Label)? {
    guard lines.indices.contains(cursor.index), case .value(let facet, let value) = lines[cursor.index] else {
      return nil
    }
    return (facet, value.label)
  }

  var selectedFacet: String? {
    guard lines.indices.contains(cursor.index) else { return nil }
    switch lines[cursor.index] {
    case .head(let name): return name
    case .value(let facet, _): return facet
    }
  }

  mutating func move(_ command: Command, times: Int) -> Bool { cursor.perform(command, count: times) }
  mutating func selectLine(_ index: Int) { cursor.move(to: index) }
  mutating func scroll(by lines: Int) { cursor.scroll(by: lines) }

  mutating func moveToFacet(forward: Bool) {
    let heads = lines.indices.filter { if case .head = lines[$0] { true } else { false } }
    let target = forward ? heads.first { $0 > cursor.index } : heads.last { $0 < cursor.index - 1 }
    if let target { cursor.move(to: min(target + 1, lines.count - 1)) }
  }

  mutating func toggleSort() {
    isSortedByName.toggle()
    layOut()
  }

  mutating func beginTyping() { input = TextInput(search) }

  mutating func type(_ text: String) {
    input?.insert(text)
    layOut()
  }

  mutating func edit(_ command: Command) -> Bool {
    guard input?.perform(command) == true else { return false }
    layOut()
    return true
  }

  mutating func endTyping(keeping: Bool) {
    search = keeping ? (input?.text ?? "") : ""
    input = nil
    layOut()
  }

  /// The cursor stays on its value.
  private mutating func layOut() {
    let selected = selected
    let needle = Folding.foldTrimmed(searchText)
    lines = facets.flatMap { facet -> [Line] in
      let values = sorted(facet.values.filter { Self.matches($0.label, needle) })
      return values.isEmpty ? [] : [.head(facet.name)] + values.map { .value(facet: facet.name, $0) }
    }
    cursor.resize(count: lines.count, page: cursor.page)
    let index = selected.flatMap { selected in
      lines.firstIndex {
        if case .value(let facet, let value) = $0 {
          facet == selected.facet && value.label == selected.label
        } else {
          false
        }
      }
    }
    if let index { cursor.reveal(index) } else if cursor.index == 0, lines.count > 1 { cursor.move(to: 1) }
  }

  private func sorted(_ values: [Facet.Value]) -> [Facet.Value] {
    guard isSortedByName else { return values }
    return values.sorted { a, b in
      guard case .value(let a) = a.label else { return false }
      guard case .value(let b) = b.label else { return true }
      return Folding.fold(a).lexicographicallyPrecedes(Folding.fold(b))
    }
  }

  private static func matches(_ label: Facet.Label, _ needle: [UInt8]) -> Bool {
    guard !needle.isEmpty else { return true }
    guard case .value(let text) = label else { return false }
    return Folding.fold(text).contains(needle)
  }
}
