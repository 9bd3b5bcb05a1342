extension QueryExpression {
  /// The texts that are asked for, in order: by them the postings are put in order, best first. What is asked not to be
  /// there is none of them.
  public var words: [[UInt8]] {
    switch self {
    case .and(let parts), .or(let parts): parts.flatMap(\.words)
    case .text(let word), .exactText(let word), .near(let word): word.isEmpty ? [] : [word]
    default: []
    }
  }

  /// The same with words that may be written otherwise by one slip of the fingers, for when nothing answers it; nil
  /// when there is no such word.
  ///
  /// Words of three letters, between quotes or under a negation stay as they are.
  public var withNearWords: QueryExpression? {
    let near = loosened
    return near == self ? nil : near
  }

  private var loosened: QueryExpression {
    switch self {
    case .and(let parts): .and(parts.map(\.loosened))
    case .or(let parts): .or(parts.map(\.loosened))
    case .text(let word): NearWord(word) == nil ? self : .near(word)
    default: self
    }
  }
}

extension QueryExpression {
  /// The texts that are asked for in bodies, folded; each once.
  public var bodyNeedles: [[UInt8]] {
    var needles: [[UInt8]] = []
    collectBodyNeedles(&needles)
    return needles
  }

  private func collectBodyNeedles(_ needles: inout [[UInt8]]) {
    switch self {
    case .and(let parts), .or(let parts): for part in parts { part.collectBodyNeedles(&needles) }
    case .not(let part): part.collectBodyNeedles(&needles)
    case .body(let needle): if !needles.contains(needle) { needles.append(needle) }
    default: break
    }
  }
}
