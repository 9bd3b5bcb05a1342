public import Postings

/// All that is wrong with the collection, grouped by kind, the gravest first.
public struct ProblemsViewModel: Sendable {
  public enum Line: Sendable {
    case head(kind: String, count: Int, severity: Problem.Severity)
    case finding(CollectionCheck.Finding)
  }

  public let id: Int
  public private(set) var lines: [Line] = []
  public private(set) var cursor = ListCursor()
  /// Postings that have been looked at so far.
  public internal(set) var checkedCount = 0
  /// Whether the postings have been compared with each other, too.
  public private(set) var isWhole = false
  /// The only kind that is shown; nil: all.
  public private(set) var kind: String?
  public private(set) var findings: [CollectionCheck.Finding] = []

  init(id: Int, _ findings: [CollectionCheck.Finding]) {
    self.id = id
    show(findings, isWhole: false)
  }

  /// Lines below the list, in which the problem under the cursor is told whole.
  public static func detailHeight(rows: Int) -> Int { rows >= 18 ? 4 : rows >= 12 ? 2 : 1 }

  public var selected: CollectionCheck.Finding? {
    guard lines.indices.contains(cursor.index), case .finding(let finding) = lines[cursor.index] else { return nil }
    return finding
  }

  /// The findings in view or, on the head of a group, all of it.
  var chosen: [CollectionCheck.Finding] {
    guard lines.indices.contains(cursor.index) else { return [] }
    switch lines[cursor.index] {
    case .finding(let finding): return [finding]
    case .head(let kind, _, _): return findings.filter { $0.problem.kind == kind }
    }
  }

  /// What is in the list: one kind, or all.
  var shown: [CollectionCheck.Finding] { findings.filter { kind == nil || $0.problem.kind == kind } }

  mutating func show(_ found: [CollectionCheck.Finding], isWhole: Bool) {
    findings = found
    self.isWhole = isWhole
    layOut()
  }

  /// The same list while the check is run again.
  mutating func beginAgain(id: Int) -> ProblemsViewModel {
    var next = ProblemsViewModel(id: id, findings)
    next.kind = kind
    next.layOut()
    next.cursor = cursor
    next.cursor.resize(count: next.lines.count, page: cursor.page)
    return next
  }

  private mutating func layOut() {
    if let kind, !findings.contains(where: { $0.problem.kind == kind }) { self.kind = nil }
    let groups = Dictionary(grouping: shown) { $0.problem.kind }
    let order = Self.order(groups)
    lines = order.flatMap { kind -> [Line] in
      [.head(kind: kind, count: groups[kind]!.count, severity: Self.gravest(groups[kind]!))]
        + groups[kind]!.map { .finding($0) }
    }
    cursor.resize(count: lines.count, page: cursor.page)
    if cursor.index == 0, lines.count > 1 { cursor.move(to: 1) }
  }

  private static func order(_ groups: [String: [CollectionCheck.Finding]]) -> [String] {
    let worst = groups.mapValues(gravest)
    return groups.keys.sorted { worst[$0]! != worst[$1]! ? worst[$0]! > worst[$1]! : $0 < $1 }
  }

  private static func gravest(_ findings: [CollectionCheck.Finding]) -> Problem.Severity {
    findings.map(\.problem.severity).max() ?? .note
  }

  mutating func resize(page: Int) { cursor.resize(count: lines.count, page: page) }
  mutating func move(_ command: Command, times: Int) -> Bool { cursor.perform(command, count: times) }
  mutating func selectIndex(_ index: Int) { cursor.move(to: index) }
  mutating func scroll(by count: Int) { cursor.scroll(by: count) }

  mutating func moveToGroup(forward: Bool) {
    let heads = lines.indices.filter { if case .head = lines[$0] { true } else { false } }
    let target = forward ? heads.first { $0 > cursor.index } : heads.last { $0 < cursor.index - 1 }
    guard let target else { return }
    // Its head and what belongs to it come into view, as much as there is room for.
    cursor.move(to: min(target + cursor.page - 1, lines.count - 1))
    cursor.move(to: min(target + 1, lines.count - 1))
  }

  /// The next kind alone, in the order of the list, after the last one all of them.
  mutating func cycleKind() {
    let kinds = Self.order(Dictionary(grouping: findings) { $0.problem.kind })
    guard let kind else {
      self.kind = kinds.first
      layOut()
      cursor.move(to: 1)
      return
    }
    let next = kinds.firstIndex(of: kind).map { $0 + 1 } ?? 0
    self.kind = kinds.indices.contains(next) ? kinds[next] : nil
    layOut()
    cursor.move(to: 1)
  }
}
