internal import FrontMatter
public import PostingsLanguage

extension ChangeError {
  /// Why it was refused and the way out, in one sentence.
  public func sentence(in language: Language) -> String {
    switch self {
    case .frontMatter(let error): error.sentence(in: language)
    case .isAList(let path):
      language(
        "“\(path)” is a list: change one of its items, or write the whole list as \(path):=[…].",
        "« \(path) » est une liste : changez un de ses éléments, ou écrivez toute la liste comme \(path):=[…].")
    case .isATable(let path):
      language(
        "“\(path)” holds fields of its own: change one of them.",
        "« \(path) » contient des champs : changez l’un d’eux.")
    case .isNoList(let path):
      language(
        "“\(path)” is no list: set it with \(path)=….", "« \(path) » n’est pas une liste : changez-la avec \(path)=….")
    case .tagHoldsComma(let tag, let key):
      language(
        "The tag “\(tag)” holds a comma, which would make two tags of it in the text of “\(key)”.",
        "Le tag « \(tag) » contient une virgule, ce qui en ferait deux dans le texte de « \(key) ».")
    case .notADate(let path):
      language("“\(path)” holds no date that could be moved.", "« \(path) » ne contient pas de date à déplacer.")
    case .emptyTag: language("A tag needs some text.", "Un tag doit contenir du texte.")
    }
  }
}
