internal import TerminalText

extension QueryExpression {
  /// What must still hold of the rows that an earlier query was true of, when this one is true of no others: what was
  /// typed only got longer.
  ///
  /// - Returns: nil when this query could be true of other rows too, or that cannot be told at a glance.
  func remainder(after earlier: QueryExpression) -> [QueryExpression]? {
    let (old, new) = (earlier.clauses, clauses)
    guard old.allSatisfy({ clause in new.contains { $0.implies(clause) } }) else { return nil }
    return new.filter { !old.contains($0) }
  }

  private var clauses: [QueryExpression] {
    switch self {
    case .all: []
    case .and(let parts): parts.flatMap(\.clauses)
    default: [self]
    }
  }

  private func implies(_ other: QueryExpression) -> Bool {
    if self == other { return true }
    switch (self, other) {
    case (.text(let longer), .text(let shorter)), (.exactText(let longer), .text(let shorter)),
      (.text(let longer), .exactText(let shorter)), (.exactText(let longer), .exactText(let shorter)):
      return shorter.isEmpty || longer.contains(shorter)
    case (.text(let longer), .near(let shorter)), (.exactText(let longer), .near(let shorter)):
      return longer.contains(shorter)
    case (.near(let longer), .near(let shorter)): return NearWord.narrows(longer, from: shorter)
    case (.field(let name, let longer), .field(let other, let shorter)):
      guard name == other, longer.count == 1, shorter.count == 1, case .wordPrefix(let long) = longer[0],
        case .wordPrefix(let short) = shorter[0]
      else { return false }
      return Folding.foldTrimmed(long).starts(with: Folding.foldTrimmed(short))
    default: return false
    }
  }
}
