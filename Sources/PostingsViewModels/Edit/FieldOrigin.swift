internal import FrontMatter
internal import Postings
public import PostingsLanguage
public import SystemPackage
internal import TerminalText

/// Where the value of a field comes from.
public enum FieldOrigin: Sendable, Equatable {
  /// It stands in the file; lines are counted from 1.
  case line(Int)
  /// `*name` stands there: the value is another one's.
  case alias(line: Int)
  /// It was typed; the file has another one.
  case typed(line: Int)
  /// It was typed; the file has none.
  case added
  /// The configuration of the site gives it.
  case inherited(FilePath)
  /// A list of fields asks for it, and nothing gives one.
  case wanted

  /// One sentence, clean for a terminal.
  public func sentence(in language: Language) -> String {
    switch self {
    case .line(let line):
      language("It stands on line \(line) of the file.", "Il se trouve à la ligne \(line) du fichier.")
    case .alias(let line):
      language(
        "Line \(line) takes it from another field, by an alias.",
        "La ligne \(line) le prend d’un autre champ, par un alias.")
    case .typed(let line):
      language(
        "You typed it; line \(line) of the file says otherwise until you save.",
        "Vous l’avez saisi ; la ligne \(line) du fichier dit autre chose jusqu’à l’enregistrement.")
    case .added:
      language(
        "You added it; the file does not have it until you save.",
        "Vous l’avez ajouté ; le fichier ne l’aura qu’enregistré.")
    case .inherited(let source):
      language(
        "\(name(source)) gives it; the file itself has none.", "\(name(source)) le donne ; le fichier n’en a pas.")
    case .wanted:
      language(
        "Nothing gives it: a list of fields of this site only asks for it.",
        "Rien ne le donne : une liste de champs de ce site le demande seulement.")
    }
  }

  private func name(_ file: FilePath) -> String { String(cleaning: file.lastComponentBytes) }
}

extension EditViewModel {
  /// Where the selected field's value comes from; nil when no field is selected.
  var origin: FieldOrigin? {
    guard let row = selected else { return nil }
    switch row.presence {
    case .inherited(let source): return .inherited(source)
    case .wanted: return .wanted
    case .inFile: break
    }
    guard let old = draft.base.node(at: row.path) else { return .added }
    let line = draft.base.line(of: old)
    if row.isChanged { return .typed(line: line) }
    return old.spelling == .alias ? .alias(line: line) : .line(line)
  }
}

extension FrontMatterDocument {
  /// The line that a value begins on, counted from 1.
  fileprivate func line(of node: FieldNode) -> Int { position(at: node.range.lowerBound).line }
}
