internal import PostingsLanguage
internal import TerminalUI

extension TerminalError {
  /// What is wrong with the terminal, and what to do.
  func sentence(in language: Language) -> String {
    switch self {
    case .noTerminal:
      language(
        description, "pas de terminal : lancez-le dans un terminal, ou utilisez les commandes simples (voir --help)")
    case .cannotMoveCursor(let term):
      language(
        description,
        "le terminal « \(term) » ne peut pas déplacer son curseur : donnez le vôtre dans TERM, ou utilisez les commandes simples (voir --help)"
      )
    case .unknown(let term):
      language(
        description,
        "le terminal « \(term) » est inconnu sur cette machine : changez TERM (par exemple TERM=xterm-256color), ou installez ncurses-term"
      )
    }
  }
}
