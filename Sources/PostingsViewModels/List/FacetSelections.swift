public import Postings

/// The facet values that are chosen: any of a facet's, and of every facet.
public struct FacetSelections: Sendable, Equatable {
  public struct Choice: Sendable, Equatable {
    public var name: String
    public var label: Facet.Label
    public var isExcluded: Bool
  }

  /// In the order of choosing.
  public private(set) var choices: [Choice] = []

  public init() {}

  public var isEmpty: Bool { choices.isEmpty }

  public func choice(_ name: String, _ label: Facet.Label) -> Choice? {
    choices.first { $0.name == name && $0.label == label }
  }

  mutating func toggle(_ name: String, _ label: Facet.Label, excluding: Bool) {
    let old = choice(name, label)
    choices.removeAll { $0.name == name && $0.label == label }
    if old?.isExcluded != excluding { choices.append(Choice(name: name, label: label, isExcluded: excluding)) }
  }

  mutating func clear(_ name: String) { choices.removeAll { $0.name == name } }
  mutating func clearAll() { choices = [] }
  mutating func dropLast() { choices.removeLast() }

  /// - Parameter except: a facet whose own choices are left out, so that its counts show what each value would give.
  func expression(except: String? = nil) -> QueryExpression {
    let parts = names.filter { $0 != except }.flatMap(clauses)
    return parts.isEmpty ? .all : .and(parts)
  }

  /// The facets that have choices, in the order of their first.
  private var names: [String] {
    choices.indices.filter { index in !choices[..<index].contains { $0.name == choices[index].name } }
      .map { choices[$0].name }
  }

  private func clauses(of name: String) -> [QueryExpression] {
    let own = choices.filter { $0.name == name }
    let included = own.filter { !$0.isExcluded }.map { $0.label.expression(of: name) }
    let excluded = own.filter(\.isExcluded).map { QueryExpression.not($0.label.expression(of: name)) }
    return (included.isEmpty ? [] : [.or(included)]) + excluded
  }

  /// As a person would type them: `tag:"Civic Tech" (locale=fr or locale=de) -state=draft no:type`.
  public var queryText: String {
    names.flatMap { name -> [String] in
      let own = choices.filter { $0.name == name }
      let included = own.filter { !$0.isExcluded }.map(Self.text)
      let either = included.count > 1 ? ["(" + included.joined(separator: " or ") + ")"] : included
      return either + own.filter(\.isExcluded).map(Self.text)
    }.joined(separator: " ")
  }

  private static func text(_ choice: Choice) -> String {
    let sign = choice.isExcluded ? "-" : ""
    switch choice.label {
    case .value(let value):
      let escaped = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      let isBare = value.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || ("0"..."9").contains($0) }
      return sign + choice.name + (isBare ? "=" + value : ":\"" + escaped + "\"")
    case .missing, .empty: return sign + "no:" + choice.name
    case .broken: return sign + "is:broken"
    }
  }
}
