extension QueryMatcher {
  /// Rows that have a value for which the comparison holds.
  func comparedRows(_ target: FieldTarget, _ holds: (ComparedValue) -> Bool) -> RowSet {
    switch target {
    case .date: return filter { $0.instant != PostingTable.noInstant && holds(.instant($0.instant)) }
    case .expiry:
      return rows(of: target) { PostingDate(table.values[$0]).map { holds(.deadline($0)) } ?? false }
    default: return rows(of: target) { holds(.text(table.values[$0])) }
    }
  }

  /// Values repeat: each is tested once.
  private func rows(of target: FieldTarget, whereValue isIncluded: (UInt32) -> Bool) -> RowSet {
    var rows = noRow
    var known: [UInt32: Bool] = [:]
    forEachValue(of: target) { row, value in
      let answer = known[value] ?? isIncluded(value)
      known[value] = answer
      if answer { rows.insert(row) }
    }
    return rows
  }
}

/// What stands on the left of a comparison.
enum ComparedValue {
  case instant(Int)
  /// An expiry: durations count forward to its end.
  case deadline(PostingDate)
  case text(ArraySlice<UInt8>)

  func holds(_ comparison: QueryExpression.Comparison, _ bound: QueryExpression.Bound, now: Int) -> Bool {
    switch (self, bound) {
    case (.instant(let instant), .dates(let range)): Self.holds(instant, comparison, range)
    case (.deadline(let date), .dates(let range)): Self.holds(date.instant, comparison, range)
    case (.instant(let instant), .duration(let seconds)): Self.holds(now - instant, comparison, seconds)
    case (.deadline(let date), .duration(let seconds)): Self.holds(date.end - now, comparison, seconds)
    case (.instant, .number), (.deadline, .number): false
    case (.text(let text), .number(let number)): QueryBound.number(text).map { comparison.holds($0, number) } ?? false
    case (.text(let text), .dates(let range)):
      if let date = PostingDate(text) {
        ComparedValue.instant(date.instant).holds(comparison, bound, now: now)
      } else {
        // `2017` is a year and a number alike.
        QueryBound.number(text).map { comparison.holds($0, Self.year(of: range)) } ?? false
      }
    case (.text(let text), .duration):
      PostingDate(text).map { ComparedValue.instant($0.instant).holds(comparison, bound, now: now) } ?? false
    }
  }

  /// A period is left before its first second and after its last.
  private static func holds(_ instant: Int, _ comparison: QueryExpression.Comparison, _ period: Range<Int>) -> Bool {
    switch comparison {
    case .less: instant < period.lowerBound
    case .lessOrEqual: instant < period.upperBound
    case .greater: instant >= period.upperBound
    case .greaterOrEqual: instant >= period.lowerBound
    }
  }

  /// An age or a rest of time: what lies on the other side of now is neither.
  private static func holds(_ span: Int, _ comparison: QueryExpression.Comparison, _ bound: Int) -> Bool {
    span >= 0 && comparison.holds(span, bound)
  }

  private static func year(of range: Range<Int>) -> Double {
    Double(PostingDate.civil(fromDay: (range.lowerBound - (range.lowerBound < 0 ? 86_399 : 0)) / 86_400).year)
  }
}

extension QueryExpression.Comparison {
  func holds<Value: Comparable>(_ a: Value, _ b: Value) -> Bool {
    switch self {
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }
}
