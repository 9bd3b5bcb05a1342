internal import PostingsLanguage
public import PostingsViewModels
internal import TerminalText
public import TerminalUI

/// Draws the whole program: the list or what lies over it, the status line and the key line.
public struct AppView {
  let app: AppViewModel
  let keymap: Keymap
  /// Keys of a sequence that is not complete yet.
  let pending: [Key]
  let theme: Theme

  public init(_ app: AppViewModel, keymap: Keymap, pending: [Key] = [], theme: Theme) {
    self.app = app
    self.keymap = keymap
    self.pending = pending
    self.theme = theme
  }

  public func frame() -> Frame {
    let layout = AppLayout(app)
    var frame = Frame(size: layout.size)
    guard !layout.isTooSmall else {
      frame.put(Phrase.screenTooSmall.text(in: app.language), at: Position(x: 0, y: 0))
      return frame
    }
    drawTitle(layout, on: &frame)
    drawMain(layout, on: &frame)
    StatusView(app: app, theme: theme).draw(in: layout.status, on: &frame)
    KeyLineView(app: app, keymap: keymap, theme: theme).draw(in: layout.keys, on: &frame)
    drawBoxes(layout, on: &frame)
    if !pending.isEmpty {
      WhichKeyView(app: app, keymap: keymap, pending: pending, theme: theme).draw(over: layout.content, on: &frame)
    }
    return frame
  }

  private func drawTitle(_ layout: AppLayout, on frame: inout Frame) {
    let title = TitleText(app: app, theme: theme)
    StatusBarWidget(left: title.left, right: title.right, style: theme.style(.titleBarNote)).draw(
      into: &frame, in: layout.title)
  }

  /// The highest screen that fills the terminal.
  private func drawMain(_ layout: AppLayout, on frame: inout Frame) {
    for screen in app.screens.reversed() {
      switch screen {
      case .detail(let detail):
        return DetailView(detail: detail, language: app.language, theme: theme).draw(in: layout.content, on: &frame)
      case .edit(let edit):
        return EditView(edit: edit, language: app.language, theme: theme, today: app.today).draw(
          in: layout.content, on: &frame)
      case .body(let body):
        return BodyView(body: body, language: app.language, theme: theme).draw(in: layout.content, on: &frame)
      case .facets(let facets) where !layout.hasFacetPane:
        return FacetsView(facets: facets, app: app, theme: theme).draw(in: layout.content, on: &frame)
      case .conflict(let conflict):
        return ConflictView(conflict: conflict, language: app.language, theme: theme).draw(
          in: layout.content, on: &frame)
      case .taxonomy(let taxonomy):
        return TaxonomyView(taxonomy: taxonomy, language: app.language, theme: theme).draw(
          in: layout.content, on: &frame)
      case .problems(let problems):
        return ProblemsView(problems: problems, app: app, theme: theme).draw(in: layout.content, on: &frame)
      case .history(let history):
        return HistoryView(history: history, app: app, theme: theme).draw(in: layout.content, on: &frame)
      case .facets, .diff, .palette, .commandLine, .menu, .question, .ask, .review, .actMenu, .tagPicker: continue
      }
    }
    drawList(layout, on: &frame)
  }

  private func drawList(_ layout: AppLayout, on frame: inout Frame) {
    ListView(app: app, layout: layout, theme: theme).draw(on: &frame)
    if layout.hasFacetPane, case .facets(let facets)? = app.screens.first {
      FacetsView(facets: facets, app: app, theme: theme).draw(in: layout.facets, on: &frame)
    }
    PreviewView(app: app, layout: layout, theme: theme).draw(on: &frame)
    for x in layout.separators {
      frame.fill(
        Rect(x: x, y: layout.panesRect.y, width: 1, height: layout.panesRect.height), with: "│",
        style: theme.style(.border))
    }
  }

  private func drawBoxes(_ layout: AppLayout, on frame: inout Frame) {
    for screen in app.screens {
      switch screen {
      case .diff(let diff):
        DiffView(diff: diff, language: app.language, theme: theme).draw(over: layout.content, on: &frame)
      case .palette(let palette):
        PaletteView(palette: palette, language: app.language, theme: theme).draw(over: layout.content, on: &frame)
      case .commandLine(let line):
        CommandLineView(line: line, language: app.language, theme: theme).draw(over: layout, on: &frame)
      case .menu(let menu):
        MenuView(menu: menu, language: app.language, theme: theme).draw(over: layout.content, on: &frame)
      case .question(let question):
        QuestionView(question: question, language: app.language, theme: theme).draw(over: layout.content, on: &frame)
      case .ask(let question):
        AskView(question: question, language: app.language, theme: theme).draw(over: layout.content, on: &frame)
      case .review(let review):
        ReviewView(review: review, app: app, theme: theme).draw(over: layout.content, on: &frame)
      case .actMenu(let menu): ActMenuView(menu: menu, app: app, theme: theme).draw(over: layout.content, on: &frame)
      case .tagPicker(let picker):
        TagPickerView(picker: picker, language: app.language, theme: theme).draw(over: layout.content, on: &frame)
      case .facets, .detail, .edit, .body, .conflict, .taxonomy, .problems, .history: continue
      }
    }
  }
}
