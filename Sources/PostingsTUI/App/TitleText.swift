internal import FrontMatter
internal import Postings
internal import PostingsLanguage
internal import PostingsViewModels
internal import TerminalText
internal import TerminalUI

/// What the title bar says of the screen that is open.
struct TitleText {
  let app: AppViewModel
  let theme: Theme

  private var language: Language { app.language }

  var left: StyledText {
    for screen in app.screens.reversed() {
      switch screen {
      case .detail(let detail): return detailTitle(detail)
      case .edit(let edit): return editTitle(edit)
      case .body(let body):
        return StyledText(
          " " + Phrase.write(body.scope == .file).text(in: language) + " " + app.collection.shownName(body.path),
          theme.style(.titleBar))
      case .taxonomy: return StyledText(language(" All tags", " Tous les tags"), theme.style(.titleBar))
      case .history(let history):
        let name = app.collection.shownName(history.path)
        return StyledText(" " + language("History of ", "Historique de ") + name, theme.style(.titleBar))
      case .problems: return StyledText(language(" Problems", " Problèmes"), theme.style(.titleBar))
      default: continue
      }
    }
    return listTitle
  }

  var right: StyledText {
    for screen in app.screens.reversed() {
      switch screen {
      case .detail(let detail):
        return note(
          detail.mode == .raw
            ? Phrase.rawView.text(in: language) + "  \(detail.progress) % "
            : detail.mode == .fields ? Phrase.fieldsView.text(in: language) + " " : "\(detail.progress) % ")
      case .edit(let edit): return note(changes(edit) + " ")
      case .body(let body):
        return note(
          (body.isSaving ? Phrase.saving : body.hasEdits ? .textChanged : .changed([])).text(in: language) + " ")
      default: continue
      }
    }
    let problems = app.collection.table.problemCount
    var text = StyledText()
    if !app.collection.failures.isEmpty {
      text.append(Phrase.unreadable(app.collection.failures.count).text(in: language) + "  ", theme.style(.error))
    }
    if problems > 0, app.columns >= 60 {
      text.append(Phrase.problems(problems).text(in: language) + " ", theme.style(.warning))
    }
    return text
  }

  private var listTitle: StyledText {
    let table = app.collection.table
    let isNarrow = app.columns < 60
    var text = StyledText(isNarrow ? "" : " postings ", theme.style(.titleBar))
    text.append(" " + app.collection.name.cleaned() + "  ", theme.style(isNarrow ? .titleBar : .titleBarNote))
    text.append(Phrase.shown(app.list.count, of: table.count).text(in: language), theme.style(.titleBarNote))
    if let view = app.list.arrangement.view {
      let number = app.viewNumber.map { "\($0):" } ?? ""
      text.append("  " + number + view.name.cleaned() + (app.isViewChanged ? "*" : ""), theme.style(.titleBarView))
    }
    if !app.list.marks.isEmpty {
      text.append("  " + Phrase.marked(app.list.marks.count).text(in: language), theme.style(.mark))
    }
    if app.collection.isLoading {
      text.append("  " + Phrase.reading(table.count).text(in: language), theme.style(.warning))
    }
    if let search = app.list.bodies.running {
      text.append("  " + Phrase.searchingBodies(percent: search.percent).text(in: language), theme.style(.warning))
    }
    return text
  }

  private func detailTitle(_ detail: DetailViewModel) -> StyledText {
    var text = StyledText(" " + app.collection.shownName(detail.path), theme.style(.titleBar))
    if let index = index(of: detail) {
      text.append(
        "  " + Phrase.position(index + 1, of: app.list.rows.count).text(in: language), theme.style(.titleBarNote))
    }
    text.append("  " + Phrase.state(detail.state.rawValue).text(in: language), theme.style(detail.state.meaning))
    return text
  }

  private func editTitle(_ edit: EditViewModel) -> StyledText {
    StyledText(" " + Phrase.edit.text(in: language) + " " + app.collection.shownName(edit.path), theme.style(.titleBar))
  }

  private func changes(_ edit: EditViewModel) -> String {
    edit.isSaving
      ? Phrase.saving.text(in: language)
      : Phrase.changed(edit.changedPaths.map(\.description)).text(in: language).cleaned()
  }

  private func index(of detail: DetailViewModel) -> Int? {
    guard let row = app.collection.table.row(of: detail.path) else { return nil }
    if let index = app.list.selectedIndex, app.list.rows[index] == row { return index }
    return app.list.rows.firstIndex(of: row)
  }

  private func note(_ text: String) -> StyledText { StyledText(text, theme.style(.titleBarNote)) }
}
