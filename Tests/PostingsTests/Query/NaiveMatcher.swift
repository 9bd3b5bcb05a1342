import SystemPackage
import TerminalText

@testable import Postings

/// Answers a query one record after the other, as plainly as can be: what the fast matcher is compared with.
struct NaiveMatcher {
  var records: [PostingRecord]
  var now: Int
  var bodies: [String: String] = [:]

  func paths(_ expression: QueryExpression) -> [String] {
    records.filter { matches($0, expression) }.map(\.path.string)
  }

  private func matches(_ record: PostingRecord, _ expression: QueryExpression) -> Bool {
    switch expression {
    case .all: true
    case .and(let parts): parts.allSatisfy { matches(record, $0) }
    case .or(let parts): parts.contains { matches(record, $0) }
    case .not(let part): !matches(record, part)
    case .text(let needle), .exactText(let needle), .near(let needle):
      searched(record).contains { Self.contains($0, needle) }
    case .field(let name, let tests): tests.contains { holds(record, name, $0) }
    case .compare(let name, let comparison, let bound):
      compared(record, name).contains { $0.holds(comparison, bound, now: now) }
    case .state(let state): self.state(record) == state
    case .duplicate:
      records.contains {
        $0.path != record.path && $0.roles.title != nil && isSame($0.roles.title, record.roles.title)
          && isSame($0.roles.locale, record.roles.locale)
      }
    case .no(let name): name == "state" ? false : values(record, name).isEmpty
    case .has(let name): name == "state" ? true : !values(record, name).isEmpty
    case .missing("state"), .empty("state"): false
    case .missing(let name): values(record, name).isEmpty && keys(record, name).isEmpty
    case .empty(let name): values(record, name).isEmpty && !keys(record, name).isEmpty
    case .body(let needle): Self.contains(Folding.fold(bodies[record.path.string] ?? ""), needle)
    case .path(let pattern): Self.contains(Folding.fold(record.path.string), Folding.fold(pattern))
    }
  }

  private func state(_ record: PostingRecord) -> PostingState {
    record.isBroken ? .broken : record.roles.state(at: now)
  }

  private func isSame(_ a: String?, _ b: String?) -> Bool { a.map(Folding.foldTrimmed) == b.map(Folding.foldTrimmed) }

  private func searched(_ record: PostingRecord) -> [[UInt8]] {
    let roles = record.roles
    let parts = [roles.title] + roles.tags + [roles.locale, roles.type, record.path.lastComponent?.string]
    return parts.compactMap { $0.map { Folding.foldTrimmed($0) } }
  }

  private func holds(_ record: PostingRecord, _ name: String, _ test: QueryExpression.ValueTest) -> Bool {
    let values = values(record, name) + (name == "state" ? [state(record).rawValue] : [])
    switch test {
    case .exact(let text): return values.contains { Folding.foldTrimmed($0) == Folding.foldTrimmed(text) }
    case .wordPrefix(let text):
      return values.contains { value in
        let folded = String(decoding: Folding.foldTrimmed(value), as: UTF8.self)
        let wanted = String(decoding: Folding.foldTrimmed(text), as: UTF8.self)
        let words = folded.indices.filter { index in
          index == folded.startIndex
            || !folded[folded.index(before: index)].isLetter && !folded[folded.index(before: index)].isNumber
        }
        return words.contains { folded[$0...].hasPrefix(wanted) }
      }
    case .range(let low, let high):
      return compared(record, name).contains { value in
        (low.map { value.holds(.greaterOrEqual, $0, now: now) } ?? true)
          && (high.map { value.holds(.lessOrEqual, $0, now: now) } ?? true)
      }
    }
  }

  private func compared(_ record: PostingRecord, _ name: String) -> [ComparedValue] {
    switch name {
    case "date": record.roles.date.map { [.instant($0.instant)] } ?? []
    case "expires": record.roles.expiry.map { [.deadline($0)] } ?? []
    default: values(record, name).map { .text(Array($0.utf8)[...]) }
    }
  }

  private func values(_ record: PostingRecord, _ name: String) -> [String] {
    switch name {
    case "title": [record.roles.title].compactMap { $0 }
    case "tag": record.roles.tags
    case "locale": [record.roles.locale].compactMap { $0 }
    case "type": [record.roles.type].compactMap { $0 }
    case "date": [record.roles.dateText].compactMap { $0 }
    case "expires": [record.roles.expiryText].compactMap { $0 }
    default: record.fields.filter { $0.name == name && $0.hasValue }.map(\.text)
    }
  }

  private func keys(_ record: PostingRecord, _ name: String) -> [String] {
    let keys =
      switch name {
      case "title": Role.title.usualKeys
      case "tag": Role.tags.usualKeys
      case "locale": Role.locale.usualKeys
      case "type": Role.type.usualKeys
      case "date": Role.date.usualKeys
      case "expires": Role.expiry.usualKeys
      default: [name]
      }
    return record.fields.map(\.name).filter(keys.contains)
  }

  private static func contains(_ text: [UInt8], _ needle: [UInt8]) -> Bool {
    needle.isEmpty || text.indices.contains { text[$0...].starts(with: needle) }
  }
}
