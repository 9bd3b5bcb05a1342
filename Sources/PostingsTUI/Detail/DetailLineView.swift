internal import MarkdownLayout
internal import Postings
internal import PostingsViewModels
internal import TerminalText
internal import TerminalUI

/// Draws one line of a posting.
struct DetailLineView {
  let line: DetailLine
  let theme: Theme

  func draw(in rect: Rect, on frame: inout Frame) {
    switch line {
    case .field(let name, let text, let tone):
      let used = frame.put(name, at: rect.origin, style: theme.style(.fieldName), maxWidth: rect.width)
      frame.put(text, at: rect.origin.moved(used), style: theme.style(tone.meaning), maxWidth: rect.width - used)
    case .problem(let severity, let text):
      let meaning: Theme.Meaning = severity == .error ? .error : .warning
      frame.put("! ", at: rect.origin, style: theme.style(meaning), maxWidth: rect.width)
      frame.put(text, at: rect.origin.moved(2), style: theme.style(meaning), maxWidth: rect.width - 2)
    case .separator: frame.fill(rect, with: "─", style: theme.style(.border))
    case .body(let line):
      var x = 0
      for span in line.spans {
        x += frame.put(span.text, at: rect.origin.moved(x), style: theme.style(span.style), maxWidth: rect.width - x)
      }
    case .plain(let text): frame.put(text, at: rect.origin, style: theme.style(.text), maxWidth: rect.width)
    case .blank: break
    }
  }

  /// Columns before the text that finding looks through.
  static func textStart(of line: DetailLine) -> Int {
    switch line {
    case .field(let name, _, _): name.columns
    case .problem: 2
    default: 0
    }
  }
}

extension DetailLine.FieldTone {
  var meaning: Theme.Meaning {
    switch self {
    case .title: .fieldTitle
    case .tags: .tag
    case .plain: .text
    case .absent: .quiet
    }
  }
}
