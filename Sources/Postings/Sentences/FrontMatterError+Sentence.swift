public import FrontMatter
public import PostingsLanguage

extension FrontMatterError {
  /// What is wrong and the way out, in one sentence for a person who keeps postings and may never have heard of YAML.
  ///
  /// The English is ``FrontMatterError/description``, which `FrontMatter` says itself to whoever uses it alone.
  public func sentence(in language: Language) -> String { language(description, reason.french) }
}

extension FrontMatterError.Reason {
  fileprivate var french: String {
    switch self {
    // The front matter as a whole
    case .neverClosed(let fence):
      "L’en-tête n’est jamais fermé : ajoutez une ligne avec seulement \(fence) après le dernier champ."
    case .conflictMarkers:
      """
      Git a laissé ici des marques de conflit : gardez l’une des deux versions et supprimez les lignes <<<<<<<, \
      ======= et >>>>>>>.
      """
    case .tooDeep(let limit):
      "Les valeurs sont imbriquées sur plus de \(limit) niveaux : mettez-les à plat."
    case .tooLarge(let limit):
      "L’en-tête dépasse \(limit >> 20) Mo : déplacez du texte dans le corps."
    case .controlCharacter(let code):
      "Un caractère de contrôle invisible (\(Self.name(ofControl: code))) ne peut pas se trouver ici : supprimez-le."
    case .notUTF8: "Ces octets ne sont pas de l’UTF-8 : enregistrez le fichier en UTF-8."
    case .unsupportedEncoding(let encoding):
      "Le fichier contient \(encoding.french) : enregistrez-le en UTF-8 avec des fins de ligne Unix ou Windows."
    case .notATable: "L’en-tête n’est pas une suite de champs : écrivez un « clé: valeur » par ligne."
    case .anotherDocument:
      "Un second document YAML commence ici : supprimez la ligne, ou fermez l’en-tête par --- seul."
    case .tooManyAliases(let limit): "Les alias valent pour plus de \(limit) valeurs : écrivez-les en entier."

    // One line of it
    case .missingSpaceAfterColon(let key): "Mettez une espace après les deux-points de « \(key) »."
    case .colonInPlainValue(let key):
      """
      La valeur de « \(key) » contient deux-points et une espace : mettez-la tout entière entre guillemets droits.
      """
    case .missingColon(let text):
      "« \(text) » n’est pas un champ : écrivez « clé: valeur », ou indentez la ligne si elle continue la valeur du dessus."
    case .missingEquals(let text): "« \(text) » n’est pas un champ : écrivez « clé = valeur »."
    case .missingValue(let key): "Rien ne suit « \(key) » : donnez-lui une valeur, ou supprimez la ligne."
    case .unquotedText(let text):
      "« \(text) » n’est ni un nombre, ni une date, ni true ou false : mettez le texte entre guillemets droits."
    case .tab: "Une tabulation ne peut ni indenter ni commencer une valeur : utilisez des espaces."
    case .unclosedQuote(let quote):
      "Le guillemet \(quote) n’est jamais fermé : ajoutez \(quote) à la fin de la valeur."
    case .textAfterQuote(let quote):
      """
      Du texte suit le guillemet fermant \(quote) : mettez le guillemet à la fin, et écrivez \
      \(quote == "'" ? "''" : "\\\"") pour en avoir un dans la valeur.
      """
    case .unclosedBracket(let bracket):
      """
      Le crochet \(bracket) n’est jamais fermé : ajoutez \(bracket == "[" ? "]" : "}"), ou la virgule qui manque.
      """
    case .missingComma: "Il manque ici une virgule : mettez-la avant ce qui suit."
    case .trailingComma: "Rien ne suit cette virgule : supprimez-la."
    case .textAfterValue:
      "Il y a quelque chose derrière la valeur : supprimez-le, ou mettez toute la valeur entre guillemets droits."
    case .keyNeedsQuotes(let key): "La clé « \(key) » doit être entre guillemets droits : écrivez \"\(key)\"."
    case .multilineKey: "Une clé s’écrit entre deux guillemets droits, pas six : supprimez les autres."
    case .namelessTable: "Une table doit avoir un nom : écrivez-le entre les crochets."
    case .impossibleDate(let day): "Le jour \(day) n’existe pas : corrigez la date."
    case .unclosedComment: "Un commentaire ouvert par /* n’est jamais fermé : ajoutez */ à sa fin."
    case .reservedStart(let mark):
      "Une valeur ne peut pas commencer par \(mark) sans guillemets : mettez-la tout entière entre guillemets droits."
    case .badIndentation:
      "Cette ligne n’est pas indentée comme celles dont elle fait partie : alignez-la sur elles."
    case .listOnKeyLine(let key):
      "La liste de « \(key) » commence sur la ligne de sa clé : mettez chaque « - élément » sur sa propre ligne."
    case .badEscape:
      """
      Une barre oblique inverse entre guillemets doubles ouvre un échappement : écrivez \\\\, ou utilisez des \
      guillemets simples.
      """
    case .unknownAlias(let name):
      "*\(name) ne nomme aucune valeur plus haut : écrivez la valeur en entier, ou marquez-la par &\(name)."
    case .duplicateKey(let key): "La clé « \(key) » figure deux fois : supprimez l’une d’elles."
    case .syntax(let words): "L’analyseur dit : \(words)."

    // An edit that was refused
    case .noFrontMatter: "Le fichier n’a pas d’en-tête : ajoutez-le d’abord dans un éditeur de texte."
    case .brokenFrontMatter: "L’en-tête ne peut pas être lu en entier : réparez-le d’abord comme texte."
    case .noSuchField(let path): "Il n’y a pas de champ « \(path) »."
    case .fieldExists(let path) where path.isEmpty: "Le fichier a déjà un en-tête."
    case .fieldExists(let path): "Le champ « \(path) » existe déjà : modifiez-le, ou choisissez un autre nom."
    case .notAList(let path): "« \(path) » n’est pas une liste : transformez-le d’abord en liste."
    case .notATableAt(let path):
      path.isEmpty ? "L’en-tête n’a pas de champs." : "« \(path) » contient une seule valeur, et pas de champs."
    case .indexOutOfRange(let path, let count):
      "« \(path) » a \(count) \(count > 1 ? "éléments" : "élément") : choisissez un indice à partir de 0."
    case .cannotSpell(let what): "« \(what) » ne peut pas s’écrire ici : choisissez une autre valeur."
    case .notOneValue(let literal):
      "« \(literal) » n’est pas une seule valeur : mettez-le entre guillemets droits si c’est du texte."
    case .checkFailed(let path):
      """
      Modifier « \(path) » changerait autre chose aussi : rien n’a été changé, modifiez l’en-tête comme texte.
      """
    case .readThroughAlias(let path, let name, let place):
      """
      « \(path) » se lit aussi par *\(name) dans « \(place) » : écrivez d’abord cette valeur en entier, ou modifiez \
      l’en-tête comme texte.
      """
    case .onlyAsText(let path): "« \(path) » est écrit d’une manière qui ne se modifie que comme texte."
    }
  }
}

extension ForeignEncoding {
  /// As the end of “le fichier contient …”.
  fileprivate var french: String {
    switch self {
    case .utf16: "du texte en UTF-16"
    case .loneCarriageReturns: "des lignes qui se terminent par CR seul"
    case .nulBytes: "des octets NUL"
    }
  }
}
