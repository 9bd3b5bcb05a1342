internal import Postings
internal import PostingsLanguage
internal import PostingsViewModels
internal import SystemPackage
internal import TerminalText
internal import TerminalUI

/// What is wrong with the collection, grouped by kind.
struct ProblemsView {
  let problems: ProblemsViewModel
  let app: AppViewModel
  let theme: Theme

  private var language: Language { app.language }

  func draw(in rect: Rect, on frame: inout Frame) {
    frame.put(head, at: rect.row(0).origin.moved(1), style: theme.style(.columnHead), maxWidth: rect.width - 2)
    let detailHeight = min(ProblemsViewModel.detailHeight(rows: app.rows), max(0, rect.height - 2))
    let list = rect.inset(top: 1, left: 1, bottom: detailHeight, right: 1)
    drawDetail(in: rect.bottom(detailHeight).inset(left: 1, right: 1), on: &frame)
    for (offset, index) in problems.cursor.visible.enumerated() where offset < list.height {
      let line = list.row(offset)
      draw(problems.lines[index], in: line, on: &frame)
      guard index == problems.cursor.index else { continue }
      frame.restyle(line) { theme.style(.selection).over($0) }
      frame.cursor = line.origin
    }
    if problems.lines.isEmpty, problems.isWhole {
      frame.put(
        BulkStatus.noProblem.sentence(in: language), at: list.row(1).origin.moved(1), style: theme.style(.success),
        maxWidth: list.width)
    }
  }

  /// The problem under the cursor, whole: its place where there is room for it, and its sentence on two lines.
  private func drawDetail(in rect: Rect, on frame: inout Frame) {
    guard let finding = problems.selected else { return }
    var text = rect
    if rect.height >= 4 {
      frame.fill(rect.row(0), with: "─", style: theme.style(.border))
      frame.put(
        place(finding).truncated(to: rect.width, at: .start), at: rect.row(1).origin, style: theme.style(.strong),
        maxWidth: rect.width)
      text = rect.inset(top: 2)
    }
    let lines = sentence(finding).wrapped(to: max(1, text.width))
    for (index, line) in lines.prefix(text.height).enumerated() {
      let isCut = index == text.height - 1 && lines.count > text.height
      frame.put(
        isCut ? (line + "…").truncated(to: text.width) : line, at: text.row(index).origin, style: theme.style(.text),
        maxWidth: text.width)
    }
  }

  private func place(_ finding: CollectionCheck.Finding) -> String {
    app.collection.shownName(finding.path) + ":\(finding.problem.line)"
  }

  private func sentence(_ finding: CollectionCheck.Finding) -> String {
    finding.problem.sentence(in: language, name: { app.collection.shownName(FilePath($0)) }).cleaned()
  }

  private var head: String {
    if problems.findings.isEmpty, !problems.isWhole { return checking }
    let count = problems.findings.count
    var text = language("\(count) problem\(count == 1 ? "" : "s")", "\(count) problème\(count > 1 ? "s" : "")")
    if let kind = problems.kind {
      text += language("  only: ", "  seulement : ") + Problem.Kind.words(for: kind, in: language)
    }
    return problems.isWhole ? text : text + "  " + checking
  }

  private var checking: String {
    language(
      "checking… \(problems.checkedCount) of \(app.collection.table.count)",
      "vérification… \(problems.checkedCount) sur \(app.collection.table.count)")
  }

  private func draw(_ line: ProblemsViewModel.Line, in rect: Rect, on frame: inout Frame) {
    switch line {
    case .head(let kind, let count, let severity):
      let text = Problem.Kind.words(for: kind, in: language)
      let used = frame.put(text, at: rect.origin, style: theme.style(severity.meaning), maxWidth: rect.width)
      frame.put("  \(count)", at: rect.origin.moved(used), style: theme.style(.quiet), maxWidth: rect.width - used)
    case .finding(let finding): draw(finding, in: rect, on: &frame)
    }
  }

  private func draw(_ finding: CollectionCheck.Finding, in rect: Rect, on frame: inout Frame) {
    let isMendable = finding.problem.fix(roleMap: app.collection.roleMap) != nil
    if isMendable { frame.put("x", at: rect.origin, style: theme.style(.key), maxWidth: 1) }
    let nameWidth = min(36, max(12, rect.width / 3))
    frame.put(
      place(finding).truncated(to: nameWidth, at: .start), at: rect.origin.moved(2), style: theme.style(.text),
      maxWidth: nameWidth)
    let room = max(1, rect.width - nameWidth - 4)
    frame.put(
      sentence(finding).truncated(to: room), at: rect.origin.moved(nameWidth + 4), style: theme.style(.quiet),
      maxWidth: room)
  }
}

extension Problem.Severity {
  fileprivate var meaning: Theme.Meaning {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .strong
    }
  }
}
