internal import Postings
internal import PostingsLanguage
internal import PostingsViewModels
internal import TerminalText
internal import TerminalUI

/// A question in the middle of the screen, with the keys that answer it.
struct QuestionView {
  let question: Question
  let language: Language
  let theme: Theme

  func draw(over rect: Rect, on frame: inout Frame) {
    let answers = answers
    let width = min(rect.width, max(44, answers.map { max(5, $0.0.columns + 2) + $0.1.columns }.max()! + 4))
    let lines = text.cleaned().wrapped(to: width - 4)
    let box = rect.centered(Size(width: width, height: lines.count + answers.count + 3))
    let inner = BoxWidget(style: theme.style(.border)).draw(into: &frame, in: box)
    for (index, line) in lines.enumerated() { frame.put(line, at: inner.row(index).origin, style: theme.style(.strong)) }
    for (index, (key, answer)) in answers.enumerated() {
      let line = inner.row(lines.count + 1 + index)
      let used = frame.put(key, at: line.origin, style: theme.style(.key))
      frame.put(answer, at: line.origin.moved(max(5, used + 2)), style: theme.style(.text), maxWidth: line.width - 5)
    }
  }

  private var text: String {
    switch question {
    case .leaveForm: Phrase.leaveForm.text(in: language)
    case .quitForm: Phrase.quitForm.text(in: language)
    case .draft(let draft, _):
      Phrase.draftKept(time: draft.time, name: String(cleaning: draft.path.lastComponentBytes)).text(in: language)
    }
  }

  private var answers: [(String, String)] {
    switch question {
    case .leaveForm, .quitForm:
      [
        ("y", language("save", "enregistrer (o aussi)")),
        ("n", language("throw the changes away", "jeter les changements")),
        ("Esc", language("go on editing", "continuer à modifier")),
      ]
    case .draft(_, let opensForm):
      [
        ("r", language("restore it: the form opens as it was left", "le rétablir : le formulaire s’ouvre comme il était")),
        ("d", language("drop it", "le jeter")),
        (
          "Esc",
          opensForm
            ? language("open the file as it is; the draft stays", "ouvrir le fichier tel quel ; le brouillon reste")
            : language("later; the draft stays", "plus tard ; le brouillon reste")
        ),
      ]
    }
  }
}
