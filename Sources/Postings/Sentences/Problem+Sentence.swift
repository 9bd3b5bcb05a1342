internal import FrontMatter
public import PostingsLanguage

extension Problem {
  /// What is wrong, in one sentence.
  ///
  /// - Parameter name: what another posting’s path is called here.
  public func sentence(in language: Language, name: (String) -> String = { $0 }) -> String {
    switch detail {
    case .frontMatter(let error): error.sentence(in: language)
    case .value(let kind): Self.sentence(kind, in: language)
    case .missingField(let key, let count, let total):
      language(
        "“\(key)” is missing; \(count) of \(total) postings have it.",
        "« \(key) » manque ; \(count) offres sur \(total) l’ont.")
    case .lookAlike(let key, let value, let other, 1):
      language(
        "\(key) “\(value)” looks like “\(other)”, which another posting has.",
        "\(key) « \(value) » ressemble à « \(other) », qu’une autre offre a.")
    case .lookAlike(let key, let value, let other, let count):
      language(
        "\(key) “\(value)” looks like “\(other)”, which \(count) postings have.",
        "\(key) « \(value) » ressemble à « \(other) », que \(count) offres ont.")
    case .unknownLocale(let locale):
      language(
        "“\(locale)” is no language tag such as fr or en-GB.", "« \(locale) » n’est pas une langue comme fr ou en-GB.")
    case .expiredButPublished(let date):
      language("It expired on \(date) and is still published.", "Elle a expiré le \(date) et reste publiée.")
    case .duplicateTitle(let title, let path):
      language(
        "The title “\(title)” is also that of \(name(path)).", "Le titre « \(title) » est aussi celui de \(name(path))."
      )
    case .duplicateSlug(let slug, let path):
      language(
        "The slug “\(slug)” is also that of \(name(path)).", "Le slug « \(slug) » est aussi celui de \(name(path)).")
    case .deadLink(let target):
      language("The link to \(target) leads to no file.", "Le lien vers \(target) ne mène à aucun fichier.")
    }
  }

  private static func sentence(_ kind: FrontMatterWarning.Kind, in language: Language) -> String {
    switch kind {
    case .ambiguous(let spelling, let yaml11, let yaml12):
      language(
        "Jekyll (YAML 1.1) reads “\(spelling)” as \(yaml11), Hugo and others (YAML 1.2) as \(yaml12): put it in quotes if it is text.",
        "Jekyll (YAML 1.1) lit « \(spelling) » comme \(yaml11.inFrench), Hugo et d’autres (YAML 1.2) comme \(yaml12.inFrench) : mettez-le entre guillemets droits si c’est du texte."
      )
    case .duplicateKey(let key):
      language(
        "“\(key)” stands again further down; only the last one counts.",
        "« \(key) » figure encore plus bas ; seul le dernier compte.")
    case .cutByComment(let kept, let lost):
      language(
        "“ #” begins a comment: the value ends after “\(kept)”, and “\(lost)” is lost; put the value in quotes to keep it.",
        "« # » commence un commentaire : la valeur s’arrête après « \(kept) », et « \(lost) » est perdu ; mettez la valeur entre guillemets droits pour le garder."
      )
    case .impossibleDate(let text):
      language("There is no such day as \(text).", "Le jour \(text) n’existe pas.")
    case .lenientJSON(.comment):
      language(
        "JSON has no comments: Hugo refuses a file with one.",
        "JSON n’a pas de commentaires : Hugo refuse un fichier qui en contient.")
    case .lenientJSON(.trailingComma):
      language(
        "Nothing follows this comma, which JSON forbids: Hugo refuses the file.",
        "Rien ne suit cette virgule, ce que JSON interdit : Hugo refuse le fichier.")
    }
  }
}

extension FrontMatterWarning.Reading {
  fileprivate var inFrench: String {
    switch self {
    case .text(let text): "le texte « \(text) »"
    case .flag(let flag): flag ? "true" : "false"
    case .null: "null"
    case .number(let number): "le nombre \(number)"
    case .octal(let number): "\(number) (octal)"
    case .sexagesimal(let jekyll, let others): "le nombre \(jekyll) (\(others) pour PyYAML)"
    case .inBase60: "un nombre en base 60"
    case .defaultValue: "une valeur par défaut"
    }
  }
}
