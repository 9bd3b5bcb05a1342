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
    // An address may be longer than the screen is high; its host stands first.
    let lines = text.cleaned().wrapped(to: width - 4).prefix(max(1, rect.height - answers.count - 3))
    let box = rect.centered(Size(width: width, height: lines.count + answers.count + 3))
    let inner = BoxWidget(style: theme.style(.border)).draw(into: &frame, in: box)
    for (index, line) in lines.enumerated() {
      frame.put(line, at: inner.row(index).origin, style: theme.style(.strong))
    }
    for (index, (key, answer)) in answers.enumerated() {
      let line = inner.row(lines.count + 1 + index)
      let used = frame.put(key, at: line.origin, style: theme.style(.key))
      frame.put(
        answer, at: line.origin.moved(max(5, used + 2)), style: theme.style(.text),
        maxWidth: line.width - max(5, used + 2))
    }
  }

  private var text: String {
    switch question {
    case .leaveForm: Phrase.leaveForm.text(in: language)
    case .quitForm: Phrase.quitForm.text(in: language)
    case .leaveBody: Phrase.leaveText.text(in: language)
    case .bodyConflict: Phrase.textConflict.text(in: language)
    case .leadsOut(_, _, _, let target): Phrase.leadsOut(String(cleaning: target.bytes)).text(in: language)
    case .openAddress(let address): Phrase.openAddress(address).text(in: language)
    case .draft(let draft, _):
      Phrase.draftKept(time: draft.time, name: String(cleaning: draft.path.lastComponentBytes)).text(in: language)
    }
  }

  private var answers: [(String, String)] {
    switch question {
    case .leadsOut:
      [
        ("y", language("write it, and do not ask again for it", "l’écrire, sans redemander pour lui (o aussi)")),
        ("Esc", language("write nothing", "ne rien écrire")),
      ]
    case .bodyConflict:
      [
        ("m", language("keep my text; their front matter stays", "garder mon texte ; leur en-tête reste")),
        ("d", language("take what is on disk; mine is lost", "prendre le disque ; le mien est perdu")),
        ("b", language("put both into the text, marked", "mettre les deux dans le texte, marqués")),
        ("Esc", language("decide later, nothing is written", "décider plus tard, rien n’est écrit")),
      ]
    case .leaveForm, .quitForm, .leaveBody:
      [
        ("y", language("save", "enregistrer (o aussi)")),
        ("n", language("throw the changes away", "jeter les changements")),
        ("Esc", language("go on editing", "continuer à modifier")),
      ]
    case .openAddress:
      [
        ("y", language("open it", "l’ouvrir (o aussi)")),
        ("Esc", language("leave it", "y renoncer")),
      ]
    case .draft(_, let opensForm):
      [
        (
          "r",
          language("restore it: the form opens as it was left", "le rétablir : le formulaire s’ouvre comme il était")
        ),
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
