internal import Postings
internal import PostingsLanguage
internal import PostingsViewModels
internal import TerminalText
internal import TerminalUI

/// The status line: what just happened, else something about what is under the cursor.
struct StatusView {
  let app: AppViewModel
  let theme: Theme

  func draw(in rect: Rect, on frame: inout Frame) {
    let (text, meaning) = content
    frame.put(
      text.cleaned().truncated(to: rect.width - 1), at: rect.origin.moved(1), style: theme.style(meaning),
      maxWidth: rect.width - 1)
  }

  private var content: (String, Theme.Meaning) {
    if let status = app.status {
      return (status.sentence(in: app.language, name: app.collection.shownName), status.isError ? .error : .success)
    }
    switch app.top {
    case nil, .facets: return listContent
    case .body(let body):
      return (
        Phrase.textSize(line: body.area.cursorLine, of: body.area.lineCount, words: body.area.wordCount).text(
          in: app.language), .quiet
      )
    case .detail(let detail) where !detail.needle.isEmpty:
      return ("/\(detail.needle)  " + Phrase.findMatches(detail.matches.count).text(in: app.language), .quiet)
    default: return ("", .quiet)
    }
  }

  private var listContent: (String, Theme.Meaning) {
    if let marks = app.marksSentence(in: app.language) { return (marks, .mark) }
    if let group = app.list.foldedGroup { return (Phrase.folded(group.count).text(in: app.language), .quiet) }
    guard let row = app.list.selectedRow else { return ("", .quiet) }
    let table = app.collection.table
    let path = app.collection.shownName(table.path(row))
    guard let problem = table.problems(row).max(by: { $0.severity < $1.severity }) else { return (path, .quiet) }
    return (
      "\(path):\(problem.line): \(problem.sentence(in: app.language))", problem.severity == .error ? .error : .warning
    )
  }
}
