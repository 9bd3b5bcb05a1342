public import PostingsLanguage

extension PostingName.Flaw {
  /// What is wrong with the name, in one sentence. The name stands in it as it is.
  public func sentence(in language: Language) -> String {
    switch self {
    case .nothing: language("Type some letters or digits.", "Tapez des lettres ou des chiffres.")
    case .notAName(let name): language("“\(name)” is no file name.", "« \(name) » n’est pas un nom de fichier.")
    case .taken(let name): language("“\(name)” is there already.", "« \(name) » existe déjà.")
    }
  }
}
