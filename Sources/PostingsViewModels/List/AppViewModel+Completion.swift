internal import Postings
internal import PostingsLanguage
internal import TerminalText

/// What completes a filter, from the postings that there are.
extension AppViewModel {
  private static let mostValues = 200
  private static let mostNames = 40

  func filterCompletion(_ text: String, _ cursor: Int) -> FilterCompletion? {
    let word = FilterWord(String(text.prefix(cursor)))
    let rows = rowsUnderRest(of: text, from: word, to: cursor)
    return FilterCompletion(candidates(word, rows), typed: text, cursor: cursor, start: word.start)
  }

  /// The postings that the rest of the filter leaves.
  private func rowsUnderRest(of text: String, from word: FilterWord, to cursor: Int) -> RowSet {
    var head = text.prefix(word.start - (word.name.map { $0.count + 1 } ?? 0))
    while let last = head.last, last != " ", last != "(" { head.removeLast() }
    let rest = (try? Query(String(head) + " " + String(text.dropFirst(cursor)))) ?? .all
    let expression = rest.expression.readsBodies ? .all : rest.and(list.facets.expression())
    return QueryMatcher(collection.table).rows(matching: expression)
  }

  private func candidates(_ word: FilterWord, _ rows: RowSet) -> [FilterCompletion.Candidate] {
    let needle = Folding.foldTrimmed(word.typed)
    switch word.name?.lowercased() {
    case nil: return names(needle, suffix: ":", rows)
    case "is", "est": return states(needle, rows)
    case "no", "sans", "has", "avec": return names(needle, suffix: "", rows).filter { !Self.keywords.contains($0.text) }
    case "body", "corps", "path", "chemin": return []
    case let name?: return values(of: name, needle, rows)
    }
  }

  private static let keywords = ["is:", "no:", "has:", "body:", "path:"]

  private func names(_ needle: [UInt8], suffix: String, _ rows: RowSet) -> [FilterCompletion.Candidate] {
    let matcher = QueryMatcher(collection.table)
    let names = fieldNames.filter { !["path", "format", "problems"].contains($0) && Self.isBare($0) }
    let fields = names.filter { Folding.fold($0).starts(with: needle) }.prefix(Self.mostNames).map { name in
      var having = matcher.rows(matching: .has(name))
      having.formIntersection(rows)
      return FilterCompletion.Candidate(text: name + suffix, label: name, count: having.count)
    }.filter { $0.count > 0 }
    let keywords =
      suffix.isEmpty ? [] : Self.keywords.filter { !needle.isEmpty && Folding.fold($0).starts(with: needle) }
    return keywords.map { .init(text: $0, label: $0, count: rows.count) } + fields
  }

  private func states(_ needle: [UInt8], _ rows: RowSet) -> [FilterCompletion.Candidate] {
    let matcher = QueryMatcher(collection.table)
    let all = PostingState.allCases.map { ($0.rawValue, QueryExpression.state($0)) } + [("duplicate", .duplicate)]
    return all.filter { Folding.fold($0.0).starts(with: needle) }.map { name, expression in
      var having = matcher.rows(matching: expression)
      having.formIntersection(rows)
      return .init(text: name, label: name, count: having.count)
    }
  }

  private func values(of name: String, _ needle: [UInt8], _ rows: RowSet) -> [FilterCompletion.Candidate] {
    let values = Facet(name, of: rows, in: collection.table).values
    var found: [FilterCompletion.Candidate] = []
    for value in values where found.count < Self.mostValues {
      guard case .value(let text) = value.label, needle.isEmpty || Folding.fold(text).contains(needle) else { continue }
      found.append(.init(text: Self.spelled(text), label: text, count: value.count))
    }
    return found
  }

  /// As a whole value: between quotes, unless it is one plain word.
  private static func spelled(_ value: String) -> String {
    if isBare(value), value.first?.isLetter == true { return value }
    return "\"" + value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private static func isBare(_ text: String) -> Bool {
    !text.isEmpty
      && text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0) || "-_.".unicodeScalars.contains($0)
      }
  }
}
