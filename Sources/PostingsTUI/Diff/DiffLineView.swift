internal import PostingsViewModels
internal import TerminalText
internal import TerminalUI

/// One line of a change: what goes, what comes, and what stays around it.
struct DiffLineView {
  let line: DiffViewModel.Line
  var isQuiet = false
  let theme: Theme

  func draw(in rect: Rect, on frame: inout Frame) {
    let (sign, meaning): (String, Theme.Meaning) =
      switch line.kind {
      case .context: ("  ", .quiet)
      case .removed: (line.isContinued ? "… " : "- ", .removed)
      case .added: (line.isContinued ? "… " : "+ ", .added)
      case .place: ("", .border)
      }
    frame.put(
      (sign + line.text).truncated(to: rect.width), at: rect.origin, style: theme.style(isQuiet ? .quiet : meaning),
      maxWidth: rect.width)
  }
}
